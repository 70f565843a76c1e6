/** How many tries the PIN of each demo card has left, while cards come and go on a reader. */
import { createPinCounter, type PinCounter } from './virtual-card.ts';

export interface PinCounters {
  /** The counter of a card; a new one for each edition in which cards are handed out anew. */
  of(card: string, edition: number): PinCounter;
}

/** Makes counters that have counted nothing. */
export function createPinCounters(): PinCounters {
  const counters = new Map<string, PinCounter>();
  return {
    of(card, edition) {
      const name = `${edition} ${card}`;
      const counter = counters.get(name) ?? createPinCounter();
      counters.set(name, counter);
      return counter;
    },
  };
}
