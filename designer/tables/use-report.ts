/** The report on a table as it is written: asked for once the table rests, in a thread of its own. */
import { useEffect, useRef, useState } from 'react';
import type { Table } from '../../engine/core/tables/table.ts';
import type { ReportAnswer, ReportQuestion } from './report-worker.ts';
import type { TableReport } from './table-report.ts';

const restMs = 350;

/** The last report, of which table it is, and whether a newer one is on its way. */
export interface LiveReport {
  report: TableReport | null;
  of: Table | null;
  isLooking: boolean;
}

/** Follows a table with its reports. */
export function useReport(table: Table, outcomes: readonly string[]): LiveReport {
  const worker = useRef<Worker | null>(null);
  const asked = useRef<{ serial: number; table: Table | null }>({ serial: 0, table: null });
  const [live, setLive] = useState<{ report: TableReport | null; of: Table | null }>({ report: null, of: null });
  useEffect(() => {
    const made = new Worker(new URL('./report-worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<ReportAnswer>) => {
      if (data.serial === asked.current.serial) setLive({ report: data.report, of: asked.current.table });
    };
    worker.current = made;
    return () => {
      made.terminate();
      worker.current = null;
    };
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.current = { serial: asked.current.serial + 1, table };
      const question: ReportQuestion = { serial: asked.current.serial, table, outcomes };
      worker.current?.postMessage(question);
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [table, outcomes]);
  return { ...live, isLooking: live.of !== table };
}
