/** Reads the file of an official list: a workbook's sheet with the best headings, or a text. */
import { headingsOf } from '../../engine/core/catalogue/catalogue-columns.ts';
import { readWorkbook } from '../tables/workbooks.ts';
import type { ReadWorkbook } from '../tables/xlsx-read.ts';
import { readCsv, type ListNotice } from './read-csv.ts';

/** The cells of a list with what is to know of them, or why it can not be taken. */
export type ReadList =
  | { cells: string[][]; notices: ListNotice[] }
  | { problem: 'not-a-list' | 'too-large' | 'empty' }
  | { problem: 'too-many'; rows: number };

const mostBytes = 60_000_000;
/** The most rows that the platform takes, headings included. */
export const mostRows = 5_001;

/** A text of more lines is not even read: no row of a list has ten of them. */
const mostLines = 10 * mostRows;

const isWorkbook = (name: string): boolean => /\.xls[xm]?$/i.test(name);

/** How much the headings of a sheet say; of two alike, the higher up. */
const saidBy = ({ line, headings }: ReturnType<typeof headingsOf>): number =>
  headings.filter(Boolean).length * 100 - line;

/** The cells without the empty lines at the end, if they are not too many. */
function fit(cells: string[][], notices: ListNotice[]): ReadList {
  const last = cells.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  const rows = cells.slice(0, last + 1);
  if (rows.length === 0) return { problem: 'empty' };
  if (rows.length > mostRows) return { problem: 'too-many', rows: rows.length };
  return { cells: rows, notices };
}

/** The list in a text. */
export function listInText(bytes: Uint8Array): ReadList {
  const lines = 1 + bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
  if (lines > mostLines) return { problem: 'too-many', rows: lines };
  const { cells, notices } = readCsv(bytes);
  return fit(cells, notices);
}

/** The list in a workbook. */
export function listInWorkbook(read: ReadWorkbook): ReadList {
  if ('problem' in read) return { problem: read.problem === 'too-large' ? 'too-large' : 'not-a-list' };
  const [best] = [...read.sheets].sort((one, other) => saidBy(headingsOf(other.rows)) - saidBy(headingsOf(one.rows)));
  if (!best) return { problem: 'empty' };
  const notices = best.notices.map(({ cells, message }) => ({ place: `${best.name} ${cells}`, message }));
  return fit(best.rows, notices);
}

/** Reads a file. */
export async function readList(file: File): Promise<ReadList> {
  if (file.size > mostBytes) return { problem: 'too-large' };
  if (isWorkbook(file.name)) return listInWorkbook(await readWorkbook(file));
  return listInText(new Uint8Array(await file.arrayBuffer()));
}
