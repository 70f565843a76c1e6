/** A slot of vpcd with a holder in it, run in a thread of its own: cards are put in and taken out from here. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { vpcdSlots } from './vpcd-card.ts';

/** The card to put in; none takes it out. Of a new edition a card has all its PIN tries again. */
export interface HeldCard {
  cardholder: DemoCardholder | null;
  edition: number;
}

export interface VpcdSlot {
  /** The name of the slot as a PC/SC reader. */
  readonly reader: string;
  /** Puts the card of a cardholder in, or takes it out; resolves when that is done. One at a time. */
  hold(card: HeldCard): Promise<void>;
  /** Whether the slot can still be used; once false, insert a new one. */
  readonly connected: boolean;
  close(): Promise<void>;
}

/** Puts a holder into the first slot of vpcd that is free: another process may have one. Rejects where none is, or no vpcd runs. */
export async function insertVpcdSlot(): Promise<VpcdSlot> {
  for (const { port, reader } of vpcdSlots) {
    const slot = await insertInto(port, reader).catch(() => null);
    if (slot) return slot;
  }
  throw new Error('no slot of vpcd is free');
}

async function insertInto(port: number, reader: string): Promise<VpcdSlot> {
  const worker = new Worker(new URL('./vpcd-worker.ts', import.meta.url), { workerData: port });
  let connected = true;
  worker.on('exit', () => (connected = false));
  worker.on('error', () => (connected = false));
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
    reader,
    hold: async (card) => {
      if (!connected) throw new Error('vpcd let go of the slot');
      worker.postMessage(card);
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
