/** The test vectors of docs/open-api.md open with the code as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../core/canonical-json.ts';
import { Envelope } from '../core/envelope.ts';
import { assertExists } from '../core/control.ts';
import { createReplayMemory } from './replay-memory.ts';
import { createMessenger } from './sealed-message.ts';
import { acceptSession } from './session-keys.ts';
import { Sm2PrivateKey } from './sm2-key.ts';
import { sm3 } from './sm3.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/open-api.md'), 'utf8');
const [request, reply] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => Envelope.parse(JSON.parse(json!)));
const vector = (what: string) =>
  assertExists(
    page.split('\n').find((line) => line.startsWith(`| ${what}`)),
    what,
  ).split('`')[1]!;
const keyOf = (name: string) => new Sm2PrivateKey(Buffer.from(vector(`${name} d`), 'hex'));
const pair = { platform: keyOf('platform'), 'demo-library': keyOf('demo-library') };

function messenger(name: keyof typeof pair) {
  const clock = () => Date.parse('2026-03-02T08:00:00.000Z');
  const publicKeyOf = (peer: string) => pair[peer as keyof typeof pair].publicKey;
  return createMessenger({
    keys: { name, privateKey: pair[name], publicKeyOf },
    replays: createReplayMemory(clock),
    clock,
  });
}

it('the request and its derived keys', async () => {
  const opened = await messenger('demo-library').open(request);
  expect(page).toContain(`\`${JSON.stringify(opened.body)}\``);
  for (const [name, { publicKey }] of Object.entries(pair)) {
    expect(publicKey.point.toString('hex')).toBe(vector(`${name} point`));
    expect(publicKey.z.toString('hex')).toBe(vector(`${name} Z`));
  }
  const session = assertExists(acceptSession(request!.key!, pair['demo-library']), 'session');
  const there = session.keysFor('platform', 'demo-library');
  expect(there.encryption.toString('hex')).toBe(vector('SM4, platform'));
  expect(there.mac.toString('hex')).toBe(vector('HMAC, platform'));
  const back = session.keysFor('demo-library', 'platform');
  expect(back.encryption.toString('hex')).toBe(vector('SM4, demo-library'));
  expect(back.mac.toString('hex')).toBe(vector('HMAC, demo-library'));
  const { signature: _, ...signed } = request!;
  expect(sm3(canonicalJson(signed))).toBe(vector('SM3 of what'));
});

it('the answer verifies, though only the platform that asked holds the session', async () => {
  await expect(messenger('platform').openReply(reply, request!)).rejects.toMatchObject({
    details: { rule: 'session-key' },
  });
});
