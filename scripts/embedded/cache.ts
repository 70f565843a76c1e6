// Keeps fetched programs outside the clone, so that each is fetched once a machine and never half.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCacheDir } from '../settings.ts';

const abandonedAfterMs = 3_600_000;

/** Gives the folder of that name, filling it first if need be: it appears whole or not at all, and Ctrl-C costs nothing but time. */
export async function inCache(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const cache = readCacheDir();
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  sweep(cache, `.${name}-`);
  const unfinished = mkdtempSync(join(cache, `.${name}-`));
  try {
    await fill(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Somebody else may have filled it meanwhile; theirs is as good.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what a broken-off fill left behind, but not what somebody else is filling right now. */
function sweep(cache: string, prefix: string): void {
  for (const entry of readdirSync(cache).filter((one) => one.startsWith(prefix))) {
    const path = join(cache, entry);
    const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (ageMs > abandonedAfterMs) rmSync(path, { recursive: true, force: true });
  }
}

/** Whether the cache holds a folder of that name. */
export function isCached(name: string): boolean {
  return existsSync(join(readCacheDir(), name));
}

/** The SHA-256 of a file, in hex. */
export function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** A short name for the contents of some files, for cache folders that depend on them. */
export function digestOf(...files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
