/** Decides by a table: finds the rows that hold and joins them as the hit policy says. */
import { assert, assertExists } from '../control.ts';
import type { TablePolicy } from '../policies/policy.ts';
import { problem } from '../problem.ts';
import { regionOf, type Region } from './table-cell.ts';
import { createGrid, type Grid } from './table-grid.ts';
import { createMatcher, type Matcher } from './table-matcher.ts';
import { outcomeColumn, rowName, type Cell, type Scalar, type Table } from './table.ts';

/** Values of a fact that the table asks for; undefined is unknown. */
export type TableValues = readonly (Scalar | undefined)[];

/** What a table gave: the rows that decided, in the order of the hit policy, and the inputs on which that hangs. */
export interface TableDecision {
  rows: number[];
  /** Undefined where no row held. */
  outcome: string | undefined;
  outputs: Record<string, Scalar | Scalar[]>;
  /** Indexes of the inputs without which the decision could have been another. */
  used: number[];
}

interface CompiledTable {
  grid: Grid;
  matcher: Matcher;
  /** The row of the table behind each row of the grid. */
  rowAt: readonly number[];
}

const compiled = new WeakMap<TablePolicy, CompiledTable>();

/** The rows of a table in the order in which its hit policy prefers them. */
export function rowsInOrder({ table, outcomes }: TablePolicy): number[] {
  const rows = table.rows.map((_, index) => index);
  if (table.hitPolicy !== 'priority' && table.hitPolicy !== 'output-order') return rows;
  const ranks = table.outputs.map(({ name, values }) => {
    const ranked = values ?? (name === 'outcome' ? outcomes : []);
    return new Map(ranked.map((value, rank): [Scalar | null, number] => [value, rank]));
  });
  const rankOf = (row: number, output: number) =>
    ranks[output]?.get(table.rows[row]?.then[output] ?? null) ?? Number.MAX_SAFE_INTEGER;
  return rows.sort((a, b) => {
    for (let output = 0; output < ranks.length; output += 1) {
      const order = rankOf(a, output) - rankOf(b, output);
      if (order !== 0) return order;
    }
    return a - b;
  });
}

/** The grid of a table, its rows in the order given. */
export function gridOf(table: Table, order: readonly number[]): Grid {
  const known = new Map<Cell, Region>();
  const region = (cell: Cell): Region => {
    const found = known.get(cell);
    if (found) return found;
    const made = regionOf(cell);
    if (typeof cell !== 'object') known.set(cell, made);
    return made;
  };
  return createGrid(table.inputs.map((_, column) => order.map((row) => region(table.rows[row]?.when[column] ?? null))));
}

function compile(policy: TablePolicy): CompiledTable {
  const known = compiled.get(policy);
  if (known) return known;
  const rowAt = rowsInOrder(policy);
  const grid = gridOf(policy.table, rowAt);
  const made = { grid, matcher: createMatcher(grid), rowAt };
  compiled.set(policy, made);
  return made;
}

/** The places of values on a grid. @throws Problem `fact-of-wrong-type` where a value cannot be compared with its column */
function placesOf({ table, name }: TablePolicy, { columns }: Grid, values: TableValues): number[] {
  return columns.map(({ axis }, index) => {
    const value = values[index];
    if (value === undefined || Number.isNaN(value)) return axis.unknown;
    if (axis.type !== undefined && typeof value !== axis.type)
      throw problem('fact-of-wrong-type', { fact: table.inputs[index]?.fact, policy: name });
    return axis.placeOf(value);
  });
}

/** Tells whether one row decides alone, however many hold. */
export const isSingle = ({ hitPolicy }: Table) => hitPolicy === 'first' || hitPolicy === 'priority';

const giveTheSame = ({ rows }: Table, a: number, b: number): boolean =>
  JSON.stringify(rows[a]?.then) === JSON.stringify(rows[b]?.then);

function refuseAmbiguous({ table, name }: TablePolicy, hits: readonly number[]): void {
  const other = hits.find((row) =>
    table.hitPolicy === 'unique' ? row !== hits[0] : !giveTheSame(table, hits[0] ?? 0, row),
  );
  if (other === undefined) return;
  const rows = [hits[0] ?? 0, other].map((row) => rowName(table, row));
  throw problem('ambiguous-table', { policy: name, rows: rows.join(', ') });
}

/** The inputs that had a say: those that the rows test which could have decided otherwise. Rows are those of the grid. */
function usedBy({ table }: TablePolicy, { grid, rowAt }: CompiledTable, found: readonly number[]): number[] {
  const tested = grid.columns.flatMap(({ firstTest }, index) => (firstTest < grid.rows ? [index] : []));
  const [first] = found;
  if (first === undefined) return tested;
  if (isSingle(table)) return tested.filter((index) => (grid.columns[index]?.firstTest ?? 0) <= first);
  if (table.hitPolicy !== 'unique' && table.hitPolicy !== 'any') return tested;
  return tested.filter((index) => found.some((row) => table.rows[rowAt[row] ?? row]?.when[index] !== '-'));
}

/**
 * Decides by a table.
 * @param values one for each input of the table
 * @throws Problem `ambiguous-table` where rows hold together that must not, `fact-of-wrong-type`
 */
export function decideTable(policy: TablePolicy, values: TableValues): TableDecision {
  const { table } = policy;
  assert(values.length === table.inputs.length, 'a value for each input');
  const made = compile(policy);
  const places = placesOf(policy, made.grid, values);
  const found = isSingle(table) ? [made.matcher.first(places)].filter((row) => row >= 0) : made.matcher.all(places);
  const rows = found.map((row) => assertExists(made.rowAt[row], 'row'));
  if (table.hitPolicy === 'unique' || table.hitPolicy === 'any') refuseAmbiguous(policy, rows);
  const used = usedBy(policy, made, found);
  if (rows.length === 0) return { rows, outcome: undefined, outputs: {}, used };
  const outcome = table.rows[rows[0] ?? 0]?.then[outcomeColumn(table)];
  assert(typeof outcome === 'string', `policy ${policy.name}: a row gives an outcome`);
  return { rows, outcome, outputs: outputsOf(table, rows), used };
}

function outputsOf(table: Table, rows: readonly number[]): Record<string, Scalar | Scalar[]> {
  const several = !isSingle(table) && table.hitPolicy !== 'unique' && table.hitPolicy !== 'any';
  return Object.fromEntries(
    table.outputs.flatMap(({ name, type }, output): [string, Scalar | Scalar[]][] => {
      if (name === 'outcome') return [];
      const given = rows.flatMap((row) => table.rows[row]?.then[output] ?? []);
      if (table.aggregate === 'count') return [[name, rows.length]];
      if (!several) return given[0] === undefined ? [] : [[name, given[0]]];
      return type === 'number' ? aggregated(table, name, given.map(Number)) : [[name, given]];
    }),
  );
}

function aggregated({ aggregate }: Table, name: string, numbers: number[]): [string, Scalar | Scalar[]][] {
  if (aggregate === undefined || aggregate === 'list') return [[name, numbers]];
  if (aggregate === 'sum') return [[name, numbers.reduce((sum, each) => sum + each, 0)]];
  if (numbers.length === 0) return [];
  const better = aggregate === 'min' ? Math.min : Math.max;
  return [[name, numbers.reduce((best, each) => better(best, each))]];
}
