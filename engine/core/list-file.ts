/** Lists kept as CSV: what their headings and cells mean, and how they are written so that no cell begins as a formula. */
import type { Text } from './text.ts';

/** A row of a file: its cells and the line where it begins. */
export interface FileRow {
  line: number;
  cells: readonly string[];
}

/** A cell as a spreadsheet may have kept it: an apostrophe before what would be a formula is its own. */
export const plainCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

/** Whether a spreadsheet would compute what a cell holds. */
export const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell.trim());

/** What a heading says, however it is written. */
const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_*：:]+/g, ' ')
    .trim();

/** Reads the headings of a list: what each means; null of one that means nothing, or the same as one before it. `more` are other words for a column. */
export function headingsReader<Column extends string>(
  columns: Readonly<Record<Column, Text>>,
  more: { readonly [column in Column]?: readonly string[] } = {},
): (cells: readonly string[]) => (Column | null)[] {
  const columnOf = new Map<string, Column>(
    (Object.keys(columns) as Column[]).flatMap((column) =>
      [column, ...Object.values(columns[column]), ...(more[column] ?? [])].map((word): [string, Column] => [
        plain(word),
        column,
      ]),
    ),
  );
  return (cells) => {
    const seen = new Set<Column>();
    return cells.map((cell) => {
      const column = columnOf.get(plain(cell));
      if (!column || seen.has(column)) return null;
      seen.add(column);
      return column;
    });
  };
}

/** What a spreadsheet needs to see that it is UTF-8. */
const mark = '\uFEFF';

const written = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The text of a list, line by line. */
export const listText = (lines: readonly (readonly string[])[]): string =>
  mark + lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
