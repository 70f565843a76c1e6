/** Sample values: for each place of a column's axis a value that the fact can have there, where there is one. */
import type { PlainType } from '../facts/fact-types.ts';
import type { Axis } from './table-axis.ts';
import type { Scalar } from './table.ts';

/** What is known of a column's fact. */
export interface ColumnFact {
  type: PlainType;
  values: readonly Scalar[] | undefined;
  /** Only whole numbers occur. */
  whole: boolean;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: Scalar | undefined): value is string => typeof value === 'string' && day.test(value);

function dayBeside(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

/** A number strictly between two, a whole one where it can. */
function numberBetween(low: number | undefined, high: number | undefined, whole: boolean): number | undefined {
  if (low === undefined) return high === undefined ? 0 : Math.ceil(high) - 1;
  const next = Math.floor(low) + 1;
  if (high === undefined || next < high) return next;
  const middle = (low + high) / 2;
  return whole || middle <= low || middle >= high ? undefined : middle;
}

function textBetween(low: string | undefined, high: string | undefined, dates: boolean): string | undefined {
  const days = [isDay(low) ? dayBeside(low, 1) : undefined, isDay(high) ? dayBeside(high, -1) : undefined];
  const words = dates ? [] : ['other', `${low ?? ''}!`, `${low ?? ''}\u0000`, ''];
  return [...(dates || (isDay(low) && isDay(high)) ? days : []), ...words].find(
    (each) => each !== undefined && (low === undefined || each > low) && (high === undefined || each < high),
  );
}

/** The sample of each known place of an axis; undefined where the fact can have no value. */
export function samplesOf({ bounds, unknown }: Axis, { type, values, whole }: ColumnFact): (Scalar | undefined)[] {
  const possible = values ?? (type === 'boolean' ? [true, false] : undefined);
  const dates = bounds.length > 0 && bounds.every(isDay);
  const between = (low: Scalar | undefined, high: Scalar | undefined): Scalar | undefined => {
    if (possible)
      return possible.find((each) => (low === undefined || each > low) && (high === undefined || each < high));
    return type === 'number'
      ? numberBetween(low as number | undefined, high as number | undefined, whole)
      : textBetween(low as string | undefined, high as string | undefined, dates);
  };
  // Texts that are no dates have no order that a cell could tell: all others are alike.
  const alike = type === 'string' && !possible && !bounds.some(isDay);
  const others = Array.from({ length: bounds.length + 1 }, (_, gap) => between(bounds[gap - 1], bounds[gap]));
  const other = Math.max(others.indexOf('other'), alike ? others.findIndex((each) => each !== undefined) : -1);
  return Array.from({ length: unknown }, (_, place) => {
    if (place % 2 === 0) return alike && place / 2 !== other ? undefined : others[place / 2];
    const bound = bounds[(place - 1) / 2];
    const occurs = bound !== undefined && (possible?.includes(bound) ?? (!whole || Number.isInteger(bound)));
    return occurs ? bound : undefined;
  });
}
