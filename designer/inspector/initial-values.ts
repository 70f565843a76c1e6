/** First values of variables as authors write them: texts and dates as they are, anything else as JSON. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { valueErrors, type ValueType } from '../../engine/core/value-type.ts';

type Initial = NonNullable<NonNullable<Scenario['variables']>[string]['initial']>;

const worded: readonly ValueType['type'][] = ['string', 'date', 'time', 'duration'];

/** The value that was written; undefined where it is not of the type. */
export function readInitial(typed: string, type: ValueType): Initial | undefined {
  const value = worded.includes(type.type) ? typed : parsed(typed);
  return value === undefined || value === null || valueErrors(value, type, '').length > 0 ? undefined : value;
}

function parsed(typed: string): Initial | null | undefined {
  try {
    return JSON.parse(typed) as Initial;
  } catch {
    return undefined;
  }
}

/** How a value is written; empty where there is none. */
export function writtenInitial(initial: unknown): string {
  if (initial === undefined) return '';
  return typeof initial === 'string' ? initial : JSON.stringify(initial);
}
