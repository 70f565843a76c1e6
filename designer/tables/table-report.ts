/** The report on a table: what is wrong in its cells, and once nothing is, where no row holds, where rows hold together, and which never decide. */
import type { TablePolicy } from '../../engine/core/policies/policy.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { analyseTable, type Example, type Overlap } from '../../engine/core/tables/table-analysis.ts';
import { tableErrors } from '../../engine/core/tables/table-check.ts';
import { gridOf, isSingle, rowsInOrder } from '../../engine/core/tables/table-decide.ts';
import type { Grid, GridColumn as AxisColumn } from '../../engine/core/tables/table-grid.ts';
import { text } from '../../engine/core/text.ts';
import { noteNames, type Facts } from './table-columns.ts';
import { noteFinding } from './row-notes.ts';

/** A row that never decides, and the row that takes all it takes; null where several do so together. */
export interface Masked {
  row: number;
  by: number | null;
}

export interface TableReport {
  errors: FieldError[];
  gaps: Example[];
  overlaps: Overlap[];
  unreachable: Masked[];
  /** Whether gaps and overlaps were looked for everywhere, in part, or, for there are errors, not at all. */
  analysed: 'wholly' | 'in-part' | 'not';
  /** How many regions were looked at. */
  regions: number;
}

const mostNoteErrors = 100;

function noteErrors({ table }: TablePolicy): FieldError[] {
  const found: FieldError[] = [];
  for (const [index, row] of table.rows.entries()) {
    for (const note of noteNames) {
      const message = noteFinding(row, note);
      if (message) found.push({ pointer: `/table/rows/${index}/${note}`, rule: 'note', message });
    }
    if (found.length >= mostNoteErrors) break;
  }
  return found;
}

/** Tells whether a row of a grid takes, in a column, all that another takes. */
function covers({ starts, runs }: AxisColumn, row: number, other: number): boolean {
  for (let run = starts[other] ?? 0; run < (starts[other + 1] ?? 0); run += 2) {
    const [first, last] = [runs[run] ?? 0, runs[run + 1] ?? 0];
    let isCovered = false;
    for (let mine = starts[row] ?? 0; mine < (starts[row + 1] ?? 0) && !isCovered; mine += 2)
      isCovered = (runs[mine] ?? 0) <= first && last <= (runs[mine + 1] ?? 0);
    if (!isCovered) return false;
  }
  return true;
}

function maskOf({ columns }: Grid, row: number): number | undefined {
  for (let other = 0; other < row; other += 1) if (columns.every((column) => covers(column, other, row))) return other;
  return undefined;
}

function maskedRows(policy: TablePolicy, unreachable: readonly number[]): Masked[] {
  if (!isSingle(policy.table) || unreachable.length === 0) return unreachable.map((row) => ({ row, by: null }));
  const order = rowsInOrder(policy);
  const grid = gridOf(policy.table, order);
  return unreachable.map((row) => {
    const mask = maskOf(grid, order.indexOf(row));
    return { row, by: mask === undefined ? null : (order[mask] ?? null) };
  });
}

/** Reports on a table. */
export function reportOn(policy: TablePolicy, known: Facts): TableReport {
  const inCells = tableErrors(policy, known);
  const errors = [...inCells, ...noteErrors(policy)];
  if (inCells.length > 0) return { errors, gaps: [], overlaps: [], unreachable: [], analysed: 'not', regions: 0 };
  const { gaps, overlaps, unreachable, complete, regions } = analyseTable(policy, known);
  return {
    ...{ errors, gaps, overlaps, regions },
    unreachable: maskedRows(policy, unreachable),
    analysed: complete ? 'wholly' : 'in-part',
  };
}

/** A policy around a table that is being written: nothing but the table matters to its report. */
export const policyAround = (table: TablePolicy['table'], outcomes: readonly string[]): TablePolicy => ({
  ...{ name: 'table', level: 'city', table, outcomes: [...outcomes] },
  title: text('决策表', 'Decision table'),
  otherwise: { then: outcomes[0] ?? '', reason: text('其余情况', 'Otherwise') },
});
