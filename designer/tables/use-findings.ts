/** The findings of the table that is worked on: where they mark the grid, the walk through them, and the row that fills a gap. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { FieldError } from '../../engine/core/problem.ts';
import { rowForGap } from './gap-row.ts';
import { at as cellAt } from './grid-moves.ts';
import { findingsShown, marksOf, type RowMarks, type ShownFinding } from './shown-findings.ts';
import { insertRow } from './table-edits.ts';
import { useReport, type LiveReport } from './use-report.ts';
import type { TableEditing } from './use-table-editing.ts';

interface Given {
  editing: TableEditing;
  outcomes: readonly string[];
  more: readonly FieldError[];
  otherwise: string | undefined;
  announce: (text: string) => void;
}

interface Findings {
  findings: readonly ShownFinding[];
  marks: ReadonlyMap<number, RowMarks>;
  live: LiveReport;
  /** The finding at which the walk is; -1 before it began. */
  at: number;
  go: (finding: number, row?: number) => void;
  fill: (finding: ShownFinding) => void;
  /** F8 goes to the next finding, with shift to the one before. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Finds what is to be found, while the table is written. */
export function useFindings({ editing, outcomes, more, otherwise, announce }: Given): Findings {
  const { table, columns, language, selection } = editing;
  const live = useReport(table, outcomes);
  const [at, setAt] = useState(-1);
  const findings = useMemo(
    // Of a table that has changed since, the places may be others: what was said of it is shown until the next report.
    () => (live.report ? findingsShown(live.report, table, columns, more) : []),
    [live.report, table, columns, more],
  );
  const marks = useMemo(() => marksOf(findings), [findings]);
  const go = (index: number, row?: number) => {
    const finding = findings[index];
    if (!finding) return;
    setAt(index);
    const to = row ?? finding.rows[0];
    if (to !== undefined) editing.goTo(cellAt(to, finding.column ?? selection.active.column));
    announce(finding.message[language]);
  };
  return {
    ...{ findings, marks, live, at: Math.min(at, findings.length - 1), go },
    fill({ gap }) {
      if (!gap) return;
      const end = table.rows.length;
      const outcome = columns.findIndex(({ place }) => place.kind === 'output');
      editing.change(insertRow(table, end, rowForGap(table, gap, otherwise)));
      editing.goTo(cellAt(end, Math.max(outcome, 0)));
    },
    onKeyDown(event) {
      if (event.key !== 'F8' || findings.length === 0) return;
      go((Math.max(at, event.shiftKey ? 0 : -1) + (event.shiftKey ? -1 : 1) + findings.length) % findings.length);
      event.preventDefault();
    },
  };
}
