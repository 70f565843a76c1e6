// Checks that the lockfile names no registry: every machine fetches from the one it is set up for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.ts';

/** Gives a line for each package whose address is written into the lockfile. */
export function checkLockfile(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved?.includes('://'))
    .map(([name]) => `package-lock.json: ${name} is bound to a host; delete "resolved"`);
}
