/** A worker as a process of its own that falls with -9 where a test plans it, and is started again at once. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Platform } from '../../scripts/platform.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Keeps a worker alive, whatever befalls it. `code` is the bundle of the workflows that it runs. */
export function keepWorking({ env, dataDir }: Platform, code: string) {
  const args = ['--import', join(root, 'test/faults/falling.ts'), join(root, 'engine/worker.ts')];
  const file = (name: string) => join(dataDir, name);
  const lines = (name: string): string[] =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8').trimEnd().split('\n') : [];
  let worker: ChildProcess | undefined;
  let stopping = false;
  const start = (): void => {
    worker = spawn(process.execPath, args, { env: { ...process.env, ...env, FALLS: dataDir }, stdio: 'ignore' });
    worker.once('exit', () => {
      if (!stopping) start();
    });
  };
  writeFileSync(file('bundle.js'), code);
  start();
  return {
    /** The boundaries that cases have come to, the latest name of each. */
    come: () => lines('come').map((line) => (JSON.parse(line) as string[]).at(-1)!),
    /** Those at which it fell. */
    fallen: () => lines('fallen'),
    /** Lets it fall at these, each once. */
    plan: (boundaries: readonly string[]) => writeFileSync(file('plan'), boundaries.join('\n')),
    stop(): void {
      stopping = true;
      worker?.kill('SIGKILL');
    },
  };
}
