/** The history of a table: what it was before each edit, and what was undone; tables share what did not change, so that a history is small. */
import type { Table } from '../../engine/core/tables/table.ts';

/** How many edits can be undone. */
const mostSteps = 200;

/** A history; the table that stands is not among its steps. */
export interface TableHistory {
  before: readonly Table[];
  after: readonly Table[];
}

export const noHistory: TableHistory = { before: [], after: [] };

/** Remembers what an edit replaced; what was undone is forgotten. */
export const remembered = ({ before }: TableHistory, replaced: Table): TableHistory => ({
  before: [...before, replaced].slice(-mostSteps),
  after: [],
});

/** Goes back by an edit, or forward again; undefined where there is none. */
export function stepped(
  { before, after }: TableHistory,
  now: Table,
  way: 'undo' | 'redo',
): { table: Table; history: TableHistory } | undefined {
  const table = way === 'undo' ? before.at(-1) : after.at(-1);
  if (!table) return undefined;
  const history =
    way === 'undo'
      ? { before: before.slice(0, -1), after: [...after, now] }
      : { before: [...before, now], after: after.slice(0, -1) };
  return { table, history };
}
