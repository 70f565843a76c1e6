/** Compares two JSON values, place by place. */
import { pointerOf } from '../schema-errors.ts';

/** A place where two values differ; `undefined` where one of them has nothing there. */
export interface ValueDifference {
  pointer: string;
  before: unknown;
  after: unknown;
}

type Fields = Record<string, unknown>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
const sorted = (_name: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : value;

/** One text for one value, whatever the order of its fields; fields without a value do not count. */
export const sameText = (value: unknown): string => JSON.stringify(value, sorted) ?? '';

/** Tells whether two values say the same. */
export const isSame = (a: unknown, b: unknown): boolean => sameText(a) === sameText(b);

/** Every place where two values differ, as deep as they can be told apart; lists of different length differ as a whole. */
export function diffValues(before: unknown, after: unknown, path: readonly PropertyKey[] = []): ValueDifference[] {
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => diffValues(before[name], after[name], [...path, name]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((each: unknown, index) => diffValues(each, after[index], [...path, index]));
  return [{ pointer: pointerOf(path), before, after }];
}
