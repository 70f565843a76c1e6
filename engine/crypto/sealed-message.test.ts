/** Sealed messages: what was changed, sent twice, sent late or sent to another is refused. */
import { describe, expect, it } from 'vitest';
import { generateKeyPems, importPrivateKey } from './sm2.ts';
import { createChannel, type SealedMessage } from './sealed-message.ts';

const [platformPair, nationalPair, strangerPair] = [1, 2, 3].map(() => importPrivateKey(generateKeyPems().privatePem));
let clock = Date.parse('2026-11-21T04:00:00Z');
const now = () => clock;
const ends = () => ({
  platform: createChannel({
    name: 'platform',
    pair: platformPair!,
    partner: { name: 'national-platform', publicKey: nationalPair!.publicKey },
    now,
  }),
  national: createChannel({
    name: 'national-platform',
    pair: nationalPair!,
    partner: { name: 'platform', publicKey: platformPair!.publicKey },
    now,
  }),
});
const content = { name: '示范王小明', card: { number: 'D00000001' } };

describe('a sealed message', () => {
  it('arrives, and is answered in its own session', () => {
    const { platform, national } = ends();
    const request = platform.seal('verify-state', content);
    expect(JSON.stringify(request)).not.toContain('D00000001');
    const opened = national.open(JSON.parse(JSON.stringify(request)));
    expect(opened).toMatchObject({ purpose: 'verify-state', content });
    const answer = platform.open(national.answer(opened, { card: 'normal' }));
    expect(answer).toMatchObject({ answers: request.id, content: { card: 'normal' } });
    expect(platform.seal('verify-state', content).key).toBe(request.key);
  });

  it('is refused where any field was changed', () => {
    const { platform, national } = ends();
    const message = platform.seal('verify-state', content);
    for (const field of Object.keys(message) as (keyof SealedMessage)[]) {
      const was = String(message[field]);
      const changed = { ...message, [field]: was.startsWith('1') ? `2${was.slice(1)}` : `1${was.slice(1)}` };
      expect(() => national.open(changed), field).toThrow(/message-rejected/);
    }
    expect(national.open(message).content).toEqual(content);
  });

  it('is taken once', () => {
    const { platform, national } = ends();
    const message = platform.seal('verify-state', content);
    national.open(message);
    expect(() => national.open(message)).toThrow(
      expect.objectContaining({
        details: { reason: { 'zh-CN': '报文重复', en: 'the message was taken before' } },
      }) as Error,
    );
  });

  it('is refused when it is late', () => {
    const { platform, national } = ends();
    const message = platform.seal('verify-state', content);
    clock += 5 * 60_000 + 1;
    expect(() => national.open(message)).toThrow(/message-rejected/);
  });

  it('is refused when a stranger signs in the partner’s name', () => {
    const { national } = ends();
    const stranger = createChannel({
      name: 'platform',
      pair: strangerPair!,
      partner: { name: 'national-platform', publicKey: nationalPair!.publicKey },
      now,
    });
    expect(() => national.open(stranger.seal('verify-state', content))).toThrow(/message-rejected/);
  });

  it('begins a new session after ten minutes', () => {
    const { platform } = ends();
    const first = platform.seal('verify-state', content).key;
    clock += 10 * 60_000 + 1;
    expect(platform.seal('verify-state', content).key).not.toBe(first);
  });

  it.each([null, 'text', {}, { version: 2 }])('of the form %j is refused', (rubbish) => {
    expect(() => ends().national.open(rubbish)).toThrow(/message-rejected/);
  });
});
