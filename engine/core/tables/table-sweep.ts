/** Sweeps a grid: one column after the other it follows the rows that still hold through every region, and remembers which it met. */
import { takesAll, type Grid, type GridColumn } from './table-grid.ts';
import { columnsInOrder, cutsOf, eachPart } from './table-tree.ts';

/** How far a sweep goes. */
export interface SweepBudget {
  /** Regions to look at. */
  regions: number;
  /** Rows to follow, over all regions. */
  rows: number;
}

/** What a sweep is for. `places` holds a place for each column, and changes after the call. */
export interface Sweep {
  grid: Grid;
  /** For each column its known places: whether the fact can be there. */
  possible: readonly (readonly boolean[])[];
  /** Whether only the first of the rows that hold matters. */
  single: boolean;
  budget: SweepBudget;
  /** No row holds, and every value is known. */
  gap: (places: readonly number[]) => void;
  /** These rows hold together, and no others. */
  together: (rows: readonly number[], places: readonly number[]) => void;
}

/** How far it came. */
export interface Swept {
  regions: number;
  complete: boolean;
}

/** For each place the next at which the fact can be; an unknown value always can be. */
function nextPlaces({ axis }: GridColumn, possible: readonly boolean[]): Int32Array {
  const next = new Int32Array(axis.unknown + 1).fill(axis.unknown);
  for (let place = axis.unknown - 1; place >= 0; place -= 1)
    next[place] = possible[place] ? place : (next[place + 1] as number);
  return next;
}

/** Sweeps every region of a grid, once for each set of rows that is followed there. */
export function sweepGrid({ grid, possible, single, budget, gap, together }: Sweep): Swept {
  const columns = columnsInOrder(grid);
  const next = grid.columns.map((column, index) => nextPlaces(column, possible[index] ?? []));
  const places = next.map((each) => each[0] as number);
  const met = new Set<string>();
  let [regions, followed, complete] = [0, 0, true];

  /** What still matters: where one row decides alone, none after a row that takes all that is left. */
  function relevant(rows: readonly number[], depth: number): readonly number[] {
    if (!single) return rows;
    const left = columns.slice(depth).map((index) => grid.columns[index] as GridColumn);
    const last = rows.findIndex((row) => left.every((column) => takesAll(column, row)));
    return last < 0 ? rows : rows.slice(0, last + 1);
  }

  function spend(rows: number): boolean {
    followed += rows;
    if (regions > budget.regions || followed > budget.rows) complete = false;
    return complete;
  }

  function visit(depth: number, all: readonly number[], isKnown: boolean): void {
    const rows = relevant(all, depth);
    const key = `${depth} ${isKnown} ${rows.join()}`;
    // Each gap is told, wherever it is met.
    if (!complete || (rows.length > 0 && met.has(key))) return;
    met.add(key);
    regions += 1;
    if (!spend(rows.length)) return;
    const index = columns[depth];
    if (rows.length === 0) {
      if (isKnown) gap(places);
    } else if (index === undefined) together(rows, places);
    else cross(index, depth, rows, isKnown);
  }

  function cross(index: number, depth: number, rows: readonly number[], isKnown: boolean): void {
    const column = grid.columns[index] as GridColumn;
    const { unknown } = column.axis;
    const cuts = [...new Set([0, ...cutsOf(column, rows), unknown])].sort((a, b) => a - b);
    const parts = cuts.map((): number[] => []);
    for (const row of rows) {
      let covered = 0;
      eachPart(column, cuts, row, (part) => (covered += parts[part]?.push(row) === undefined ? 0 : 1));
      if (!spend(covered)) return;
    }
    const before = places[index] as number;
    for (const [part, some] of parts.entries()) {
      const place = next[index]?.[cuts[part] as number];
      if (place === undefined || place >= (cuts[part + 1] ?? unknown + 1)) continue;
      places[index] = place;
      visit(depth + 1, some, isKnown && place !== unknown);
    }
    places[index] = before;
  }

  const every = Array.from({ length: grid.rows }, (_, row) => row);
  visit(0, every, true);
  return { regions, complete };
}
