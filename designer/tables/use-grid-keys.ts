/** The keys of the grid, and its clipboard: as in a spreadsheet; Escape lets the next Tab leave. */
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { commandOf } from './grid-commands.ts';
import { at, everything, isBlock, movedBy, nextCell, type GridSize } from './grid-moves.ts';
import { cellText } from './table-columns.ts';
import type { TableEditing } from './use-table-editing.ts';

const isTypedKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Process');

/** Undoes, redoes or selects all where a key says so. */
function isHistoryKey(event: KeyboardEvent, editing: TableEditing, size: GridSize): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) editing.undoing.undo();
  else if (key === 'y' || key === 'z') editing.undoing.redo();
  else if (key === 'a') editing.select(everything(size));
  else return false;
  return true;
}

/** Gives what the grid does with keys; those of a cell that is being typed into among them. */
export function useGridKeys(editing: TableEditing, page: number) {
  const mayLeave = useRef(false);
  const { table, columns, selection, language, readOnly } = editing;
  const size: GridSize = { rows: table.rows.length, columns: columns.length, page };

  const edit = () => {
    const [row, column] = [table.rows[selection.active.row], columns[selection.active.column]];
    if (row && column) editing.type(cellText(row, column, language));
  };

  /** Whether the key was taken. */
  function take(event: KeyboardEvent): boolean {
    const ctrl = event.ctrlKey || event.metaKey;
    const keys = { key: event.key, ctrl, shift: event.shiftKey, alt: event.altKey };
    if (event.key === 'Tab') {
      const next = nextCell(selection, event.shiftKey, size);
      if (mayLeave.current || !next) return false;
      editing.select(next);
    } else if (event.key === 'Escape') {
      mayLeave.current = true;
      if (isBlock(selection)) editing.select(at(selection.active.row, selection.active.column));
    } else if (event.key === 'Enter' || event.key === 'F2') edit();
    else if (isHistoryKey(event, editing, size)) return true;
    else {
      const command = commandOf(keys);
      if (command) {
        if (!readOnly) editing.run(command);
        return true;
      }
      const moved = event.altKey ? undefined : movedBy(selection, keys, size);
      if (!moved) return false;
      editing.select(moved);
    }
    return true;
  }

  function onTyping(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const { row, column } = selection.active;
    if (event.key === 'Escape') editing.type(null);
    else if (event.key === 'Enter') editing.commit(at(Math.min(row + 1, size.rows - 1), column));
    else if (event.key === 'Tab') editing.commit(nextCell(at(row, column), event.shiftKey, size));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.role === 'grid') return;
    if (editing.typed !== null) {
      onTyping(event);
      return;
    }
    if (event.target.closest('[role="gridcell"], [role="rowheader"]') === null) return;
    if (event.key !== 'Escape' && event.key !== 'Tab' && event.key !== 'Shift') mayLeave.current = false;
    if (isTypedKey(event) && !readOnly) {
      // At once, so that the key itself, or what an input method composes, lands in the field.
      flushSync(() => {
        editing.type('');
      });
    } else if (take(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  const isForGrid = () => editing.typed === null;
  return {
    onKeyDown,
    onCopy(event: ClipboardEvent) {
      if (!isForGrid()) return;
      event.clipboardData.setData('text/plain', editing.copied());
      event.preventDefault();
    },
    onCut(event: ClipboardEvent) {
      if (!isForGrid()) return;
      event.clipboardData.setData('text/plain', editing.copied());
      if (!readOnly) editing.run('clear');
      event.preventDefault();
    },
    onPaste(event: ClipboardEvent) {
      if (!isForGrid()) return;
      editing.paste(event.clipboardData.getData('text/plain'));
      event.preventDefault();
    },
  };
}
