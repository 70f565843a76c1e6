/** Edits of test rows, and the rows that reach what no row reaches yet. */
import type { FactValue } from '../../engine/core/facts/facts.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { rowReaching } from '../../engine/core/policies/policy-population.ts';
import { decideRow, factsAsked, rowFact, type FactRow, type TestRow } from '../../engine/core/policies/policy-rows.ts';

type Rows = readonly TestRow[];
export type RowsEdit = (rows: Rows) => Rows;

/** A row to begin with: the first value of each fact that has few. */
export function plainFacts(policy: Policy): FactRow {
  return Object.fromEntries(
    factsAsked(policy).flatMap((name): [string, FactValue][] => {
      const { type, values } = rowFact(policy, name);
      if (type === 'boolean') return [[name, true]];
      return values?.[0] === undefined ? [] : [[name, values[0]]];
    }),
  );
}

/** Adds rows. */
export const addRows =
  (added: readonly Omit<TestRow, 'id'>[]): RowsEdit =>
  (rows) => {
    const last = Math.max(0, ...rows.map(({ id }) => Number(id) || 0));
    return [...rows, ...added.map((row, index) => ({ ...row, id: String(last + index + 1) }))];
  };

/** Changes one row. */
export const changeRow =
  (id: string, change: (row: TestRow) => TestRow): RowsEdit =>
  (rows) =>
    rows.map((row) => (row.id === id ? change(row) : row));

/** Gives a row a name; an empty one takes it away. */
export const nameRow = (id: string, name: string): RowsEdit =>
  changeRow(id, ({ name: _old, ...row }) => (name === '' ? row : { ...row, name }));

/** Rows as they are kept: without blanks about their names. The same rows where nothing is to be tidied. */
export const tidyRows: RowsEdit = (rows) => {
  const isTidy = ({ name }: TestRow) => name === undefined || (name !== '' && name.trim() === name);
  if (rows.every(isTidy)) return rows;
  return rows.map((row) => {
    const { name = '', ...rest } = row;
    const trimmed = name.trim();
    return trimmed === '' ? rest : { ...rest, name: trimmed };
  });
};

/** Gives a fact of a row a value; an empty one makes it unknown. */
export const changeFact = (id: string, name: string, value: FactValue): RowsEdit =>
  changeRow(id, (row) => {
    const { [name]: _old, ...others } = row.facts;
    return { ...row, facts: value === '' ? others : { ...others, [name]: value } };
  });

/** Takes a row away. */
export const removeRow =
  (id: string): RowsEdit =>
  (rows) =>
    rows.filter((row) => row.id !== id);

/** Which rules no row reaches, as far as they can be reached: a row for each, and the names of those where none was found. */
export async function rowsForUncovered(
  policy: Policy,
  rows: Rows,
): Promise<{ found: Omit<TestRow, 'id'>[]; unreached: string[] }> {
  const results = await Promise.all(rows.map(({ facts }) => decideRow(policy, facts)));
  const covered = new Set(results.flatMap((result) => ('decision' in result ? result.decision.rule : [])));
  const found: Omit<TestRow, 'id'>[] = [];
  const unreached: string[] = [];
  for (const [index, { name, then }] of (policy.rules ?? []).entries()) {
    if (covered.has(name)) continue;
    const facts = await rowReaching(policy, index);
    if (facts) found.push({ facts, expects: then });
    else unreached.push(name);
  }
  return { found, unreached };
}
