/** The operation card-reader.read without a terminal: reads virtual cards in this process, for simulations, benches and tests. */
import { type Connectors } from '../../engine/core/connectors.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { createRootKeyAuthenticator, type CardAuthenticator } from './card-authentication.ts';
import { cardholderOf } from './cardholders.ts';
import { readCard } from './read-card.ts';
import { createMemoryTransport } from './transport-memory.ts';
import { createVirtualCard } from './virtual-card.ts';

/** Reads the card that `from.card` names, whatever the reader. Throws `not-found` for an unknown card. */
export function createMemoryCardReader(
  cardholders: readonly DemoCardholder[],
  authenticator: CardAuthenticator = createRootKeyAuthenticator(),
): Connectors['card-reader.read'] {
  return async ({ from, mode, authenticate }) => {
    const card = createVirtualCard(cardholderOf(cardholders, from.card));
    return readCard(createMemoryTransport(card), { mode, authenticate, authenticator });
  };
}
