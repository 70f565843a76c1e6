/** Reads the file of an official list: a workbook's sheet with the best headings, or a text. */
import { headingsOf } from '../../engine/core/catalogue-columns.ts';
import { readWorkbook } from '../tables/workbooks.ts';
import { readCsv, type ListNotice } from './read-csv.ts';

/** The cells of a list with what is to know of them, or why it can not be taken. */
export type ReadList =
  | { cells: string[][]; notices: ListNotice[] }
  | { problem: 'not-a-list' | 'too-large' | 'empty' }
  | { problem: 'too-many'; rows: number };

const mostBytes = 60_000_000;
/** The most rows that the platform takes, headings included. */
export const mostRows = 5_001;

const isWorkbook = (name: string): boolean => /\.xls[xm]?$/i.test(name);
const said = ({ line, headings }: ReturnType<typeof headingsOf>): number =>
  headings.filter(Boolean).length * 100 - line;

/** The lines that say something, the last of them the last. */
function withoutEmptyEnd(cells: string[][]): string[][] {
  const last = cells.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  return cells.slice(0, last + 1);
}

function fit(cells: string[][], notices: ListNotice[]): ReadList {
  const rows = withoutEmptyEnd(cells);
  if (rows.length === 0) return { problem: 'empty' };
  if (rows.length > mostRows) return { problem: 'too-many', rows: rows.length };
  return { cells: rows, notices };
}

/** Reads a file. */
export async function readList(file: File): Promise<ReadList> {
  if (file.size > mostBytes) return { problem: 'too-large' };
  if (!isWorkbook(file.name)) {
    const { cells, notices } = readCsv(new Uint8Array(await file.arrayBuffer()));
    return fit(cells, notices);
  }
  const read = await readWorkbook(file);
  if ('problem' in read) return { problem: read.problem === 'too-large' ? 'too-large' : 'not-a-list' };
  const [best] = [...read.sheets].sort((one, other) => said(headingsOf(other.rows)) - said(headingsOf(one.rows)));
  if (!best) return { problem: 'empty' };
  return fit(
    best.rows,
    best.notices.map(({ cells, message }) => ({ place: `${best.name} ${cells}`, message })),
  );
}
