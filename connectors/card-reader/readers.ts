/** The readers of a terminal: the demo reader "virtual" (over PC/SC or in memory), and every real PC/SC reader by its name. */
import { setTimeout as pause } from 'node:timers/promises';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { isProblem, problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { type Transport } from './apdu.ts';
import { cardholderOf } from './cardholders.ts';
import { createPinCounters } from './pin-counters.ts';
import { createSlotQueue, type SlotQueue } from './slot-queue.ts';
import { createMemoryTransport } from './transport-memory.ts';
import { listPcscReaders, openPcscTransport, type Pcsc, type PcscLibrary } from './transport-pcsc.ts';
import { createVirtualCard } from './virtual-card.ts';
import { insertVpcdSlot, type VpcdSlot } from './vpcd-slot.ts';

export interface OpenedCard {
  transport: Transport;
  kind: 'pcsc' | 'memory';
  /** Whose card it is; null of a real card, which tells that itself. */
  holder: DemoCardholder | null;
}

export interface Readers {
  /** Puts the demo reader's holder into its slot, and tells where its cards will be: takes five seconds where all slots are another's. */
  prepare(): Promise<OpenedCard['kind']>;
  /** Puts the card on, or waits for the reader to be free first. Rejects with `not-found`, `connector-unavailable` or `card-not-readable`. */
  open(reader: string, card: string | undefined, signal: AbortSignal): Promise<OpenedCard>;
  /** The names of the readers there are. */
  list(): string[];
  /** Hands out every demo card anew: none is locked any more. */
  renewCards(): void;
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

const noSlot = 'no slot of vpcd can be used';

const absent = () => problem('connector-unavailable', { connector: text('读卡终端', 'Card terminal') });

/** pcscd looks for cards every 0.4 seconds: so long may a card that was just put in be unseen. */
const seenWithinMs = 3_000;

/** How often a demo reader in memory tries to get a slot after all (choice `auto`). */
const tryAgainAfterMs = 30_000;

async function openWhenSeen(library: PcscLibrary, reader: string, signal: AbortSignal): Promise<Transport> {
  const deadline = performance.now() + seenWithinMs;
  for (;;) {
    try {
      return await openPcscTransport(library, reader, 'leave');
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
  let inserting: Promise<VpcdSlot> | null = null;
  let tryAgainAt = 0;
  const counters = createPinCounters();
  let edition = 0;

  const enter = (reader: string, signal: AbortSignal) => {
    const queue = queues.get(reader) ?? createSlotQueue();
    queues.set(reader, queue);
    return queue.enter(signal);
  };

  async function holderInSlot(): Promise<VpcdSlot> {
    if (slot?.connected) return slot;
    inserting ??= insertVpcdSlot().finally(() => (inserting = null));
    slot = await inserting;
    return slot;
  }

  /** Tries again, now and then, without anybody waiting for it. */
  function insertMeanwhile(): void {
    if (performance.now() < tryAgainAt) return;
    tryAgainAt = performance.now() + tryAgainAfterMs;
    void holderInSlot().catch(() => {});
  }

  async function openVirtual(library: PcscLibrary, holder: DemoCardholder, signal: AbortSignal): Promise<OpenedCard> {
    const leave = await enter('virtual', signal);
    try {
      const inserted = await holderInSlot();
      await inserted.hold({ cardholder: holder, edition });
      const transport = await openWhenSeen(library, inserted.reader, signal);
      const takeOut = async () => {
        await inserted.hold({ cardholder: null, edition }).catch(() => {});
        leave();
      };
      return { transport: releasing(transport, takeOut), kind: 'pcsc', holder };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async function openReal(library: PcscLibrary, reader: string, signal: AbortSignal): Promise<OpenedCard> {
    if (!listPcscReaders(library).includes(reader)) throw absent();
    const leave = await enter(reader, signal);
    try {
      return { transport: releasing(await openPcscTransport(library, reader), leave), kind: 'pcsc', holder: null };
    } catch (error) {
      leave();
      throw error;
    }
  }

  const inMemory = (holder: DemoCardholder, reason: string): OpenedCard => {
    if (reason !== fallback) onFallback(reason);
    fallback = reason;
    const card = createVirtualCard(holder, { counter: counters.of(holder.id, edition) });
    return { transport: createMemoryTransport(card), kind: 'memory', holder };
  };

  return {
    prepare: async () => {
      if (choice === 'memory' || !pcsc.available) return 'memory';
      tryAgainAt = performance.now() + tryAgainAfterMs;
      return holderInSlot().then(
        () => 'pcsc' as const,
        () => 'memory' as const,
      );
    },
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
      if (choice === 'auto' && !slot?.connected) {
        insertMeanwhile();
        return inMemory(holder, noSlot);
      }
      try {
        return await openVirtual(pcsc.library, holder, signal);
      } catch (error) {
        if (choice === 'auto' && !signal.aborted) return inMemory(holder, noSlot);
        throw isProblem(error) ? error : absent();
      }
    },
    list: () => {
      const real = pcsc.available && choice !== 'memory' ? listPcscReaders(pcsc.library) : [];
      return ['virtual', ...real.filter((name) => !name.startsWith('Virtual PCD'))];
    },
    renewCards: () => {
      edition += 1;
    },
    close: async () => {
      await slot?.close();
    },
  };
}
