/** A table as numbers: the axis of each column, and for each row the runs of places that its cell takes. */
import { createAxis, type Axis } from './table-axis.ts';
import type { Region } from './table-cell.ts';

/** A column: row `r` takes the places of the runs from `starts[r]` up to `starts[r + 1]`, each a pair of first and last. */
export interface GridColumn {
  axis: Axis;
  starts: Int32Array;
  runs: Int32Array;
  /** The first row that does not take every value; the number of rows where none tests. */
  firstTest: number;
}

export interface Grid {
  columns: readonly GridColumn[];
  rows: number;
}

/** Tells whether a row takes everything in a column. */
export function takesAll({ axis, starts, runs }: GridColumn, row: number): boolean {
  const start = starts[row] as number;
  return starts[row + 1] === start + 2 && runs[start] === 0 && runs[start + 1] === axis.unknown;
}

/** Tells whether a row takes a place in a column. */
export function takes({ starts, runs }: GridColumn, row: number, place: number): boolean {
  let [low, high] = [(starts[row] as number) >> 1, (starts[row + 1] as number) >> 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[2 * middle + 1] as number) < place) low = middle + 1;
    else high = middle;
  }
  return 2 * low < (starts[row + 1] as number) && (runs[2 * low] as number) <= place;
}

function columnOf(regions: readonly Region[]): GridColumn {
  const axis = createAxis(regions);
  const known = new Map<Region, number[]>();
  const all: number[] = [];
  const starts = new Int32Array(regions.length + 1);
  regions.forEach((region, row) => {
    const runs = known.get(region) ?? axis.runsOf(region);
    known.set(region, runs);
    for (const place of runs) all.push(place);
    starts[row + 1] = all.length;
  });
  const column = { axis, starts, runs: Int32Array.from(all), firstTest: regions.length };
  const firstTest = regions.findIndex((_, row) => !takesAll(column, row));
  return firstTest < 0 ? column : { ...column, firstTest };
}

/** Makes the grid of a table, given column by column. */
export function createGrid(columns: readonly (readonly Region[])[]): Grid {
  return { columns: columns.map(columnOf), rows: columns[0]?.length ?? 0 };
}
