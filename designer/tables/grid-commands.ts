/** What can be done with the selected cells and rows: each command gives the table after it and what is selected then. */
import type { Table } from '../../engine/core/tables/table.ts';
import { at, blockOf, wholeRows, type Selection } from './grid-moves.ts';
import type { GridColumn } from './table-columns.ts';
import { clearBlock, deleteRows, duplicateRows, fillDown, insertRows, moveRows } from './table-edits.ts';

export const gridCommands = [
  'clear',
  'fill-down',
  'insert-above',
  'insert-below',
  'duplicate',
  'move-up',
  'move-down',
  'delete',
] as const;
export type GridCommand = (typeof gridCommands)[number];

/** A table and what is selected in it. */
export interface Done {
  table: Table;
  selection: Selection;
}

/** Carries a command out. */
export function carriedOut(
  command: GridCommand,
  table: Table,
  columns: readonly GridColumn[],
  selection: Selection,
): Done {
  const block = blockOf(selection);
  const { top, bottom } = block;
  const count = bottom - top + 1;
  const rows = (from: number, to: number) =>
    wholeRows(from, to, { rows: table.rows.length, columns: columns.length, page: 1 });
  switch (command) {
    case 'clear':
      return { table: clearBlock(table, columns, block), selection };
    case 'fill-down':
      return { table: fillDown(table, columns, block), selection };
    case 'insert-above':
      return { table: insertRows(table, top, count), selection: at(top, 0) };
    case 'insert-below':
      return { table: insertRows(table, bottom + 1, count), selection: at(bottom + 1, 0) };
    case 'duplicate':
      return { table: duplicateRows(table, top, bottom), selection: rows(bottom + 1, bottom + count) };
    case 'move-up':
    case 'move-down': {
      const by = command === 'move-up' ? -1 : 1;
      const moved = moveRows(table, top, bottom, by);
      const shift = moved === table ? 0 : by;
      const { active, anchor } = selection;
      return {
        table: moved,
        selection: {
          active: { ...active, row: active.row + shift },
          anchor: { ...anchor, row: anchor.row + shift },
        },
      };
    }
    case 'delete':
      return { table: deleteRows(table, top, bottom), selection: at(top, selection.active.column) };
  }
}

/** The command that a key gives, where it gives one. */
export function commandOf({
  key,
  ctrl,
  shift,
  alt,
}: {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}): GridCommand | undefined {
  const lower = key.toLowerCase();
  if (alt) return key === 'ArrowUp' ? 'move-up' : key === 'ArrowDown' ? 'move-down' : undefined;
  if (ctrl && lower === 'd') return shift ? 'duplicate' : 'fill-down';
  if (key === 'Delete') return ctrl ? 'delete' : 'clear';
  if (key === 'Backspace' && !ctrl) return 'clear';
  if (key === 'Insert') return shift ? 'insert-below' : 'insert-above';
  return undefined;
}
