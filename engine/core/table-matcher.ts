/** The matcher of a table: finds the rows that hold without looking at the others. */
import { takes, type Grid, type GridColumn } from './table-grid.ts';
import { buildTree, columnsInOrder, isLeaf, partAt, type Tree } from './table-tree.ts';

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
  if (place === anyPlace) for (const part of tree.parts) visit(part, places, found);
  else visit(tree.parts[partAt(tree.cuts, place)], places, found);
  visit(tree.wide, places, found);
}

/** Makes the matcher of a grid. Places are those of each column's axis, or `anyPlace`. */
export function createMatcher(grid: Grid): Matcher {
  const order = columnsInOrder(grid);
  const tested = order.map((index) => ({ index, column: grid.columns[index] as GridColumn }));
  const rows = Array.from({ length: grid.rows }, (_, row) => row);
  const tree = buildTree(grid, rows, order);

  const holds = (row: number, places: readonly number[]): boolean => {
    for (const { index, column } of tested) {
      const place = places[index] as number;
      if (place !== anyPlace && !takes(column, row, place)) return false;
    }
    return true;
  };

  return {
    all(places) {
      const hits: number[] = [];
      visit(tree, places, (some) => {
        for (const row of some) if (holds(row, places)) hits.push(row);
      });
      // Only where a place is not known may a row come from two parts.
      return hits.length < 2 ? hits : [...new Set(hits)].sort((a, b) => a - b);
    },
    first(places) {
      let best = grid.rows;
      visit(tree, places, (some) => {
        for (const row of some) {
          if (row >= best) return;
          if (holds(row, places)) best = row;
        }
      });
      return best === grid.rows ? -1 : best;
    },
  };
}
