/** The operations of a terminal: the commands go to the card from here, and its proof is judged here; PIN pad and scanner are the terminal's own. */
import { type Connectors } from '../../engine/core/connectors.ts';
import { type CardOnReader, type terminal } from '../../engine/core/operations/terminal.ts';
import { authoriseAtCard } from './authorise-at-card.ts';
import { createRootKeyAuthenticator, type CardAuthenticator } from './card-authentication.ts';
import { createRootKeyPsam, type Psam } from './psam.ts';
import { authenticateCard, readCard, selectSocialSecurity } from './read-card.ts';
import { openHttpTransport, scanOverHttp, type HttpTransport } from './transport-http.ts';
import { pinReplyOf } from './pin-reply.ts';

export interface CardReaderOptions {
  /** Where the terminal is, such as http://127.0.0.1:17303. */
  url: string;
  /** For the whole operation, the wait for the reader included. */
  timeoutMs?: number;
  authenticator?: CardAuthenticator;
  psam?: Psam;
}

/** The doors of a terminal. They throw `not-found` (no such virtual card), `card-not-readable` or `connector-unavailable`. */
export function createTerminalDoors(options: CardReaderOptions): Pick<Connectors, keyof typeof terminal> {
  const { url, timeoutMs = 10_000, authenticator = createRootKeyAuthenticator(), psam = createRootKeyPsam() } = options;
  const within = () => AbortSignal.timeout(timeoutMs);

  async function withCard<T>(from: CardOnReader, use: (card: HttpTransport) => Promise<T>) {
    const card = await openHttpTransport(url, from, within());
    try {
      return await use(card);
    } finally {
      await card.close();
    }
  }

  return {
    'card-reader.read': ({ from, mode, authenticate }) =>
      withCard(from, (card) => readCard(card, { mode, authenticate, authenticator })),
    'card-reader.authenticate': ({ from }) =>
      withCard(from, async (card) => ({ authenticated: await authenticateCard(card, authenticator) })),
    'card-reader.authorise': ({ from, right }) =>
      withCard(from, async (card) => ({ authorised: await authoriseAtCard(card, right, psam) })),
    'card-reader.verify-pin': ({ from }) =>
      withCard(from, async (card) => {
        await selectSocialSecurity(card);
        return pinReplyOf(await card.typePin());
      }),
    'code-reader.scan': async ({ from, kind }) => ({ code: await scanOverHttp(url, from, kind, within()) }),
  };
}
