/** Tables on the clipboard, as spreadsheets put them there: cells between tabs, quoted where they must be. */
import Papa from 'papaparse';

/** Reads what a spreadsheet copied; the end of its last line is no line of its own. */
export function readTsv(source: string): string[][] {
  const { data } = Papa.parse<string[]>(source.replace(/\r?\n$/, ''), { delimiter: '\t' });
  return data;
}

/** Writes cells for a spreadsheet. */
export const writeTsv = (cells: readonly (readonly string[])[]): string =>
  Papa.unparse(
    cells.map((line) => [...line]),
    { delimiter: '\t', newline: '\r\n' },
  );
