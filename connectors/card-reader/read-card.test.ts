/** Reading a card: every demo card, and everything that may be wrong with one. */
import { describe, expect, it } from 'vitest';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { assertExists } from '../../engine/core/control.ts';
import { buildResponse, exchange, fromHex, toHex, type Transport } from './apdu.ts';
import { createRootKeyAuthenticator, demoRootKey } from './card-authentication.ts';
import { loadCardholders } from './cardholders.ts';
import { createMemoryCardReader } from './memory-card-reader.ts';
import { readCard } from './read-card.ts';
import { createMemoryTransport, createTracingTransport, type Trace } from './transport-memory.ts';
import { createVirtualCard } from './virtual-card.ts';

const cardholders = loadCardholders();
const first = assertExists(cardholders[0], 'a demo cardholder');
const options = { mode: 'contact', authenticate: true, authenticator: createRootKeyAuthenticator() } as const;

/** Answers in turn with what it is given, then with 6F00. */
const scripted = (...responses: string[]): Transport => ({
  transmit: async () => fromHex(responses.shift() ?? '6F00'),
  close: async () => {},
});

/** What a reading of a made-up cardholder must say. */
const expectedOf = (holder: DemoCardholder) => ({
  identificationCode: holder.card.identificationCode,
  cardClass: holder.card.cardClass,
  specification: holder.card.specification,
  issuer: holder.card.issuer,
  division: holder.card.identificationCode.slice(0, 6),
  issuedOn: holder.card.issuedOn,
  validUntil: holder.card.validUntil,
  cardNumber: holder.card.number,
  socialSecurityNumber: holder.citizenId,
  name: holder.name['zh-CN'],
  sex: holder.sex,
  nation: holder.nation,
  birthDate: holder.birthDate,
  mode: 'contact',
  authenticated: holder.card.holdsKey,
});

describe('the exchange with a T=0 card', () => {
  it.each([
    [['9000'], '', 0x9000],
    [['6C02', 'ABCD9000'], 'ABCD', 0x9000],
    [['6102', 'ABCD9000'], 'ABCD', 0x9000],
    [['6103', 'ABCD6101', 'EF9000'], 'ABCDEF', 0x9000],
    [['6A82'], '', 0x6a82],
    [['90'], '', 0x6f00],
    [[''], '', 0x6f00],
    [Array<string>(50).fill('6C02'), '', 0x6f00],
    [Array<string>(50).fill('6102'), '', 0x6f00],
  ])('%j gives %s', async (responses, data, sw) => {
    const command = { cla: 0, ins: 0xb2, p1: 1, p2: 4, expected: 2 };
    const response = await exchange(scripted(...responses), command);
    expect([toHex(response.data), response.sw]).toEqual([data, sw]);
  });
});

describe('reading a card', () => {
  it.each(cardholders.map((holder) => [holder.id, holder] as const))('reads %s', async (id, holder) => {
    const read = createMemoryCardReader(cardholders);
    const reading = await read({ from: { reader: 'virtual', card: id }, mode: 'contact', authenticate: true });
    expect(reading).toEqual(expectedOf(holder));
  });

  it('does not claim a proof that was not asked for', async () => {
    const read = createMemoryCardReader(cardholders);
    const from = { reader: 'virtual', card: first.id };
    const reading = await read({ from, mode: 'contactless', authenticate: false });
    expect(reading).toMatchObject({ authenticated: false, mode: 'contactless' });
  });

  it('knows no card that is not there', async () => {
    const read = createMemoryCardReader(cardholders);
    for (const from of [{ reader: 'virtual', card: 'demo-nobody' }, { reader: 'virtual' }]) {
      await expect(read({ from, mode: 'contact', authenticate: true })).rejects.toMatchObject({ slug: 'not-found' });
    }
  });

  it('reads a name that goes on in its extension', async () => {
    const name = { 'zh-CN': '买买提阿不都热依木阿卜杜拉江·艾合买提江', en: 'Long' };
    const transport = createMemoryTransport(createVirtualCard({ ...first, name }));
    expect((await readCard(transport, options)).name).toBe(name['zh-CN']);
  });

  it('does not believe a card of another root key', async () => {
    const transport = createMemoryTransport(createVirtualCard(first, { rootKey: demoRootKey.slice().reverse() }));
    expect((await readCard(transport, options)).authenticated).toBe(false);
  });

  it('does not believe a card that repeats an older proof', async () => {
    const trace: Trace = [];
    await readCard(createTracingTransport(createMemoryTransport(createVirtualCard(first)), trace), options);
    const replayed = scripted(...trace.map(({ response }) => response));
    expect((await readCard(replayed, options)).authenticated).toBe(false);
  });

  it('reads in batches what it reads one by one, also from a card that gives lengths or control information', async () => {
    const single = await readCard(createMemoryTransport(createVirtualCard(first)), options);
    for (const [instruction, answer] of [
      [0x00, 0x9000],
      [0xb2, 0x6c10],
      [0xa4, 0x6110],
    ] as const) {
      const inner = createMemoryTransport(createVirtualCard(first));
      const transmitAll = async (commands: readonly Uint8Array[]) => {
        const responses: Uint8Array[] = [];
        for (const one of commands) {
          responses.push(one[1] === instruction ? buildResponse(answer) : await inner.transmit(one));
        }
        return responses;
      };
      expect(await readCard({ ...inner, transmitAll }, options)).toEqual(single);
    }
  });

  it('takes a card that knows no proof as one that is not authenticated', async () => {
    const card = createVirtualCard(first);
    const transport: Transport = {
      transmit: async (command) => (command[1] === 0x88 ? buildResponse(0x6a88) : card.process(command)),
      close: async () => {},
    };
    expect((await readCard(transport, options)).authenticated).toBe(false);
  });

  it('names the status word of a card that is no social security card', async () => {
    await expect(readCard(scripted('6A82'), options)).rejects.toMatchObject({
      slug: 'card-not-readable',
      details: { statusWord: '6A82', errorCode: -27266 },
    });
  });
});
