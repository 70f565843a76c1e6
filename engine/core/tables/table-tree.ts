/**
 * The tree of a table: splits its rows by one column after the other, until few are left together. A row lies in every part that its
 * cell covers; one whose cell covers many goes to a branch of its own, so that the tree stays about as large as the table.
 */
import { takesAll, type Grid, type GridColumn } from './table-grid.ts';

type Rows = readonly number[];

/** Rows that are left together, ascending, and the columns by which they were not divided. */
export interface Leaf {
  rows: Rows;
  test: readonly number[];
}

/** Rows that a column splits. */
export interface Split {
  column: number;
  /** First place of each part, ascending. */
  cuts: readonly number[];
  parts: readonly (Tree | undefined)[];
  /** The rows that lie in no part alone. */
  wide: Tree | undefined;
}

/**
 * Rows that no column splits well, as a segment tree over one: each row stands in few of its lists, which together cover the parts
 * that it covers. Those of a part stand in the lists from `cuts.length + part` upwards, each time at half the index.
 */
export interface Stack {
  column: number;
  cuts: readonly number[];
  lists: readonly Leaf[];
}

export type Tree = Leaf | Split | Stack;

const fewRows = 8;
/** So many rows are worth a stack. */
const manyRows = 32;
/** A row that covers more parts than this is wide. */
const mostParts = 4;

/** The index of the last cut that is not above a place, or -1. */
export function partAt(cuts: readonly number[], place: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Calls back with first and last place of each run of a row. */
function eachRun({ starts, runs }: GridColumn, row: number, found: (first: number, last: number) => void): void {
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 2) found(runs[at] as number, runs[at + 1] as number);
}

/** Where runs of some rows begin, and where they have ended. */
export function cutsOf(column: GridColumn, rows: Rows): number[] {
  const ends = new Set<number>();
  for (const row of rows) eachRun(column, row, (first, last) => ends.add(first).add(last + 1));
  return [...Int32Array.from(ends).sort()];
}

/** Calls back with every part that a row covers. */
export function eachPart(
  column: GridColumn,
  cuts: readonly number[],
  row: number,
  found: (part: number) => void,
): void {
  eachRun(column, row, (first, last) => {
    const end = partAt(cuts, last);
    for (let part = partAt(cuts, first); part <= end; part += 1) found(part);
  });
}

function isWide(column: GridColumn, cuts: readonly number[], row: number): boolean {
  let covered = 0;
  eachRun(column, row, (first, last) => {
    if (covered <= mostParts) covered += partAt(cuts, last) - partAt(cuts, first) + 1;
  });
  return covered > mostParts;
}

interface Cut {
  cuts: number[];
  parts: number[][];
  wide: number[];
}

/** Cuts rows by a column, or gives nothing where that would leave most of them together. */
function cutBy(column: GridColumn, rows: Rows): Cut | undefined {
  const wide: number[] = [];
  const testing = rows.filter((row) => !takesAll(column, row));
  if (2 * testing.length < rows.length) return undefined;
  const coarse = cutsOf(column, testing);
  const narrow: number[] = [];
  for (const row of rows) (takesAll(column, row) || isWide(column, coarse, row) ? wide : narrow).push(row);
  if (2 * narrow.length < rows.length) return undefined;
  const cuts = cutsOf(column, narrow);
  const parts = cuts.map((): number[] => []);
  for (const row of narrow) eachPart(column, cuts, row, (part) => parts[part]?.push(row));
  const largest = wide.length + parts.reduce((most, part) => Math.max(most, part.length), 0);
  return 4 * largest <= 3 * rows.length ? { cuts, parts, wide } : undefined;
}

/** The columns that rows test, the one that leaves fewest together first. */
export function columnsInOrder({ columns, rows }: Grid): number[] {
  const left = columns.map((column) => {
    let open = 0;
    for (let row = 0; row < rows; row += 1) if (takesAll(column, row)) open += 1;
    return open + (rows - open) / Math.max(1, column.axis.bounds.length);
  });
  return left
    .map((_, index) => index)
    .filter((index) => (columns[index] as GridColumn).firstTest < rows)
    .sort((a, b) => (left[a] as number) - (left[b] as number));
}

/** How many rows of a column one meets at a part, on average over the parts. */
function meanAt(column: GridColumn, cuts: readonly number[], rows: Rows): number {
  let covered = 0;
  for (const row of rows)
    eachRun(column, row, (first, last) => (covered += partAt(cuts, last) - partAt(cuts, first) + 1));
  return covered / cuts.length;
}

function stackBy(column: GridColumn, index: number, cuts: readonly number[], { rows, test }: Leaf): Stack {
  const size = cuts.length;
  const lists = Array.from({ length: 2 * size }, (): number[] => []);
  for (const row of rows)
    eachRun(column, row, (first, last) => {
      let [low, high] = [partAt(cuts, first) + size, partAt(cuts, last) + 1 + size];
      for (; low < high; low >>= 1, high >>= 1) {
        if (low & 1) lists[low++]?.push(row);
        if (high & 1) lists[--high]?.push(row);
      }
    });
  const left = test.filter((each) => each !== index);
  return { column: index, cuts, lists: lists.map((list) => ({ rows: list, test: left })) };
}

/** Stacks many rows by the column that leaves fewest of them to be looked at, if there is one. */
function stacked(grid: Grid, leaf: Leaf): Tree {
  const { rows, test } = leaf;
  if (rows.length < manyRows) return leaf;
  let best: { index: number; cuts: number[] } | undefined;
  let fewest = 0.75 * rows.length;
  for (const index of test) {
    const cuts = cutsOf(grid.columns[index] as GridColumn, rows);
    const mean = meanAt(grid.columns[index] as GridColumn, cuts, rows);
    if (mean >= fewest) continue;
    best = { index, cuts };
    fewest = mean;
  }
  return best ? stackBy(grid.columns[best.index] as GridColumn, best.index, best.cuts, leaf) : leaf;
}

/** Builds the tree of a leaf, dividing its rows by what is left of its columns. */
export function buildTree(grid: Grid, leaf: Leaf, left = leaf.test): Tree {
  const { rows, test } = leaf;
  if (rows.length <= fewRows) return leaf;
  for (const index of left) {
    const cut = cutBy(grid.columns[index] as GridColumn, rows);
    if (!cut) continue;
    const others = left.filter((each) => each !== index);
    const divided = test.filter((each) => each !== index);
    const below = (some: Rows, by: readonly number[]) =>
      some.length === 0 ? undefined : buildTree(grid, { rows: some, test: by }, others);
    return {
      column: index,
      cuts: cut.cuts,
      parts: cut.parts.map((part) => below(part, divided)),
      wide: below(cut.wide, test),
    };
  }
  return stacked(grid, leaf);
}
