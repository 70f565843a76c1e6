/** The ledger of a simulated application system: one line a record, on disk before it is acknowledged, each key once. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Entry {
  receipt: string;
  key: string;
  system: string;
  record: string;
  /** The record itself, sealed by the system that keeps it. */
  sealed: string;
  writtenAt: string;
}

/** Opens the ledger of a file; a line that a crash tore off is cut away, since it was never acknowledged. */
export function openLedger(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+', 0o600);
  const kept = readFileSync(path);
  const whole = kept.subarray(0, kept.lastIndexOf(0x0a) + 1);
  if (whole.length < kept.length) truncateSync(path, whole.length);
  const entries = new Map<string, Entry>();
  for (const line of whole.toString().split('\n').filter(Boolean)) {
    const entry = JSON.parse(line) as Entry;
    entries.set(entry.key, entry);
  }
  return {
    entries: (): Entry[] => [...entries.values()],
    find: (key: string): Entry | undefined => entries.get(key),
    append(entry: Entry): void {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      entries.set(entry.key, entry);
    },
    close: () => closeSync(file),
  };
}
