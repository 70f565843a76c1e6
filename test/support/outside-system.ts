/** One system of the process of outside systems, started before the tests of a file and ended after them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { loadKeys, type Keys } from '../../engine/crypto/keys.ts';
import { startSimulator, type RunningSimulator } from './start-simulator.ts';

export interface OutsideSystemUnderTest {
  /** Asked when a test begins. */
  simulator: () => RunningSimulator;
  keys: () => Keys;
  dataDir: () => string;
  /** Ends the process, as a crash does, does something, and starts it anew over the same data. */
  crash: (meanwhile?: () => Promise<void>) => Promise<void>;
}

const file = join(import.meta.dirname, '../../connectors/outside/simulator.ts');

/** Registers the start and the end of the process for the file that calls it. */
export function withOutsideSystem(name: string): OutsideSystemUnderTest {
  let dir: string;
  let keys: Keys;
  let simulator: RunningSimulator;
  const start = () => startSimulator(file, 'OUTSIDE_PORT', dir, `/${name}`);
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), `${name}-`));
    keys = await loadKeys(join(dir, 'keys'));
    simulator = await start();
  });
  afterAll(async () => {
    await simulator.kill();
    await rm(dir, { recursive: true });
  });
  return {
    simulator: () => simulator,
    keys: () => keys,
    dataDir: () => dir,
    crash: async (meanwhile) => {
      await simulator.kill();
      await meanwhile?.();
      simulator = await start();
    },
  };
}
