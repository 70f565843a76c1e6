/** Reads and writes workbooks in a thread of its own. */
import { z } from 'zod';
import { facts } from '../../engine/core/facts/facts.ts';
import type { Table } from '../../engine/core/tables/table.ts';
import type { Language } from '../../engine/core/text.ts';
import { sheetsOf, type Beside } from './table-sheets.ts';
import { readXlsx, type ReadWorkbook } from './xlsx-read.ts';
import { writeXlsx } from './xlsx-write.ts';

// The content security policy lets no code be made from text.
z.config({ jitless: true });

/** What is asked: to read a file, or to write a table. */
export type SheetQuestion =
  | { read: ArrayBuffer }
  | { write: Table; outcomes: readonly string[]; language: Language; beside?: Beside | undefined };

/** What is answered. */
export type SheetAnswer = { read: ReadWorkbook } | { written: Uint8Array<ArrayBuffer> };

async function answerTo(question: SheetQuestion): Promise<SheetAnswer> {
  if ('read' in question) return { read: await readXlsx(new Uint8Array(question.read)) };
  return {
    written: await writeXlsx(sheetsOf(question.write, question.outcomes, facts, question.language, question.beside)),
  };
}

addEventListener('message', ({ data }: MessageEvent<SheetQuestion>) => {
  void answerTo(data).then((answer) => {
    postMessage(answer);
  });
});
