/** The matcher of a table: finds the rows that hold without looking at the others. */
import { takes, type Grid, type GridColumn } from './table-grid.ts';
import { buildTree, columnsInOrder, isLeaf, partAt, type Stack, type Tree } from './table-tree.ts';

/** Stands for a place of which nothing is known: every row takes it. */
export const anyPlace = -1;

export interface Matcher {
  /** The rows that hold, in ascending order. */
  all(places: readonly number[]): number[];
  /** The first row that holds, or -1. */
  first(places: readonly number[]): number;
}

/** Visits the lists of rows that may hold. */
function visit(tree: Tree | undefined, places: readonly number[], found: (rows: readonly number[]) => void): void {
  if (!tree) return;
  if (isLeaf(tree)) {
    found(tree);
    return;
  }
  const place = places[tree.column] as number;
  if ('lists' in tree) {
    visitStack(tree, place, found);
    return;
  }
  if (place === anyPlace) for (const part of tree.parts) visit(part, places, found);
  else visit(tree.parts[partAt(tree.cuts, place)], places, found);
  visit(tree.wide, places, found);
}

function visitStack({ cuts, lists }: Stack, place: number, found: (rows: readonly number[]) => void): void {
  if (place === anyPlace) {
    for (const list of lists) found(list);
    return;
  }
  const part = partAt(cuts, place);
  if (part < 0) return;
  for (let at = cuts.length + part; at > 0; at >>= 1) found(lists[at] as readonly number[]);
}

/** Tells whether a row takes nothing in some column. */
const isEmpty = ({ columns }: Grid, row: number) => columns.some(({ starts }) => starts[row] === starts[row + 1]);

interface Tested {
  index: number;
  column: GridColumn;
}

function holds(tested: readonly Tested[], row: number, places: readonly number[]): boolean {
  for (const { index, column } of tested) {
    const place = places[index] as number;
    if (place !== anyPlace && !takes(column, row, place)) return false;
  }
  return true;
}

/** Makes the matcher of a grid. Places are those of each column's axis, or `anyPlace`. */
export function createMatcher(grid: Grid): Matcher {
  const order = columnsInOrder(grid);
  const tested = order.map((index): Tested => ({ index, column: grid.columns[index] as GridColumn }));
  const every = Array.from({ length: grid.rows }, (_, row) => row);
  // A row that takes nothing in a column lies in no part of it, and yet takes what is not known there.
  const [possible, empty] = [every.filter((row) => !isEmpty(grid, row)), every.filter((row) => isEmpty(grid, row))];
  const tree = buildTree(grid, possible, order);
  const lists = (places: readonly number[], found: (rows: readonly number[]) => void) => {
    visit(tree, places, found);
    if (empty.length > 0 && places.includes(anyPlace)) found(empty);
  };

  return {
    all(places) {
      const hits: number[] = [];
      lists(places, (some) => {
        for (const row of some) if (holds(tested, row, places)) hits.push(row);
      });
      if (hits.length < 2) return hits;
      // A row may come from two lists where a place is not known.
      const once = places.includes(anyPlace) ? new Set(hits) : hits;
      return [...Int32Array.from(once).sort()];
    },
    first(places) {
      let best = grid.rows;
      lists(places, (some) => {
        for (const row of some) {
          if (row >= best) return;
          if (holds(tested, row, places)) best = row;
        }
      });
      return best === grid.rows ? -1 : best;
    },
  };
}
