/** Cards read over real PC/SC: pcscd, its driver vpcd, and the virtual card that both take for a card. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Transport } from '../../connectors/card-reader/apdu.ts';
import { createRootKeyAuthenticator, demoRootKey } from '../../connectors/card-reader/card-authentication.ts';
import { loadCardholders } from '../../connectors/card-reader/cardholders.ts';
import { createReaders, type Readers } from '../../connectors/card-reader/readers.ts';
import { readCard } from '../../connectors/card-reader/read-card.ts';
import {
  createMemoryTransport,
  createTracingTransport,
  type Trace,
} from '../../connectors/card-reader/transport-memory.ts';
import { createVirtualCard } from '../../connectors/card-reader/virtual-card.ts';
import { howToGetPcsc, pcscAvailable } from '../support/pcsc-available.ts';

const found = await pcscAvailable();
const reason = 'reason' in found ? found.reason : '';
const inCi = process.env['CI'] === 'true';

if (reason !== '' && inCi) {
  it('has PC/SC', () => expect.fail(`${reason}; get it by: ${howToGetPcsc}`));
}

describe.skipIf(reason !== '')(`cards over PC/SC ${reason && `(skipped: ${reason})`}`, () => {
  const cardholders = loadCardholders();
  const challenge = () => new Uint8Array(16).fill(7);
  const authenticator = createRootKeyAuthenticator(demoRootKey, challenge);
  const options = { mode: 'contact', authenticate: true, authenticator } as const;
  const signal = new AbortController().signal;
  let readers: Readers;

  beforeAll(() => {
    if ('reason' in found) return;
    readers = createReaders({ cardholders, choice: 'pcsc', pcsc: { available: true, library: found.library } });
  });
  afterAll(() => readers.close());

  const readTraced = async (transport: Transport) => {
    const trace: Trace = [];
    try {
      return { reading: await readCard(createTracingTransport(transport, trace), options), trace };
    } finally {
      await transport.close();
    }
  };

  it.each(cardholders.map((holder) => [holder.id, holder] as const))(
    '%s tells the same as in memory',
    async (id, holder) => {
      const { transport, kind } = await readers.open('virtual', id, signal);
      const overPcsc = await readTraced(transport);
      const inMemory = await readTraced(createMemoryTransport(createVirtualCard(holder)));
      expect(kind).toBe('pcsc');
      expect(overPcsc.reading.authenticated).toBe(holder.card.holdsKey);
      expect(overPcsc).toEqual(inMemory);
    },
  );

  it('serves one after the other, each with their own card', async () => {
    const ids = cardholders.flatMap(({ id, card }) => [
      [id, card.identificationCode] as const,
      [id, card.identificationCode] as const,
    ]);
    const codes = await Promise.all(
      ids.map(async ([id]) => {
        const { transport } = await readers.open('virtual', id, signal);
        return (await readTraced(transport)).reading.identificationCode;
      }),
    );
    expect(codes).toEqual(ids.map(([, code]) => code));
  });

  it('lets go of the queue who no longer waits', async () => {
    const { transport } = await readers.open('virtual', 'demo-wang', signal);
    const waiting = readers.open('virtual', 'demo-li', AbortSignal.timeout(20));
    await expect(waiting).rejects.toMatchObject({ slug: 'connector-unavailable' });
    await transport.close();
    const next = await readers.open('virtual', 'demo-li', signal);
    await next.transport.close();
  });

  it('names a reader whose slot is empty', async () => {
    await expect(readers.open('Virtual PCD 00 01', undefined, signal)).rejects.toMatchObject({
      slug: 'card-not-readable',
    });
  });
});
