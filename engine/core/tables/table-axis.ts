/**
 * The axis of a column: its boundaries cut the values into places, numbered in ascending order, such that every cell takes a place
 * wholly or not at all. Even places lie between boundaries, odd ones are the boundaries themselves, the last is "unknown".
 */
import { ascending, type Region } from './table-cell.ts';
import type { Scalar } from './table.ts';

export interface Axis {
  bounds: readonly Scalar[];
  /** The place of an unknown value, which is the highest. */
  unknown: number;
  /** The type of its boundaries; undefined where it has none. */
  type: 'string' | 'number' | 'boolean' | undefined;
  /** The place of a value of the axis's type, or of an unknown one. */
  placeOf(value: Scalar | undefined): number;
  /** The places of a region: first and last of each run, one pair after the other. */
  runsOf(region: Region): number[];
}

/** Makes the axis on which regions lie; the values of all regions must be of one type. */
export function createAxis(regions: readonly Region[]): Axis {
  const points = new Set<Scalar>();
  for (const { intervals } of regions)
    for (const { from, to } of intervals) {
      if (from.at !== undefined) points.add(from.at);
      if (to.at !== undefined) points.add(to.at);
    }
  const bounds = [...points].sort(ascending);
  const order = new Map(bounds.map((bound, index) => [bound, index]));
  const unknown = 2 * bounds.length + 1;

  function placeOf(value: Scalar | undefined): number {
    if (value === undefined) return unknown;
    const exact = order.get(value);
    if (exact !== undefined) return 2 * exact + 1;
    let [low, high] = [0, bounds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bounds[middle] as Scalar) < value) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }

  function runsOf(region: Region): number[] {
    const runs: number[] = [];
    const add = (first: number, last: number) => {
      if (runs.at(-1) === first - 1) runs[runs.length - 1] = last;
      else runs.push(first, last);
    };
    for (const { from, to } of region.intervals)
      add(
        from.at === undefined ? 0 : placeOf(from.at) + Number(from.open),
        to.at === undefined ? unknown - 1 : placeOf(to.at) - Number(to.open),
      );
    if (region.unknown) add(unknown, unknown);
    return runs;
  }

  const type = typeof bounds[0] as Axis['type'];
  return { bounds, unknown, type: bounds.length === 0 ? undefined : type, placeOf, runsOf };
}
