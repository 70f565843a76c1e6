// Checks that the lockfile names no registry, since every machine fetches from the one it is set up for, and lacks no package, since `npm ci` refuses one that does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.ts';

interface Locked {
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Gives a line for each package whose address is written into the lockfile, and for each that another needs and the lockfile lacks. */
export function checkLockfile(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const bound = Object.entries(packages)
    .filter(([, { resolved }]) => resolved?.includes('://'))
    .map(([name]) => `package-lock.json: ${name} is bound to a host; delete "resolved"`);
  return [...bound, ...missing(packages)];
}

/** A platform's optional package that the registry lacks is left out of the lockfile without a word; `npm ci` then fails on every machine. */
function missing(packages: Record<string, Locked>): string[] {
  return Object.entries(packages).flatMap(([holder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesOf(name, holder).some((place) => place in packages))
      .map(
        (name) =>
          `package-lock.json: ${holder} needs ${name}, which is not in it; take a version that the registry holds for every platform`,
      ),
  );
}

/** Where Node looks for a package, from its holder's own folder up to the top. */
function placesOf(name: string, holder: string): string[] {
  const folders = holder.split('/node_modules/');
  return folders
    .map((_, depth) => `${folders.slice(0, depth + 1).join('/node_modules/')}/node_modules/${name}`)
    .concat(`node_modules/${name}`);
}
