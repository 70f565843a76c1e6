/** The files of recorded histories, one a line; those whose name ends in `.gz` are packed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Recorded } from './record.ts';

const folder = new URL('../../test/histories/', import.meta.url);
const isPacked = (name: string): boolean => name.endsWith('.gz');

/** The histories of a file of test/histories; none where there is no such file. */
export function readRecorded(name: string): Recorded[] {
  const file = new URL(name, folder);
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const lines = (isPacked(name) ? gunzipSync(bytes) : bytes).toString().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded);
}

/** Writes a file anew. */
export function writeRecorded(name: string, recorded: readonly Recorded[]): void {
  const lines = recorded.map((each) => `${JSON.stringify(each)}\n`).join('');
  writeFileSync(new URL(name, folder), isPacked(name) ? gzipSync(lines, { level: 9 }) : lines);
}
