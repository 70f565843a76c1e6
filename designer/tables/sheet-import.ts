/** Takes a sheet of another's making into a table: which of its columns goes where, what is taken and what is not. */
import type { Table } from '../../engine/core/tables/table.ts';
import { text } from '../../engine/core/text.ts';
import { addInput } from './column-edits.ts';
import { columnsOf, type Facts, type GridColumn } from './table-columns.ts';
import { blankRow, writeTexts, type Written } from './table-edits.ts';
import type { ReadSheet, SheetNotice } from './xlsx-read.ts';
import { columnLetters } from './xlsx-write.ts';

/** Where a column of a sheet goes: to a column of the table by its key, to a new one of a fact, or nowhere. */
export type Goal = { column: string } | { fact: string } | null;

const plain = (said: string): string => said.toLowerCase().replace(/[\s（）()_·:：%-]/g, '');

/** The line of headings: the first that says something. */
export const headingLine = ({ rows }: ReadSheet): number =>
  Math.max(
    rows.findIndex((row) => row.some((cell) => cell.trim() !== '')),
    0,
  );

/** The headings of a sheet. */
export const headingsOf = (sheet: ReadSheet): string[] => sheet.rows[headingLine(sheet)] ?? [];

/** Where the columns of a sheet probably go, by their headings; no two to the same place. */
export function guessedGoals(sheet: ReadSheet, columns: readonly GridColumn[], facts: Facts): Goal[] {
  const taken = new Set<string>();
  return headingsOf(sheet).map((heading) => {
    const said = plain(heading);
    const isSaid = (...words: string[]) => said !== '' && words.some((word) => plain(word) === said);
    const column = columns.find(
      ({ key, title }) => !taken.has(key) && isSaid(title['zh-CN'], title.en, key.split(' ')[1] ?? ''),
    );
    if (column) {
      taken.add(column.key);
      return { column: column.key };
    }
    const fact = Object.entries(facts).find(
      ([name, { label }]) => !taken.has(name) && isSaid(name, label['zh-CN'], label.en),
    )?.[0];
    if (fact === undefined) return null;
    taken.add(fact);
    return columns.some(({ key }) => key.startsWith(`input ${fact} `)) ? null : { fact };
  });
}

/** A sheet taken into a table. */
export interface Imported extends Written {
  notices: SheetNotice[];
  rowsTaken: number;
}

/** The columns of a sheet that have cells of several types: mostly a slip of the pen. */
function mixedTypes(sheet: ReadSheet, goals: readonly Goal[], first: number): SheetNotice[] {
  return goals.flatMap((goal, column) => {
    if (!goal) return [];
    const cells = sheet.rows.slice(first).map((row) => row[column] ?? '');
    const numbers = cells.filter((cell) => cell.trim() !== '' && Number.isFinite(Number(cell))).length;
    const others = cells.findIndex((cell) => /^[\p{L}]+$/u.test(cell.trim()));
    if (numbers === 0 || others < 0) return [];
    return [
      {
        sheet: sheet.name,
        cells: `${columnLetters(column)}${first + others + 1}`,
        message: text('这一列里数和文字混在一起', 'Numbers and words are mixed in this column'),
      },
    ];
  });
}

/** Takes the rows of a sheet: in place of the table's own, or after them. */
export function importSheet(
  table: Table,
  sheet: ReadSheet,
  goals: readonly Goal[],
  { outcomes, facts, replaces }: { outcomes: readonly string[]; facts: Facts; replaces: boolean },
): Imported {
  const added = goals.flatMap((goal) => (goal && 'fact' in goal ? goal.fact : []));
  const wide = added.reduce((made, fact) => addInput(made, { fact }), table);
  const columns = columnsOf(wide, outcomes, facts);
  const target = goals.map((goal) => {
    if (!goal) return undefined;
    return columns.find(({ key }) => ('column' in goal ? key === goal.column : key.startsWith(`input ${goal.fact} `)));
  });
  const used = target.flatMap((column) => column ?? []);
  const first = headingLine(sheet) + 1;
  const lines = sheet.rows.slice(first).filter((row) => row.some((cell) => cell.trim() !== ''));
  const texts = lines.map((row) => target.flatMap((column, index) => (column ? [row[index] ?? ''] : [])));
  const start = replaces ? 0 : wide.rows.length;
  const base: Table = replaces ? { ...wide, rows: [] } : wide;
  const written = writeTexts(base, used, { row: start, column: 0 }, texts);
  const { rows } = written.table;
  return {
    ...written,
    table: rows.length > 0 ? written.table : { ...written.table, rows: [blankRow(wide)] },
    rowsTaken: Math.min(texts.length, rows.length - start),
    notices: [...sheet.notices, ...mixedTypes(sheet, goals, first)],
  };
}
