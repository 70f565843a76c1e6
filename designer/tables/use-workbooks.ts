/** Workbooks of the editor: a file is chosen and read, a table is saved; what goes wrong is said. */
import { useState } from 'react';
import type { Table } from '../../engine/core/tables/table.ts';
import { readWorkbook, saveWorkbook, type SavedAs } from './workbooks.ts';
import type { ReadWorkbook } from './xlsx-read.ts';

interface Workbooks {
  /** What was read, until it is taken or left. */
  read: ReadWorkbook | null;
  isBusy: boolean;
  choose: () => void;
  leave: () => void;
  save: (table: Table, as: SavedAs) => void;
}

const mostBytes = 60_000_000;

/** Reads and saves. */
export function useWorkbooks(): Workbooks {
  const [read, setRead] = useState<ReadWorkbook | null>(null);
  const [isBusy, setBusy] = useState(false);
  const busyWith = (work: Promise<unknown>) => {
    setBusy(true);
    void work.finally(() => {
      setBusy(false);
    });
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    setRead(file.size > mostBytes ? { problem: 'too-large' } : await readWorkbook(file));
  };
  return {
    ...{ read, isBusy },
    choose() {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      input.onchange = () => {
        busyWith(take(input.files?.[0]));
      };
      input.click();
    },
    leave() {
      setRead(null);
    },
    save(table, as) {
      busyWith(saveWorkbook(table, as));
    },
  };
}
