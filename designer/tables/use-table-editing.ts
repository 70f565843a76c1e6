/** The table while it is worked on: what is selected, what is being typed, and what commands, keys and the clipboard do to it. */
import { useState } from 'react';
import type { Table } from '../../engine/core/tables/table.ts';
import type { Language, Text } from '../../engine/core/text.ts';
import { carriedOut, type GridCommand } from './grid-commands.ts';
import { at, blockOf, clamped, type Selection } from './grid-moves.ts';
import { cellText, type GridColumn } from './table-columns.ts';
import { textsOf, writeTexts, type Written } from './table-edits.ts';
import { readTsv, writeTsv } from './tsv.ts';
import { useTableHistory, type Undoing } from './use-table-history.ts';

/** What a component works with. */
export interface TableEditing {
  table: Table;
  columns: readonly GridColumn[];
  language: Language;
  readOnly: boolean;
  selection: Selection;
  /** What is being typed into the active cell; null while nothing is. */
  typed: string | null;
  undoing: Undoing;
  select: (selection: Selection) => void;
  /** Selects, and takes the keyboard to the grid from wherever it is. */
  goTo: (selection: Selection) => void;
  /** How often that was done. */
  grabs: number;
  type: (text: string | null) => void;
  /** Writes what was typed, and goes on to another cell. */
  commit: (next?: Selection) => void;
  run: (command: GridCommand) => void;
  change: (table: Table, selection?: Selection) => void;
  copied: () => string;
  paste: (clipboard: string) => void;
}

interface Given {
  table: Table;
  columns: readonly GridColumn[];
  language: Language;
  readOnly: boolean;
  onChange: (table: Table) => void;
  undoing: Undoing | undefined;
  /** Told of what was pasted. */
  onPasted: (written: Written) => void;
  /** Told of a text that could not be read. */
  onUnread: (finding: Text) => void;
}

/** Works on a table. */
export function useTableEditing({ table, columns, language, readOnly, ...given }: Given): TableEditing {
  const [wanted, select] = useState<Selection>(at(0, 0));
  const [typed, type] = useState<string | null>(null);
  const [grabs, setGrabs] = useState(0);
  const { change: changeTable, ...undoing } = useTableHistory(table, given.onChange, given.undoing);
  const selection = clamped(wanted, { rows: table.rows.length, columns: columns.length, page: 1 });
  const { active } = selection;
  const change = (next: Table, nextSelection?: Selection) => {
    if (!readOnly) changeTable(next);
    if (nextSelection) select(nextSelection);
  };
  const write = (texts: string[][], from: { row: number; column: number }): Written | undefined => {
    const written = writeTexts(table, columns, from, texts);
    change(written.table);
    return written;
  };
  const commit = (next?: Selection) => {
    const [row, column] = [table.rows[active.row], columns[active.column]];
    if (typed !== null && row && column && typed !== cellText(row, column, language)) {
      const finding = write([[typed]], active)?.unread[0]?.finding;
      if (finding) given.onUnread(finding);
    }
    type(null);
    if (next) select(next);
  };
  const paste = (clipboard: string) => {
    if (readOnly) return;
    const texts = readTsv(clipboard);
    const { top, bottom, left, right } = blockOf(selection);
    const [line = []] = texts;
    const isOne = texts.length === 1 && line.length === 1;
    const filled = isOne
      ? Array.from({ length: bottom - top + 1 }, () => Array<string>(right - left + 1).fill(line[0] ?? ''))
      : texts;
    const written = write(filled, { row: top, column: left });
    if (!written) return;
    const width = Math.max(...filled.map(({ length }) => length), 1);
    select({ anchor: { row: top, column: left }, active: { row: top + filled.length - 1, column: left + width - 1 } });
    given.onPasted(written);
  };
  return {
    ...{ table, columns, language, readOnly, selection, typed, grabs, undoing, select, change, commit, paste },
    goTo: (next) => {
      select(next);
      setGrabs(grabs + 1);
    },
    type: (text) => {
      if (!readOnly) type(text);
    },
    run: (command) => {
      const done = carriedOut(command, table, columns, selection);
      change(done.table, done.selection);
    },
    copied: () => writeTsv(textsOf(table, columns, blockOf(selection), language)),
  };
}
