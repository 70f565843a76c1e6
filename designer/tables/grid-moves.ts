/** Where the keyboard is in the grid, and where a key leads: one active cell, and the block from its anchor to it. */
import type { Block } from './table-edits.ts';

/** A cell of the grid, counted from nought. */
export interface Spot {
  row: number;
  column: number;
}

/** The active cell, and the cell from which a block reaches to it. */
export interface Selection {
  active: Spot;
  anchor: Spot;
}

/** How many rows and columns there are, and how many rows fill the window. */
export interface GridSize {
  rows: number;
  columns: number;
  page: number;
}

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), Math.max(count - 1, 0));

/** A selection of one cell. */
export const at = (row: number, column: number): Selection => ({ active: { row, column }, anchor: { row, column } });

/** The block that a selection covers. */
export const blockOf = ({ active, anchor }: Selection): Block => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
});

/** Tells whether a selection is of more than one cell. */
export const isBlock = ({ active, anchor }: Selection): boolean =>
  active.row !== anchor.row || active.column !== anchor.column;

/** Keeps a selection inside a grid that may have shrunk. */
export const clamped = ({ active, anchor }: Selection, { rows, columns }: GridSize): Selection => {
  const inside = ({ row, column }: Spot): Spot => ({ row: within(row, rows), column: within(column, columns) });
  return { active: inside(active), anchor: inside(anchor) };
};

const far = Number.MAX_SAFE_INTEGER;

/** Rows and columns by which a key moves; undefined for a key that does not. */
function stepOf(key: string, isFar: boolean, page: number): [number, number] | undefined {
  const length = isFar ? far : 1;
  switch (key) {
    case 'ArrowUp':
      return [-length, 0];
    case 'ArrowDown':
      return [length, 0];
    case 'ArrowLeft':
      return [0, -length];
    case 'ArrowRight':
      return [0, length];
    case 'PageUp':
      return [-page, 0];
    case 'PageDown':
      return [page, 0];
    case 'Home':
      return [isFar ? -far : 0, -far];
    case 'End':
      return [isFar ? far : 0, far];
    default:
      return undefined;
  }
}

/** Where a key leads: with shift the block grows, with control it goes to the end. Undefined for a key that does not move. */
export function movedBy(
  { active, anchor }: Selection,
  { key, shift, ctrl }: { key: string; shift: boolean; ctrl: boolean },
  size: GridSize,
): Selection | undefined {
  const step = stepOf(key, ctrl, size.page);
  if (!step) return undefined;
  const next = { row: within(active.row + step[0], size.rows), column: within(active.column + step[1], size.columns) };
  return { active: next, anchor: shift ? anchor : next };
}

/** The next cell, line by line, or the one before; undefined past either end, where the keyboard leaves the grid. */
export function nextCell({ active }: Selection, isBack: boolean, { rows, columns }: GridSize): Selection | undefined {
  const index = active.row * columns + active.column + (isBack ? -1 : 1);
  if (index < 0 || index >= rows * columns) return undefined;
  return at(Math.floor(index / columns), index % columns);
}

/** The whole grid. */
export const everything = ({ rows, columns }: GridSize): Selection => ({
  active: { row: 0, column: 0 },
  anchor: { row: Math.max(rows - 1, 0), column: Math.max(columns - 1, 0) },
});

/** Whole rows of the grid. */
export const wholeRows = (from: number, to: number, { columns }: GridSize): Selection => ({
  active: { row: to, column: 0 },
  anchor: { row: from, column: columns - 1 },
});
