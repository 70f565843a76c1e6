/** Analyses a decision table: where no row holds, where rows hold together that must not, and which rows never decide, with values that show it. */
import { plainTypeOf } from '../facts/fact-types.ts';
import { factNamed, type Fact } from '../facts/facts.ts';
import type { TablePolicy } from '../policies/policy.ts';
import { gridOf, isSingle, rowsInOrder } from './table-decide.ts';
import type { Grid, GridColumn } from './table-grid.ts';
import { samplesOf } from './table-sample.ts';
import { sweepGrid, type SweepBudget, type Swept } from './table-sweep.ts';
import type { Scalar, Table } from './table.ts';

/** A value for each fact that shows what is said; null is an unknown one. */
export type Example = Record<string, Scalar | null>;

/** Two rows that hold together, the earlier first. */
export interface Overlap {
  rows: [number, number];
  example: Example;
}

/** What was found; where it is not complete it is true, but there may be more. */
export interface TableAnalysis extends Swept {
  /** Known values for which no row holds, an example for each kind met. An unknown value that no row takes is not a gap. */
  gaps: Example[];
  /** Of unique rows those that hold together at all, of any those that then differ. */
  overlaps: Overlap[];
  /** Rows that never decide; empty where the analysis is not complete. */
  unreachable: number[];
}

/** The budget where none is given: enough for what a person writes, and about half a second for what no analysis ends. */
export const usualBudget: SweepBudget = { regions: 200_000, rows: 1_500_000 };

/** How many gaps are told, and how many overlaps. */
const mostFindings = 50;

/** For each column the sample of each known place. */
function samplesOfAll({ inputs }: Table, { columns }: Grid, known: Record<string, Fact>): (Scalar | undefined)[][] {
  return inputs.map(({ fact: name, whole = false }, index) => {
    const fact = factNamed(known, name);
    const { axis } = columns[index] as GridColumn;
    return samplesOf(axis, {
      type: (fact && plainTypeOf(fact.type)) ?? axis.type ?? 'string',
      values: fact?.values,
      whole: whole || fact?.type === 'money',
    });
  });
}

/** Analyses a table whose cells fit their columns. */
export function analyseTable(
  policy: TablePolicy,
  known: Record<string, Fact>,
  budget: SweepBudget = usualBudget,
): TableAnalysis {
  const { table } = policy;
  const order = rowsInOrder(policy);
  const grid = gridOf(table, order);
  const samples = samplesOfAll(table, grid, known);
  const single = isSingle(table);
  const given = givenBy(table);
  const gaps: Example[] = [];
  const overlaps = new Map<string, Overlap>();
  const deciding = new Set<number>();
  const exampleAt = (places: readonly number[]): Example =>
    Object.fromEntries(table.inputs.map(({ fact }, index) => [fact, samples[index]?.[places[index] ?? 0] ?? null]));

  const swept = sweepGrid({
    ...{ grid, single, budget, possible: samples.map((each) => each.map((sample) => sample !== undefined)) },
    gap(places) {
      if (gaps.length < mostFindings) gaps.push(exampleAt(places));
    },
    together(rows, places) {
      for (const row of single ? rows.slice(0, 1) : rows) deciding.add(row);
      for (const pair of pairsOf(rows, given)) {
        if (overlaps.size === mostFindings) break;
        if (!overlaps.has(pair.join())) overlaps.set(pair.join(), { rows: pair, example: exampleAt(places) });
      }
    },
  });
  const unreachable = order.flatMap((row, index) => (swept.complete && !deciding.has(index) ? [row] : []));
  return { ...swept, gaps, overlaps: [...overlaps.values()], unreachable: unreachable.sort((a, b) => a - b) };
}

/** What each row gives, as far as rows that hold together must agree on it; nothing where they need not. */
function givenBy({ hitPolicy, rows }: Table): readonly (string | number)[] | undefined {
  if (hitPolicy === 'unique') return rows.map((_, row) => row);
  return hitPolicy === 'any' ? rows.map(({ then }) => JSON.stringify(then)) : undefined;
}

/** The pairs among rows that give different things. */
function* pairsOf(rows: readonly number[], given: ReturnType<typeof givenBy>): Generator<[number, number]> {
  if (!given || rows.every((row) => given[row] === given[rows[0] ?? row])) return;
  for (const [index, earlier] of rows.entries())
    for (const later of rows.slice(index + 1)) if (given[earlier] !== given[later]) yield [earlier, later];
}
