/**
 * The matcher of a table: finds the rows that hold without looking at the others. A tree splits the rows by one column after the
 * other; rows whose cell is wide go to a branch of their own instead of into every part, and the few rows that remain are tested.
 */
import { takes, takesAll, type Grid, type GridColumn } from './table-grid.ts';

/** Stands for a place of which nothing is known: every row takes it. */
export const anyPlace = -1;

export interface Matcher {
  /** The rows that hold, in ascending order. */
  all(places: readonly number[]): number[];
  /** The first row that holds, or -1. */
  first(places: readonly number[]): number;
}

interface Split {
  column: number;
  /** First place of each part, ascending; the last entry ends the last part. */
  cuts: Int32Array;
  parts: (Node | undefined)[];
  wide: Node | undefined;
}
type Node = Int32Array | Split;

const fewRows = 8;
/** A row that covers more parts than this is wide. */
const mostParts = 4;

const runsOf = ({ starts, runs }: GridColumn, row: number) => runs.subarray(starts[row], starts[row + 1]);

/** The index of the last cut that is not above a place. */
function partAt(cuts: Int32Array, place: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function cutsOf(column: GridColumn, rows: Int32Array): Int32Array {
  const ends = new Set<number>();
  for (const row of rows) {
    const runs = runsOf(column, row);
    for (let index = 0; index < runs.length; index += 2)
      ends.add(runs[index] as number).add((runs[index + 1] as number) + 1);
  }
  return Int32Array.from(ends).sort();
}

/** Calls back with every part that a row covers. */
function eachPart(column: GridColumn, cuts: Int32Array, row: number, found: (part: number) => void): void {
  const runs = runsOf(column, row);
  for (let index = 0; index < runs.length; index += 2) {
    const last = partAt(cuts, runs[index + 1] as number);
    for (let part = partAt(cuts, runs[index] as number); part <= last; part += 1) found(part);
  }
}

function isWide(column: GridColumn, cuts: Int32Array, row: number): boolean {
  if (takesAll(column, row)) return true;
  let covered = 0;
  const runs = runsOf(column, row);
  for (let index = 0; index < runs.length && covered <= mostParts; index += 2)
    covered += partAt(cuts, runs[index + 1] as number) - partAt(cuts, runs[index] as number) + 1;
  return covered > mostParts;
}

interface Cut {
  cuts: Int32Array;
  narrow: Int32Array;
  wide: Int32Array;
  /** How many rows each part has. */
  sizes: Int32Array;
}

/** Cuts rows by a column, or gives nothing where that would leave most of them together. */
function cutBy(column: GridColumn, rows: Int32Array): Cut | undefined {
  const testing = rows.filter((row) => !takesAll(column, row));
  if (2 * testing.length < rows.length) return undefined;
  const coarse = cutsOf(column, testing);
  const narrow = testing.filter((row) => !isWide(column, coarse, row));
  if (2 * narrow.length < rows.length) return undefined;
  const among = new Set(narrow);
  const wide = rows.filter((row) => !among.has(row));
  const cuts = cutsOf(column, narrow);
  const sizes = new Int32Array(cuts.length);
  for (const row of narrow) eachPart(column, cuts, row, (part) => void ((sizes[part] as number) += 1));
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0) + wide.length;
  return largest * 4 <= rows.length * 3 ? { cuts, narrow, wide, sizes } : undefined;
}

/** The columns, the one that leaves fewest rows together first. */
function bestFirst({ columns, rows }: Grid): number[] {
  const left = columns.map((column) => {
    const tested = rows - Array.from({ length: rows }, (_, row) => row).filter((row) => takesAll(column, row)).length;
    return rows - tested + tested / Math.max(1, column.axis.bounds.length);
  });
  return left
    .map((_, index) => index)
    .filter((index) => (columns[index] as GridColumn).firstTest < rows)
    .sort((a, b) => (left[a] as number) - (left[b] as number));
}

function build(grid: Grid, rows: Int32Array, order: readonly number[]): Node {
  if (rows.length <= fewRows) return rows;
  for (const index of order) {
    const column = grid.columns[index] as GridColumn;
    const cut = cutBy(column, rows);
    if (!cut) continue;
    const others = order.filter((each) => each !== index);
    const lists = Array.from(cut.sizes, (size) => new Int32Array(size));
    const filled = new Int32Array(cut.sizes.length);
    for (const row of cut.narrow)
      eachPart(column, cut.cuts, row, (part) => {
        (lists[part] as Int32Array)[filled[part] as number] = row;
        (filled[part] as number) += 1;
      });
    return {
      column: index,
      cuts: cut.cuts,
      parts: lists.map((list) => (list.length === 0 ? undefined : build(grid, list, others))),
      wide: cut.wide.length === 0 ? undefined : build(grid, cut.wide, others),
    };
  }
  return rows;
}

/** Makes the matcher of a grid. Places are those of each column's axis, or `anyPlace`. */
export function createMatcher(grid: Grid): Matcher {
  const order = bestFirst(grid);
  const tested = order.map((index) => ({ index, column: grid.columns[index] as GridColumn }));
  const root = build(
    grid,
    Int32Array.from({ length: grid.rows }, (_, row) => row),
    order,
  );

  const holds = (row: number, places: readonly number[]): boolean => {
    for (const { index, column } of tested) {
      const place = places[index] as number;
      if (place !== anyPlace && !takes(column, row, place)) return false;
    }
    return true;
  };

  /** Visits the lists of rows that may hold. */
  function visit(node: Node | undefined, places: readonly number[], list: (rows: Int32Array) => void): void {
    if (!node) return;
    if (node instanceof Int32Array) {
      list(node);
      return;
    }
    const place = places[node.column] as number;
    if (place === anyPlace) for (const part of node.parts) visit(part, places, list);
    else visit(node.parts[partAt(node.cuts, place)], places, list);
    visit(node.wide, places, list);
  }

  return {
    all(places) {
      const hits: number[] = [];
      visit(root, places, (rows) => {
        for (const row of rows) if (holds(row, places)) hits.push(row);
      });
      // Only where a place is not known may a row come from two parts.
      return hits.length < 2 ? hits : [...new Set(hits)].sort((a, b) => a - b);
    },
    first(places) {
      let best = grid.rows;
      visit(root, places, (rows) => {
        for (const row of rows) {
          if (row >= best) return;
          if (holds(row, places)) best = row;
        }
      });
      return best === grid.rows ? -1 : best;
    },
  };
}
