/** A list of devices as the platform takes it: a text as it is, a workbook's sheet with the most rows as CSV. */
import { readWorkbook } from '../tables/workbooks.ts';

/** A cell of CSV; what is in it stays as it is, for the platform judges it. */
const cellOf = (value: string): string => (/[",\r\n\t;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The text of some rows. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(cellOf).join(',')).join('\r\n');

/** The file to send, or null where a workbook can not be read. */
export async function listFile(file: File): Promise<File | null> {
  if (!/\.xls[xm]?$/i.test(file.name)) return file;
  const read = await readWorkbook(file);
  if ('problem' in read) return null;
  const [longest] = [...read.sheets].sort((one, other) => other.rows.length - one.rows.length);
  return longest ? new File([csvOf(longest.rows)], file.name, { type: 'text/csv' }) : null;
}
