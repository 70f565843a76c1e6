/** The operation card-reader.read over a terminal: the commands go to the card from here, and its proof is judged here. */
import { type Connectors } from '../../engine/core/connectors.ts';
import { createRootKeyAuthenticator, type CardAuthenticator } from './card-authentication.ts';
import { readCard } from './read-card.ts';
import { openHttpTransport } from './transport-http.ts';

export interface CardReaderOptions {
  /** Where the terminal is, such as http://127.0.0.1:17303. */
  url: string;
  /** For the whole reading, the wait for the reader included. */
  timeoutMs?: number;
  authenticator?: CardAuthenticator;
}

/** Reads a card on a reader of a terminal. Throws `not-found` (no such virtual card), `card-not-readable` or `connector-unavailable`. */
export function createCardReader(options: CardReaderOptions): Connectors['card-reader.read'] {
  const { url, timeoutMs = 10_000, authenticator = createRootKeyAuthenticator() } = options;
  return async ({ from, mode, authenticate }) => {
    const transport = await openHttpTransport(url, from, AbortSignal.timeout(timeoutMs));
    try {
      return await readCard(transport, { mode, authenticate, authenticator });
    } finally {
      await transport.close();
    }
  };
}
