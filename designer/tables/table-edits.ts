/** The edits of a table's cells and rows: each takes a table and gives another, sharing what did not change. */
import { mostRows, type Table, type TableRow } from '../../engine/core/tables/table.ts';
import type { Text } from '../../engine/core/text.ts';
import { cellText, inputAt, withCellText, type GridColumn } from './table-columns.ts';

/** Rows and columns from one to another, both among them, counted from nought. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A text that could not be read, and where it stands now. */
export interface Unread {
  row: number;
  column: number;
  text: string;
  finding: Text;
}

/** A table after texts were written into it. */
export interface Written {
  table: Table;
  unread: Unread[];
  /** How many cells were written. */
  cells: number;
  /** How many rows found no place: a table has an end. */
  rowsLeft: number;
}

/** A row that takes anything and gives nothing. */
export const blankRow = ({ inputs, outputs }: Table): TableRow => ({
  when: inputs.map(() => '-'),
  then: outputs.map(() => null),
});

const withRows = (table: Table, rows: TableRow[]): Table => ({
  ...table,
  rows: rows.length > 0 ? rows : [blankRow(table)],
});

/** Writes texts into the cells from a corner on, and appends the rows that this needs. */
export function writeTexts(
  table: Table,
  columns: readonly GridColumn[],
  at: { row: number; column: number },
  texts: readonly (readonly string[])[],
): Written {
  const rows = [...table.rows];
  const unread: Unread[] = [];
  const room = Math.max(mostRows - at.row, 0);
  let cells = 0;
  for (const [down, line] of texts.slice(0, room).entries()) {
    const index = at.row + down;
    let row = rows[index] ?? blankRow(table);
    for (const [across, text] of line.entries()) {
      const column = columns[at.column + across];
      if (!column) break;
      const written = withCellText(row, column, text);
      row = written.row;
      cells += 1;
      if (written.finding)
        unread.push({ row: index, column: at.column + across, text: text.trim(), finding: written.finding });
    }
    rows[index] = row;
  }
  return { table: { ...table, rows }, unread, cells, rowsLeft: Math.max(texts.length - room, 0) };
}

/** The texts of a block, as they are shown. */
export const textsOf = (
  { rows }: Table,
  columns: readonly GridColumn[],
  { top, bottom, left, right }: Block,
  language: 'zh-CN' | 'en',
): string[][] =>
  rows
    .slice(top, bottom + 1)
    .map((row) => columns.slice(left, right + 1).map((column) => cellText(row, column, language)));

/** Empties the cells of a block: an input then takes anything, the others say nothing. */
export function clearBlock(table: Table, columns: readonly GridColumn[], block: Block): Table {
  const line = columns.slice(block.left, block.right + 1).map(() => '');
  const texts = Array.from({ length: block.bottom - block.top + 1 }, () => line);
  return writeTexts(table, columns, { row: block.top, column: block.left }, texts).table;
}

/** Puts the cell of one row into another, as data. */
function copiedCell(from: TableRow, to: TableRow, column: GridColumn): TableRow {
  const { place } = column;
  if (place.kind === 'input') return { ...to, when: to.when.with(place.index, inputAt(from, place.index)) };
  if (place.kind === 'output') return { ...to, then: to.then.with(place.index, from.then[place.index] ?? null) };
  return withCellText(to, column, cellText(from, column, 'zh-CN')).row;
}

/** Fills the block with its first row; a block of one row with the row above it. */
export function fillDown(table: Table, columns: readonly GridColumn[], { top, bottom, left, right }: Block): Table {
  const from = table.rows[top === bottom ? top - 1 : top];
  if (!from) return table;
  const filled = columns.slice(left, right + 1).filter(({ key }) => key !== 'note id');
  const rows = table.rows.map((row, index) =>
    index < top || index > bottom || row === from
      ? row
      : filled.reduce((made, column) => copiedCell(from, made, column), row),
  );
  return { ...table, rows };
}

/** Puts blank rows before a row. */
export function insertRows(table: Table, at: number, count: number): Table {
  const room = Math.min(count, mostRows - table.rows.length);
  return { ...table, rows: table.rows.toSpliced(at, 0, ...Array.from({ length: room }, () => blankRow(table))) };
}

/** Takes rows away; a table keeps at least a blank one. */
export const deleteRows = (table: Table, top: number, bottom: number): Table =>
  withRows(table, table.rows.toSpliced(top, bottom - top + 1));

const nameless = ({ id: _id, ...row }: TableRow): TableRow => row;

/** Repeats rows below themselves; the copies have no names, for a name is one row's only. */
export function duplicateRows(table: Table, top: number, bottom: number): Table {
  const copies = table.rows.slice(top, bottom + 1).map(nameless);
  return {
    ...table,
    rows: [...table.rows.slice(0, bottom + 1), ...copies, ...table.rows.slice(bottom + 1)].slice(0, mostRows),
  };
}

/** Moves rows up or down by one; the table itself where they are at its end. */
export function moveRows(table: Table, top: number, bottom: number, by: -1 | 1): Table {
  const other = by < 0 ? top - 1 : bottom + 1;
  const moved = table.rows[other];
  if (!moved) return table;
  const without = table.rows.toSpliced(other, 1);
  return { ...table, rows: without.toSpliced(by < 0 ? bottom : top, 0, moved) };
}

/** Puts a row in, at its place. */
export const insertRow = (table: Table, at: number, row: TableRow): Table => ({
  ...table,
  rows: table.rows.toSpliced(at, 0, row),
});
