/** Cards read over real PC/SC: pcscd, its driver vpcd, and the virtual card that both take for a card. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Transport } from '../../connectors/card-reader/apdu.ts';
import { authoriseAtCard } from '../../connectors/card-reader/authorise-at-card.ts';
import { createRootKeyAuthenticator, demoRootKey } from '../../connectors/card-reader/card-authentication.ts';
import { loadCardholders } from '../../connectors/card-reader/cardholders.ts';
import { typePin } from '../../connectors/card-reader/pin-pad.ts';
import { createRootKeyPsam } from '../../connectors/card-reader/psam.ts';
import { createReaders, type Readers } from '../../connectors/card-reader/readers.ts';
import { readCard, selectSocialSecurity } from '../../connectors/card-reader/read-card.ts';
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

  it('counts the tries of a PIN while cards come and go, until they are handed out anew', async () => {
    const mistype = async () => {
      const { transport } = await readers.open('virtual', 'demo-wang', signal);
      try {
        await selectSocialSecurity(transport);
        return await typePin(transport, 'wrong');
      } finally {
        await transport.close();
      }
    };
    expect([await mistype(), await mistype(), await mistype(), await mistype()]).toEqual([
      0x63c2, 0x63c1, 0x63c0, 0x6983,
    ]);
    readers.renewCards();
    expect(await mistype()).toBe(0x63c2);
    readers.renewCards();
  });

  it('lets a terminal in that has the key of a right', async () => {
    for (const [id, holdsKey] of cardholders.map((holder) => [holder.id, holder.card.holdsKey] as const)) {
      const { transport } = await readers.open('virtual', id, signal);
      expect(await authoriseAtCard(transport, 'update', createRootKeyPsam())).toBe(holdsKey);
      await transport.close();
    }
  });

  it('lets go of the queue who no longer waits', async () => {
    const { transport } = await readers.open('virtual', 'demo-wang', signal);
    const waiting = readers.open('virtual', 'demo-li', AbortSignal.timeout(20));
    await expect(waiting).rejects.toMatchObject({ slug: 'connector-unavailable' });
    await transport.close();
    const next = await readers.open('virtual', 'demo-li', signal);
    await next.transport.close();
  });

  it('takes the other slot where somebody has one, and reads its own card', async () => {
    const { transport } = await readers.open('virtual', 'demo-wang', signal);
    const others = createReaders({
      cardholders,
      choice: 'pcsc',
      pcsc: 'library' in found ? { available: true, library: found.library } : expect.fail(),
    });
    const second = await others.open('virtual', 'demo-li', signal);
    const [wang, li] = [await readTraced(transport), await readTraced(second.transport)];
    expect([wang.reading.cardNumber, li.reading.cardNumber]).toEqual(['D00000001', 'D00000002']);
    await others.close();
  });

  it('knows no reader that is not there', async () => {
    await expect(readers.open('nowhere', undefined, signal)).rejects.toMatchObject({ slug: 'connector-unavailable' });
  });
});
