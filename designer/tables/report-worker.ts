/** Reports on tables in a thread of its own; a question that was overtaken is not begun. */
import { z } from 'zod';
import { facts } from '../../engine/core/facts/facts.ts';
import { policyAround, reportOn, type TableReport } from './table-report.ts';
import type { Table } from '../../engine/core/tables/table.ts';

// The content security policy lets no code be made from text.
z.config({ jitless: true });

/** What is asked: a table, and the outcomes it may decide. */
export interface ReportQuestion {
  serial: number;
  table: Table;
  outcomes: readonly string[];
}

/** The report, or null where the table is none that could be analysed. */
export interface ReportAnswer {
  serial: number;
  report: TableReport | null;
}

let latest = 0;

function answer({ serial, table, outcomes }: ReportQuestion): void {
  if (serial !== latest) return;
  let report: TableReport | null = null;
  try {
    report = reportOn(policyAround(table, outcomes), facts);
  } catch {
    // A table of cells that no column could have; the platform's own checks tell why.
  }
  postMessage({ serial, report } satisfies ReportAnswer);
}

addEventListener('message', ({ data }: MessageEvent<ReportQuestion>) => {
  latest = data.serial;
  setTimeout(answer, 0, data);
});
