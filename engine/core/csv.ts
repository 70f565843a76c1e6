/** Writes tables as CSV that spreadsheets open as they are meant: in UTF-8, and no cell begins as a formula. */

/** What a spreadsheet needs to see that it is UTF-8. */
const mark = '\uFEFF';

function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of the file: its heading first. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  mark + lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
