/** Sealed messages: a request and its answer pass; whatever else comes is refused with its reason. */
import { describe, expect, it } from 'vitest';
import { type Envelope } from '../core/envelope.ts';
import { isProblem } from '../core/problem.ts';
import { type KeyRing } from './keys.ts';
import { createReplayMemory } from './replay-memory.ts';
import { createMessenger } from './sealed-message.ts';
import { generatePrivateKey } from './sm2-key.ts';

const start = Date.parse('2026-03-02T08:00:00Z');

function twoSystems() {
  let now = start;
  const clock = () => now;
  const pair = { platform: generatePrivateKey(), library: generatePrivateKey(), stranger: generatePrivateKey() };
  const ring = (name: keyof typeof pair, known: readonly string[] = ['platform', 'library']): KeyRing => ({
    name,
    privateKey: pair[name],
    publicKeyOf: (peer) => (known.includes(peer) ? pair[peer as keyof typeof pair].publicKey : null),
  });
  const messenger = (name: keyof typeof pair) =>
    createMessenger({ keys: ring(name), replays: createReplayMemory(clock), clock });
  return {
    platform: messenger('platform'),
    library: messenger('library'),
    stranger: messenger('stranger'),
    messenger,
    pass: (ms: number) => (now += ms),
  };
}

const ruleOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'accepted',
    (error: unknown) => (isProblem(error, 'message-rejected') ? error.details['rule'] : error),
  );

describe('a message and its answer', () => {
  it('pass, and the session key is wrapped once for many messages', async () => {
    const { platform, library } = twoSystems();
    const first = platform.seal('library', 'loan', { name: '示范王小明' });
    expect(JSON.stringify(first)).not.toContain('示范');
    const opened = await library.open(first);
    expect(opened).toMatchObject({ sender: 'platform', purpose: 'loan', body: { name: '示范王小明' } });
    const reply = library.sealReply(opened, { receipt: 'DL-1' });
    expect((await platform.openReply(reply, first)).body).toEqual({ receipt: 'DL-1' });
    expect(platform.seal('library', 'loan', {}).key).toBe(first.key);
  });

  it('survive a restart of the recipient, and change the session key after ten minutes', async () => {
    const { platform, messenger, pass } = twoSystems();
    const first = platform.seal('library', 'loan', 1);
    expect((await messenger('library').open(platform.seal('library', 'loan', 2))).body).toBe(2);
    pass(10 * 60_000);
    expect(platform.seal('library', 'loan', 3).keyId).not.toBe(first.keyId);
  });
});

describe('a peer that changes its key', () => {
  it('is heard by both keys until the old one is put out of use', async () => {
    const [platform, old, fresh] = [generatePrivateKey(), generatePrivateKey(), generatePrivateKey()];
    let signing = [old.publicKey, fresh.publicKey];
    const receiver = createMessenger({
      keys: {
        ...{ name: 'platform', privateKey: platform, publicKeyOf: () => fresh.publicKey },
        signingKeysOf: () => signing,
      },
      replays: createReplayMemory(),
    });
    const sentBy = (privateKey: typeof old) =>
      createMessenger({
        keys: { name: 'library', privateKey, publicKeyOf: () => platform.publicKey },
        replays: createReplayMemory(),
      }).seal('platform', 'loan', 1);
    expect(await ruleOf(receiver.open(sentBy(old)))).toBe('accepted');
    expect(await ruleOf(receiver.open(sentBy(fresh)))).toBe('accepted');
    signing = [fresh.publicKey];
    expect(await ruleOf(receiver.open(sentBy(old)))).toBe('signature');
    expect(await ruleOf(receiver.open(sentBy(generatePrivateKey())))).toBe('signature');
  });
});

describe('refused', () => {
  it('is a message of which any one field was changed', async () => {
    const { platform, library } = twoSystems();
    const message = platform.seal('library', 'loan', { a: 1 });
    for (const field of Object.keys(message) as (keyof Envelope)[]) {
      const value = message[field];
      const changes: unknown[] = [undefined, null, 7, ''];
      if (typeof value === 'string') {
        for (const at of [0, value.length >> 1, value.length - 1]) {
          const other = value[at] === '1' ? '2' : '1';
          changes.push(value.slice(0, at) + other + value.slice(at + 1));
        }
      }
      for (const change of changes) {
        if (change === value) continue;
        expect(await ruleOf(library.open({ ...message, [field]: change })), `${field} = ${String(change)}`).not.toBe(
          'accepted',
        );
      }
    }
    expect(await ruleOf(library.open({ ...message, more: 1 }))).toBe('shape');
    expect(await ruleOf(library.open(message))).toBe('accepted');
  });

  it('is a message received before', async () => {
    const { platform, library, pass } = twoSystems();
    const message = platform.seal('library', 'loan', 1);
    await library.open(message);
    expect(await ruleOf(library.open(message))).toBe('replayed');
    pass(5 * 60_000);
    expect(await ruleOf(library.open(message))).toBe('replayed');
    pass(1);
    expect(await ruleOf(library.open(message))).toBe('time');
  });

  it('is a message of the future, of a stranger, for somebody else, or signed by another', async () => {
    const { platform, library, stranger, pass } = twoSystems();
    expect(await ruleOf(platform.open(platform.seal('library', 'loan', 1)))).toBe('recipient');
    expect(await ruleOf(library.open(stranger.seal('library', 'loan', 1)))).toBe('unknown-sender');
    const forged = { ...stranger.seal('library', 'loan', 1), sender: 'platform' };
    expect(await ruleOf(library.open(forged))).toBe('signature');
    pass(5 * 60_000 + 1);
    const future = platform.seal('library', 'loan', 1);
    pass(-(5 * 60_000 + 1));
    expect(await ruleOf(library.open(future))).toBe('time');
  });

  it('is an answer to another request, or of another purpose', async () => {
    const { platform, library } = twoSystems();
    const [one, two] = [platform.seal('library', 'loan', 1), platform.seal('library', 'loan', 2)];
    const reply = library.sealReply(await library.open(one), 'ok');
    expect(await ruleOf(platform.openReply(reply, two))).toBe('answer');
    expect(await ruleOf(platform.open(reply))).toBe('purpose');
    expect(await ruleOf(platform.openReply(reply, { ...one, purpose: 'return' }))).toBe('purpose');
  });
});
