/** A slot of vpcd with a holder in it, run in a thread of its own: cards are put in and taken out from here. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { vpcdPort } from './vpcd-card.ts';

export interface VpcdSlot {
  /** Puts the card of a cardholder in, or takes it out (null); resolves when that is done. One at a time. */
  hold(cardholder: DemoCardholder | null): Promise<void>;
  /** Whether the slot can still be used; once false, insert a new one. */
  readonly connected: boolean;
  close(): Promise<void>;
}

/** Puts a holder into a slot of vpcd. Rejects where no vpcd listens on that port of this machine. */
export async function insertVpcdSlot(port: number = vpcdPort): Promise<VpcdSlot> {
  const worker = new Worker(new URL('./vpcd-worker.ts', import.meta.url), { workerData: port });
  let connected = true;
  worker.on('exit', () => (connected = false));
  const held = async () => {
    const done = new AbortController();
    try {
      await Promise.race([
        once(worker, 'message', { signal: done.signal }),
        once(worker, 'exit', { signal: done.signal }).then(() => {
          throw new Error('vpcd let go of the slot');
        }),
      ]);
    } finally {
      done.abort();
    }
  };
  await held();
  return {
    hold: async (cardholder) => {
      if (!connected) throw new Error('vpcd let go of the slot');
      worker.postMessage(cardholder);
      await held();
    },
    get connected() {
      return connected;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
