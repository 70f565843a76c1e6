/** FEEL by feelin: evaluates expressions and unary tests, and brings values from JSON and back to it. Never throws for what a file holds. */
import {
  evaluate,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelRange,
  FeelTime,
  parseDate,
  parseDateTime,
  parseExpression,
  parseTime,
  parseUnaryTests,
  duration,
  unaryTest,
} from 'feelin';
import { isDate } from '../core/expressions/expression-dates.ts';
import { text, type Text } from '../core/text.ts';
import type { FeelType } from './dmn-model.ts';

/** Names and their values, as an expression sees them. */
export type FeelScope = Record<string, unknown>;

/** What is to be told of an evaluation. */
export interface DecideNote {
  rule: string;
  /** Id of the element, or the fact, it is about. */
  at?: string;
  message: Text;
}

/** The longest expression that is looked at. */
export const longestFeel = 20_000;
const mostNotes = 20;

const failed = (at: string, said: string): DecideNote => ({
  rule: 'feel-failed',
  at,
  message: text(`FEEL 无法求值：${said}`, `FEEL could not be evaluated: ${said}`),
});

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);

/** Adds a note, unless there are many. */
export function noteTo(notes: DecideNote[], note: DecideNote): void {
  if (notes.length < mostNotes) notes.push(note);
}

/** The value of an expression; null with a note where it has none. */
export function feelValue(source: string, scope: FeelScope, at: string, notes: DecideNote[]): unknown {
  try {
    const { value, warnings } = evaluate(source, scope);
    for (const { type, message } of value === null ? warnings : [])
      noteTo(notes, { rule: `feel-${type.toLowerCase().replaceAll('_', '-')}`, at, message: text(message, message) });
    return value === undefined || Number.isNaN(value) ? null : value;
  } catch (error) {
    noteTo(notes, failed(at, saidBy(error)));
    return null;
  }
}

/** Whether a value passes unary tests; false with a note where they can't be evaluated. */
export function feelTest(source: string, value: unknown, scope: FeelScope, at: string, notes: DecideNote[]): boolean {
  try {
    const given = { ...scope, '?': value };
    // The library would take an expression without a value for one that equals null.
    if (value === null && source.includes('?') && isFeel(source, given, 'expression'))
      return evaluate(source, given).value === true;
    return unaryTest(source, given).value === true;
  } catch (error) {
    noteTo(notes, failed(at, saidBy(error)));
    return false;
  }
}

/** Whether a text is FEEL; names that hold spaces are known only where they are given. */
export function isFeel(source: string, names: FeelScope, kind: 'expression' | 'unary-tests'): boolean {
  if (source.length > longestFeel) return false;
  const parse = kind === 'expression' ? parseExpression : parseUnaryTests;
  const cursor = parse(source, names, undefined).cursor();
  do {
    if (cursor.type.isError) return false;
  } while (cursor.next());
  return true;
}

/** Whether a value is a context: a plain object. */
export const isContext = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const temporal: Record<string, (said: string) => unknown> = {
  date: (said) => (isDate(said) ? parseDate(said) : parseDateTime(said)),
  time: parseTime,
  datetime: (said) => (isDate(said) ? parseDateTime(`${said}T00:00:00`) : parseDateTime(said)),
  duration,
};

const temporalKind = (base: string): string | undefined => {
  const plain = base.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.endsWith('duration')) return 'duration';
  if (plain === 'dateandtime' || plain === 'datetime') return 'datetime';
  return plain === 'date' || plain === 'time' ? plain : undefined;
};

function temporalValue(base: string, said: string): unknown {
  const kind = temporalKind(base);
  try {
    return (kind === undefined ? null : temporal[kind]?.(said)) ?? null;
  } catch {
    return null;
  }
}

function isOfBase(value: unknown, base: string): boolean {
  switch (base) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'context':
      return isContext(value);
    case 'Any':
      return true;
  }
  const kind = temporalKind(base);
  if (kind === 'date') return value instanceof FeelDate || value instanceof FeelDateTime;
  if (kind === 'datetime') return value instanceof FeelDateTime;
  if (kind === 'time') return value instanceof FeelTime;
  return kind === 'duration' ? value instanceof FeelDuration : true;
}

/** Why a value is not of its type. */
export class WrongType extends Error {}

/** A value as its type wants it: texts become dates where dates are wanted. @throws WrongType where it can't be one */
export function typedValue(value: unknown, type: FeelType | undefined): unknown {
  if (type === undefined || value === null || value === undefined) return value ?? null;
  if (type.list) {
    const item = type.item ?? { ...type, list: false };
    return Array.isArray(value) ? value.map((each) => typedValue(each, item)) : [typedValue(value, item)];
  }
  const single: unknown = Array.isArray(value) && value.length === 1 && type.base !== 'Any' ? value[0] : value;
  if (type.fields && isContext(single)) {
    const fields = type.fields;
    return Object.fromEntries(Object.entries(single).map(([name, each]) => [name, typedValue(each, fields.get(name))]));
  }
  const typed = typeof single === 'string' && temporalKind(type.base) ? temporalValue(type.base, single) : single;
  if (typed === null || !isOfBase(typed, type.base)) throw new WrongType(type.base);
  if (type.allowed !== undefined && !feelTest(type.allowed, typed, {}, '', [])) throw new WrongType(type.allowed);
  return typed;
}

/** The value of a literal date. */
export const feelDate = (date: string): unknown => parseDate(date);

/** A value that our index can compare: dates as YYYY-MM-DD; undefined where it is none of these. */
export function comparable(value: unknown): { value: string | number | boolean; date: boolean } | undefined {
  if (value instanceof FeelDate) return { value: value.iso, date: true };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { value, date: false };
  return undefined;
}

/** Whether two values are the same. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(jsonOf(a)) === JSON.stringify(jsonOf(b));

const deepestAnswer = 50;

/** A value as JSON: dates and durations as ISO 8601, numbers without the noise of binary fractions. */
export function jsonOf(value: unknown, depth = 0): unknown {
  if (value === null || value === undefined || typeof value === 'function' || depth > deepestAnswer) return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => jsonOf(each, depth + 1));
  if (value instanceof FeelRange) return rangeText(value);
  if (
    value instanceof FeelDate ||
    value instanceof FeelDateTime ||
    value instanceof FeelTime ||
    value instanceof FeelDuration
  )
    return value.iso;
  if (!isContext(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, jsonOf(each, depth + 1)]));
}

function rangeText(range: FeelRange): string {
  const [begin, end] = [range['start included'] ? '[' : '(', range['end included'] ? ']' : ')'];
  const bound = (value: unknown) => String(jsonOf(value));
  return `${begin}${bound(range.start)}..${bound(range.end)}${end}`;
}
