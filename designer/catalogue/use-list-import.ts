/** The import of an official list, from the file to what became of its rows. */
import { useState } from 'react';
import type { CatalogueImport } from '../../engine/core/catalogue/catalogue-answers.ts';
import type { ListNotice } from './read-csv.ts';
import { readList, type ReadList } from './read-list.ts';
import { useDryRun, useImport } from './use-catalogue.ts';

/** Where an import stands: the file that was read, and what would become of it or what did. */
export interface ListImport {
  file: string;
  notices: readonly ListNotice[];
  problem: Extract<ReadList, { problem: string }> | null;
  report: CatalogueImport | null;
  isBusy: boolean;
  error: Error | null;
  choose: (file: File) => Promise<void>;
  confirm: () => Promise<void>;
}

/** Reads a file, asks what would become of it, and imports it where that is confirmed. */
export function useListImport(): ListImport {
  const [file, setFile] = useState('');
  const [read, setRead] = useState<ReadList | null>(null);
  const [isReading, setReading] = useState(false);
  const dry = useDryRun();
  const real = useImport();
  const cells = read && 'cells' in read ? read.cells : null;
  return {
    file,
    notices: read && 'cells' in read ? read.notices : [],
    problem: read && 'problem' in read ? read : null,
    report: real.data ?? dry.data ?? null,
    isBusy: isReading || dry.isPending || real.isPending,
    error: real.error ?? dry.error,
    async choose(chosen) {
      real.reset();
      dry.reset();
      setReading(true);
      setFile(chosen.name);
      const next = await readList(chosen).catch((): ReadList => ({ problem: 'not-a-list' }));
      setRead(next);
      setReading(false);
      if ('cells' in next) await dry.mutateAsync({ cells: next.cells }).catch(() => undefined);
    },
    async confirm() {
      if (!cells || !dry.data) return;
      // Refused where somebody else imported meanwhile; what was shown would no longer be what is done.
      await real.mutateAsync({ cells, revision: dry.data.revision }).catch(() => undefined);
    },
  };
}
