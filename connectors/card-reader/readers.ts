/** The readers of a terminal: the demo reader "virtual" (over PC/SC or in memory), and every real PC/SC reader by its name. */
import { setTimeout as pause } from 'node:timers/promises';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { isProblem, problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { type Transport } from './apdu.ts';
import { cardholderOf } from './cardholders.ts';
import { createSlotQueue, type SlotQueue } from './slot-queue.ts';
import { createMemoryTransport } from './transport-memory.ts';
import { listPcscReaders, openPcscTransport, type Pcsc, type PcscLibrary } from './transport-pcsc.ts';
import { createVirtualCard } from './virtual-card.ts';
import { insertVpcdSlot, type VpcdSlot } from './vpcd-slot.ts';

/** The slot of vpcd that the demo reader uses, as pcscd names it. */
export const vpcdReaderName = 'Virtual PCD 00 00';

export interface OpenedCard {
  transport: Transport;
  kind: 'pcsc' | 'memory';
}

export interface Readers {
  /** Puts the card on, or waits for the reader to be free first. Rejects with `not-found`, `connector-unavailable` or `card-not-readable`. */
  open(reader: string, card: string | undefined, signal: AbortSignal): Promise<OpenedCard>;
  /** The names of the readers there are. */
  list(): string[];
  close(): Promise<void>;
}

export interface ReadersOptions {
  cardholders: readonly DemoCardholder[];
  /** `auto`: the demo reader is on PC/SC where that works, else in memory; `pcsc`: or not at all; `memory`: PC/SC is left alone. */
  choice: 'auto' | 'pcsc' | 'memory';
  pcsc: Pcsc;
  /** Told why the demo reader is in memory, each time that changes. Never told who. */
  onFallback?: (reason: string) => void;
}

const absent = () => problem('connector-unavailable', { connector: text('读卡终端', 'Card terminal') });

/** pcscd looks for cards every 0.4 seconds: so long may a card that was just put in be unseen. */
const seenWithinMs = 3_000;

async function openWhenSeen(library: PcscLibrary, signal: AbortSignal): Promise<Transport> {
  const deadline = performance.now() + seenWithinMs;
  for (;;) {
    try {
      return await openPcscTransport(library, vpcdReaderName, 'leave');
    } catch (error) {
      if (!isProblem(error, 'card-not-readable') || performance.now() > deadline || signal.aborted) throw error;
    }
    await pause(20);
  }
}

/** Gives the reader back when the card is closed. */
const releasing = (transport: Transport, release: () => Promise<void> | void): Transport => ({
  transmit: (command) => transport.transmit(command),
  close: async () => {
    try {
      await transport.close();
    } finally {
      await release();
    }
  },
});

/** The readers of this machine. */
export function createReaders({ cardholders, choice, pcsc, onFallback = () => {} }: ReadersOptions): Readers {
  const queues = new Map<string, SlotQueue>();
  let slot: VpcdSlot | null = null;
  let fallback = '';

  const enter = (reader: string, signal: AbortSignal) => {
    const queue = queues.get(reader) ?? createSlotQueue();
    queues.set(reader, queue);
    return queue.enter(signal);
  };

  async function openVirtual(library: PcscLibrary, holder: DemoCardholder, signal: AbortSignal): Promise<OpenedCard> {
    const leave = await enter(vpcdReaderName, signal);
    try {
      if (!slot?.connected) slot = await insertVpcdSlot();
      const inserted = slot;
      await inserted.hold(holder);
      const transport = await openWhenSeen(library, signal);
      const takeOut = async () => {
        await inserted.hold(null).catch(() => {});
        leave();
      };
      return { transport: releasing(transport, takeOut), kind: 'pcsc' };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async function openReal(library: PcscLibrary, reader: string, signal: AbortSignal): Promise<OpenedCard> {
    if (!listPcscReaders(library).includes(reader)) throw absent();
    const leave = await enter(reader, signal);
    try {
      return { transport: releasing(await openPcscTransport(library, reader), leave), kind: 'pcsc' };
    } catch (error) {
      leave();
      throw error;
    }
  }

  const inMemory = (holder: DemoCardholder, reason: string): OpenedCard => {
    if (reason !== fallback) onFallback(reason);
    fallback = reason;
    return { transport: createMemoryTransport(createVirtualCard(holder)), kind: 'memory' };
  };

  return {
    open: async (reader, card, signal) => {
      if (reader !== 'virtual') {
        if (!pcsc.available || choice === 'memory') throw absent();
        return openReal(pcsc.library, reader, signal);
      }
      const holder = cardholderOf(cardholders, card);
      if (choice === 'memory') return inMemory(holder, 'CARD_READER=memory');
      if (!pcsc.available) {
        if (choice === 'auto') return inMemory(holder, pcsc.reason.en);
        throw absent();
      }
      try {
        return await openVirtual(pcsc.library, holder, signal);
      } catch (error) {
        if (choice === 'auto' && !signal.aborted) return inMemory(holder, 'the slot of vpcd cannot be used');
        throw isProblem(error) ? error : absent();
      }
    },
    list: () => {
      const real = pcsc.available && choice !== 'memory' ? listPcscReaders(pcsc.library) : [];
      return ['virtual', ...real.filter((name) => !name.startsWith('Virtual PCD'))];
    },
    close: async () => {
      await slot?.close();
    },
  };
}
