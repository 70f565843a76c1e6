/** Workbooks for the page: each is read or written by a worker that is there only so long. */
import type { Table } from '../../engine/core/tables/table.ts';
import type { Language } from '../../engine/core/text.ts';
import { saveFile } from '../app/save-file.ts';
import type { SheetAnswer, SheetQuestion } from './sheet-worker.ts';
import type { Beside } from './table-sheets.ts';
import type { ReadWorkbook } from './xlsx-read.ts';

function ask(question: SheetQuestion): Promise<SheetAnswer> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<SheetAnswer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SheetAnswer>) => {
      resolve(data);
    };
    worker.onerror = () => {
      reject(new Error('the worker for workbooks fell'));
    };
    worker.postMessage(question);
  }).finally(() => {
    worker.terminate();
  });
}

/** Reads a file that should be a workbook. */
export async function readWorkbook(file: File): Promise<ReadWorkbook> {
  const answer = await ask({ read: await file.arrayBuffer() }).catch(() => null);
  return answer && 'read' in answer ? answer.read : { problem: 'not-a-workbook' };
}

/** As what a table is saved. */
export interface SavedAs {
  name: string;
  outcomes: readonly string[];
  language: Language;
  /** What its policy says beside it. */
  beside?: Beside | undefined;
}

/** Writes a table as a workbook, and hands it to whoever asked as a file. */
export async function saveWorkbook(table: Table, { name, ...as }: SavedAs): Promise<void> {
  const answer = await ask({ write: table, ...as });
  if (!('written' in answer)) return;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  saveFile(new Blob([answer.written], { type }), `${name}.xlsx`);
}
