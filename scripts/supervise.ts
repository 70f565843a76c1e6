// Keeps a family of child processes running: each has a log, a crashed one comes back, all end together and none outlives us.
import { join } from 'node:path';
import { type ProcessSpec, type Supervised, createSupervised } from './supervise/supervised.ts';

/** A family of supervised processes. */
export interface Supervisor {
  /** Starts a process; resolves when it is ready. */
  start(spec: ProcessSpec): Promise<Supervised>;
  /** Stops all, the last started first. */
  stop(): Promise<void>;
}

/** Creates a supervisor whose processes log into files of their names. */
export function createSupervisor(logDir: string): Supervisor {
  const family: Supervised[] = [];
  return {
    async start(spec) {
      const supervised = createSupervised(spec, join(logDir, `${spec.name}.log`));
      family.push(supervised);
      await supervised.start();
      return supervised;
    },
    async stop() {
      for (const supervised of family.splice(0).reverse()) await supervised.stop();
    },
  };
}

/** Resolves at the first Ctrl-C (or SIGTERM, SIGHUP); a second one ends this process at once, and the guardian ends the children. */
export function interrupted(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first = true;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (!first) process.exit(130);
        first = false;
        resolve(signal);
      });
  });
}
