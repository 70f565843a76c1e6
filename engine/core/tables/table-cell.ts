/** What a cell takes, as a region: disjoint ascending intervals of known values, and whether an unknown value is taken. */
import type { Cell, Scalar } from './table.ts';

/** An end of an interval; without a value it is endless. */
export interface End {
  at?: Scalar;
  open: boolean;
}

export interface Interval {
  from: End;
  to: End;
}

/** Values that all are of one type, in ascending order of that type. */
export interface Region {
  unknown: boolean;
  intervals: readonly Interval[];
}

const endless: End = { open: true };
const closed = (at: Scalar): End => ({ at, open: false });
const open = (at: Scalar): End => ({ at, open: true });

/** Every value, known or not. */
export const everything: Region = { unknown: true, intervals: [{ from: endless, to: endless }] };

/** Orders two values of one type. */
export const ascending = (a: Scalar, b: Scalar): number => (a < b ? -1 : a > b ? 1 : 0);

/** The values of a list. */
export function pointsRegion(values: readonly Scalar[]): Region {
  const sorted = [...new Set(values)].sort(ascending);
  return { unknown: false, intervals: sorted.map((at) => ({ from: closed(at), to: closed(at) })) };
}

/** The known values that a region does not take. */
export function complementOf({ intervals }: Region): Region {
  const rest: Interval[] = [];
  let from: End | undefined = endless;
  for (const interval of intervals) {
    if (interval.from.at !== undefined && from) {
      const to: End = { at: interval.from.at, open: !interval.from.open };
      if (!isEmpty({ from, to })) rest.push({ from, to });
    }
    from = interval.to.at === undefined ? undefined : { at: interval.to.at, open: !interval.to.open };
  }
  if (from) rest.push({ from, to: endless });
  return { unknown: false, intervals: rest };
}

/** What both regions take. */
export function intersectionOf(a: Region, b: Region): Region {
  const both: Interval[] = [];
  let [i, j] = [0, 0];
  for (let x = a.intervals[i], y = b.intervals[j]; x && y; x = a.intervals[i], y = b.intervals[j]) {
    const from = compareFrom(x.from, y.from) >= 0 ? x.from : y.from;
    const byTo = compareTo(x.to, y.to);
    const to = byTo <= 0 ? x.to : y.to;
    if (!isEmpty({ from, to })) both.push({ from, to });
    if (byTo <= 0) i += 1;
    if (byTo >= 0) j += 1;
  }
  return { unknown: a.unknown && b.unknown, intervals: both };
}

/** What one of two regions takes. */
export function unionOf(a: Region, b: Region): Region {
  const neither = intersectionOf(complementOf(a), complementOf(b));
  return { unknown: a.unknown || b.unknown, intervals: complementOf(neither).intervals };
}

function compareFrom(a: End, b: End): number {
  if (a.at === undefined || b.at === undefined) return Number(b.at === undefined) - Number(a.at === undefined);
  return ascending(a.at, b.at) || Number(a.open) - Number(b.open);
}

function compareTo(a: End, b: End): number {
  if (a.at === undefined || b.at === undefined) return Number(a.at === undefined) - Number(b.at === undefined);
  return ascending(a.at, b.at) || Number(b.open) - Number(a.open);
}

/** Tells whether an interval has no value; one whose ends cross has none. */
function isEmpty({ from, to }: Interval): boolean {
  if (from.at === undefined || to.at === undefined) return false;
  const order = ascending(from.at, to.at);
  return order > 0 || (order === 0 && (from.open || to.open));
}

const between = (from: End, to: End): Region => ({
  unknown: false,
  intervals: isEmpty({ from, to }) ? [] : [{ from, to }],
});

/** The values below a bound, or from it on. */
export const bounded = {
  lt: (at: Scalar) => between(endless, open(at)),
  lte: (at: Scalar) => between(endless, closed(at)),
  gt: (at: Scalar) => between(open(at), endless),
  gte: (at: Scalar) => between(closed(at), endless),
};

/** The region of a cell; its values must be of one type. */
export function regionOf(cell: Cell): Region {
  if (cell === '-') return everything;
  if (cell === null) return { unknown: true, intervals: [] };
  if (typeof cell !== 'object') return pointsRegion([cell]);
  if ('in' in cell) return pointsRegion(cell.in);
  if ('notIn' in cell) return complementOf(pointsRegion(cell.notIn));
  if ('from' in cell) {
    const ends = cell.open;
    return between(
      { at: cell.from, open: ends === 'from' || ends === 'both' },
      { at: cell.to, open: ends === 'to' || ends === 'both' },
    );
  }
  if ('lt' in cell) return bounded.lt(cell.lt);
  if ('lte' in cell) return bounded.lte(cell.lte);
  if ('gt' in cell) return bounded.gt(cell.gt);
  if ('gte' in cell) return bounded.gte(cell.gte);
  // What is unknown is not "something else": only null and "-" take it.
  return complementOf(regionOf(cell.not));
}

/** The values that a cell names. */
export function valuesOf(cell: Cell): Scalar[] {
  if (cell === '-' || cell === null) return [];
  if (typeof cell !== 'object') return [cell];
  if ('in' in cell) return cell.in;
  if ('notIn' in cell) return cell.notIn;
  if ('not' in cell) return valuesOf(cell.not);
  return Object.entries(cell).flatMap(([key, bound]) => (key === 'open' ? [] : [bound as Scalar]));
}

/** A cell whose numbers are others. */
export function withNumbers(cell: Cell, other: (value: number) => number): Cell {
  const turned = <Value extends Scalar>(value: Value): Value =>
    typeof value === 'number' ? (other(value) as Value) : value;
  if (cell === null || typeof cell !== 'object') return cell === null ? null : turned(cell);
  if ('not' in cell) return { not: withNumbers(cell.not, other) } as Cell;
  if ('in' in cell) return { in: cell.in.map(turned) };
  if ('notIn' in cell) return { notIn: cell.notIn.map(turned) };
  if ('from' in cell) return { ...cell, from: turned(cell.from), to: turned(cell.to) };
  if ('lt' in cell) return { lt: turned(cell.lt) };
  if ('lte' in cell) return { lte: turned(cell.lte) };
  return 'gt' in cell ? { gt: turned(cell.gt) } : { gte: turned(cell.gte) };
}
