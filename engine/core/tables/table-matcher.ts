/** The matcher of a table: finds the rows that hold without looking at the others. */
import { takes, type Grid, type GridColumn } from './table-grid.ts';
import { buildTree, columnsInOrder, partAt, type Leaf, type Stack, type Tree } from './table-tree.ts';

/** Stands for a place of which nothing is known: every row takes it. */
export const anyPlace = -1;

export interface Matcher {
  /** The rows that hold, in ascending order. */
  all(places: readonly number[]): number[];
  /** The first row that holds, or -1. */
  first(places: readonly number[]): number;
}

/** Visits the leaves whose rows may hold. */
function visit(tree: Tree | undefined, places: readonly number[], found: (leaf: Leaf) => void): void {
  let at = tree;
  while (at && !('rows' in at)) {
    const place = places[at.column] as number;
    if ('lists' in at) {
      visitStack(at, place, found);
      return;
    }
    if (at.wide) visit(at.wide, places, found);
    if (place === anyPlace) {
      for (const part of at.parts) visit(part, places, found);
      return;
    }
    at = at.parts[partAt(at.cuts, place)];
  }
  if (at) found(at);
}

function visitStack({ cuts, lists }: Stack, place: number, found: (leaf: Leaf) => void): void {
  if (place === anyPlace) {
    for (const list of lists) found(list);
    return;
  }
  const part = partAt(cuts, place);
  if (part < 0) return;
  for (let at = cuts.length + part; at > 0; at >>= 1) found(lists[at] as Leaf);
}

/** Tells whether a row takes nothing in some column. */
const isEmpty = ({ columns }: Grid, row: number) => columns.some(({ starts }) => starts[row] === starts[row + 1]);

/** Tells whether a row of a leaf takes the places by which it was not divided. */
function holds({ columns }: Grid, test: readonly number[], row: number, places: readonly number[]): boolean {
  for (const index of test) {
    const place = places[index] as number;
    if (place !== anyPlace && !takes(columns[index] as GridColumn, row, place)) return false;
  }
  return true;
}

/** Makes the matcher of a grid. Places are those of each column's axis, or `anyPlace`. */
export function createMatcher(grid: Grid): Matcher {
  const test = columnsInOrder(grid);
  const every = Array.from({ length: grid.rows }, (_, row) => row);
  // A row that takes nothing in a column lies in no part of it, and yet takes what is not known there.
  const empty: Leaf = { test, rows: every.filter((row) => isEmpty(grid, row)) };
  const tree = buildTree(grid, { test, rows: every.filter((row) => !isEmpty(grid, row)) });
  const leaves = (places: readonly number[], found: (leaf: Leaf) => void) => {
    visit(tree, places, found);
    if (empty.rows.length > 0 && places.includes(anyPlace)) found(empty);
  };

  return {
    all(places) {
      const hits: number[] = [];
      leaves(places, (leaf) => {
        for (const row of leaf.rows) if (holds(grid, leaf.test, row, places)) hits.push(row);
      });
      if (hits.length < 2) return hits;
      // A row may come from two leaves where a place is not known.
      const once = places.includes(anyPlace) ? new Set(hits) : hits;
      return [...Int32Array.from(once).sort()];
    },
    first(places) {
      let best = grid.rows;
      leaves(places, (leaf) => {
        for (const row of leaf.rows) {
          if (row >= best) return;
          if (holds(grid, leaf.test, row, places)) best = row;
        }
      });
      return best === grid.rows ? -1 : best;
    },
  };
}
