/** The row that fills a gap: it takes what the example shows, and around it as much as no other row takes. */
import { createAxis, type Axis } from '../../engine/core/tables/table-axis.ts';
import { intersectionOf, regionOf, type Region } from '../../engine/core/tables/table-cell.ts';
import type { Example } from '../../engine/core/tables/table-analysis.ts';
import type { Cell, Scalar, Table, TableRow } from '../../engine/core/tables/table.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Tells whether a value has others beside it. */
const isOrdered = (value: Scalar): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && day.test(value));

/** Takes every value that is known. */
const anyKnown: Cell = { not: null };

const isNothing = ({ unknown, intervals }: Region): boolean => !unknown && intervals.length === 0;

/** The cells between two boundaries of a column; without a boundary it is open there. */
function cellBetween(low: Scalar | undefined, high: Scalar | undefined, lowIn: boolean, highIn: boolean): Cell {
  const bound = (value: Scalar) => value as number | string;
  if (low !== undefined && high !== undefined) {
    if (low === high) return low;
    const open = lowIn ? (highIn ? undefined : 'to') : highIn ? 'from' : 'both';
    return { from: bound(low), to: bound(high), ...(open && { open }) };
  }
  if (low !== undefined) return lowIn ? { gte: bound(low) } : { gt: bound(low) };
  if (high !== undefined) return highIn ? { lte: bound(high) } : { lt: bound(high) };
  return anyKnown;
}

/** The cell of places from one to another: even places lie between boundaries, odd ones are boundaries. */
const cellOfPlaces = ({ bounds }: Axis, first: number, last: number): Cell =>
  cellBetween(
    first % 2 === 1 ? bounds[(first - 1) / 2] : bounds[first / 2 - 1],
    last % 2 === 1 ? bounds[(last - 1) / 2] : bounds[last / 2],
    first % 2 === 1,
    last % 2 === 1,
  );

/** Whole numbers have no between: an end that is left out is the next number. */
function whole(cell: Cell): Cell {
  if (typeof cell !== 'object' || cell === null) return cell;
  if ('gt' in cell && typeof cell.gt === 'number') return { gte: Math.floor(cell.gt) + 1 };
  if ('lt' in cell && typeof cell.lt === 'number') return { lte: Math.ceil(cell.lt) - 1 };
  if (!('from' in cell) || typeof cell.from !== 'number' || typeof cell.to !== 'number') return cell;
  const from = cell.open === 'from' || cell.open === 'both' ? Math.floor(cell.from) + 1 : Math.ceil(cell.from);
  const to = cell.open === 'to' || cell.open === 'both' ? Math.ceil(cell.to) - 1 : Math.floor(cell.to);
  return from === to ? from : { from, to };
}

/** How often a cell is widened over a boundary, at most: fewer times the more rows are looked at each time. */
const stepsFor = (rows: number): number => Math.min(200, Math.ceil(400_000 / rows));

/** The inputs of a row that fills the gap which an example shows. */
export function cellsForGap({ inputs, rows }: Table, example: Example): Cell[] {
  const taken = rows.map(({ when }) => when.map(regionOf));
  const values = inputs.map(({ fact }) => example[fact] ?? null);
  const cells = values.map((value): Cell => value);
  const isFree = (column: number, cell: Cell): boolean => {
    const wanted = cells.map((each, index) => regionOf(index === column ? cell : each));
    return taken.every((row) =>
      row.some((region, index) => isNothing(intersectionOf(region, wanted[index] ?? region))),
    );
  };
  for (const [column, value] of values.entries()) {
    const wide = (['-', anyKnown] as const).find((cell) => isFree(column, cell));
    if (wide !== undefined) cells[column] = wide;
    else if (value !== null && isOrdered(value))
      cells[column] = widened(
        createAxis(taken.map((row) => row[column] ?? regionOf(null))),
        value,
        inputs[column]?.whole ?? false,
        stepsFor(rows.length),
        (cell) => isFree(column, cell),
      );
  }
  return cells;
}

function widened(
  axis: Axis,
  value: Scalar,
  isWhole: boolean,
  mostSteps: number,
  isFree: (cell: Cell) => boolean,
): Cell {
  const cellOf = (first: number, last: number): Cell => {
    const cell = cellOfPlaces(axis, first, last);
    return isWhole ? whole(cell) : cell;
  };
  let [first, last] = [axis.placeOf(value), axis.placeOf(value)];
  for (let step = 0; step < mostSteps && last + 1 < axis.unknown && isFree(cellOf(first, last + 1)); step += 1)
    last += 1;
  for (let step = 0; step < mostSteps && first > 0 && isFree(cellOf(first - 1, last)); step += 1) first -= 1;
  return cellOf(first, last);
}

/** The row that fills a gap; it gives what was given there so far, so that adding it changes nothing yet. */
export const rowForGap = (table: Table, example: Example, outcome: string | undefined): TableRow => ({
  when: cellsForGap(table, example),
  then: table.outputs.map(({ name }) => (name === 'outcome' ? (outcome ?? null) : null)),
});
