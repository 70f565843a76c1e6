/** The transport to a virtual card in this process, and one that writes down what passes over another. */
import { toHex, type Transport } from './apdu.ts';
import { type VirtualCard } from './virtual-card.ts';

/** Reaches a virtual card directly. */
export function createMemoryTransport(card: VirtualCard): Transport {
  return { transmit: async (command) => card.process(command), close: async () => card.reset() };
}

/** One command and its response, in hexadecimal digits. Holds what the card says: for tests with made-up cards only. */
export type Trace = { command: string; response: string }[];

/** Passes all on to another transport and writes it into `trace`. */
export function createTracingTransport(inner: Transport, trace: Trace): Transport {
  return {
    transmit: async (command) => {
      const response = await inner.transmit(command);
      trace.push({ command: toHex(command), response: toHex(response) });
      return response;
    },
    close: () => inner.close(),
  };
}
