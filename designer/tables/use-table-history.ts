/** A table that its host keeps, with a history of its own edits unless the host has one for all it keeps. */
import { useState } from 'react';
import type { Table } from '../../engine/core/tables/table.ts';
import { noHistory, remembered, stepped, type TableHistory } from './table-history.ts';

/** Undoing and redoing, as a host may give it. */
export interface Undoing {
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
}

interface Kept {
  /** The table as it was seen last: another one came from outside, and ends the history. */
  seen: Table;
  history: TableHistory;
}

/** Gives what changes the table, and what goes back. */
export function useTableHistory(
  table: Table,
  onChange: (table: Table) => void,
  given: Undoing | undefined,
): Undoing & { change: (next: Table) => void } {
  const [kept, setKept] = useState<Kept>({ seen: table, history: noHistory });
  if (kept.seen !== table) setKept({ seen: table, history: noHistory });
  const { history } = kept;
  const change = (next: Table) => {
    if (next === table) return;
    setKept({ seen: next, history: remembered(history, table) });
    onChange(next);
  };
  const step = (way: 'undo' | 'redo') => () => {
    const gone = stepped(history, table, way);
    if (!gone) return;
    setKept({ seen: gone.table, history: gone.history });
    onChange(gone.table);
  };
  const own = {
    canUndo: history.before.length > 0,
    canRedo: history.after.length > 0,
    undo: step('undo'),
    redo: step('redo'),
  };
  return { ...(given ?? own), change };
}
