/** Tries again what needs a server that may be starting too. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Tries until it works, every half second for half a minute; then throws what it failed with. */
export async function patiently<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 60) throw error;
      log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'not ready yet');
      await pause(500);
    }
  }
}
