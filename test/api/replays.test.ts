/** A sealed message is taken once, whichever of the platform's servers it comes to, before and after a restart; it costs one write. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../engine/api/create-app.ts';
import { createInUseGuard } from '../../engine/api/in-use.ts';
import { withIssuedKeys } from '../../engine/api/issued-keys.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { issueCertificate } from '../../engine/crypto/issue-certificate.ts';
import { createReplayMemory } from '../../engine/crypto/replay-memory.ts';
import { createMessenger, maxSkewMs } from '../../engine/crypto/sealed-message.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { connectStore } from '../../engine/store/connect-store.ts';
import { createReceivedMessages } from '../../engine/store/received-messages.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const name = 'demo-library-lending';
const subject = { organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: name };
const key = generatePrivateKey();

/** Another server of the same platform: a store, a ring of keys and a messenger of its own over the same database. */
async function anotherServer() {
  const secret = Buffer.alloc(32, 7);
  const sealer = createSealer({ index: secret, keys: [{ id: '00000001', secret }] });
  const store = await connectStore(it.uri, { sealer });
  const { now } = it.api;
  const { registrations, certificates } = store;
  const keys = { name: 'platform', privateKey: it.platformKey, publicKeyOf: () => null };
  const ring = withIssuedKeys(keys, { registrations, certificates, guard: createInUseGuard(registrations, now), now });
  const messenger = createMessenger({ keys: ring, replays: store.receivedMessages });
  const server = createApp({ ...it.api, store, messenger }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

const send = async (url: string, message: object) => {
  const response = await fetch(`${url}/open/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  return { status: response.status, body: (await response.json()) as { type?: string; rule?: string } };
};

test('two servers take a message once, however close it comes to both, and a third that starts later never', async () => {
  await issueCertificate(
    { authority: it.api.authority, records: it.api.store.certificates, now: it.api.now },
    {
      ...{ issuance: 'first', holder: { kind: 'system', id: 'lending' } as const, by: 'system-access', subject },
      place: { region: '990000', institution: 'demo-library' },
      ...{ request: writeRequest(key, subject, it.api.now()), receivedAt: it.api.now().toISOString() },
    },
  );
  const { publicKey } = it.platformKey;
  const speaker = createMessenger({
    keys: { name, privateKey: key, publicKeyOf: () => publicKey },
    replays: createReplayMemory(),
  });
  const message = () => speaker.seal('platform', 'system.standing', {});
  const refused = { status: 400, body: { type: '/problems/message-rejected', rule: 'replayed' } };

  const other = await anotherServer();
  const first = message();
  expect((await send(it.url, first)).status).toBe(200);
  expect(await send(other.url, first)).toMatchObject(refused);
  expect(await send(it.url, first)).toMatchObject(refused);

  const second = message();
  const four = await Promise.all([it.url, other.url, it.url, other.url].map((url) => send(url, second)));
  expect(four.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
  for (const answer of four.filter(({ status }) => status !== 200)) expect(answer).toMatchObject(refused);
  await other.stop();

  const restarted = await anotherServer();
  expect(await send(restarted.url, second)).toMatchObject(refused);
  expect((await send(restarted.url, message())).status).toBe(200);
  await restarted.stop();
});

test('a message costs one write; what is over is forgotten once a minute, and not before any server would refuse its time', async () => {
  const options = { retryWrites: false, autoIndex: false, autoCreate: false };
  const connection = await createConnection(it.uri, { ...options, monitorCommands: true }).asPromise();
  const asked: string[] = [];
  connection.getClient().on('commandStarted', ({ commandName }) => asked.push(commandName));
  let now = Date.now();
  const memory = createReceivedMessages(connection, () => now);
  const ids = Array.from({ length: 200 }, () => randomBytes(16).toString('hex'));
  for (const id of ids) expect(await memory.remember('some-system', id, now + maxSkewMs + 1)).toBe(true);
  expect(asked).toEqual(Array(200).fill('insert'));
  expect(await memory.remember('other-system', ids[0]!, now + maxSkewMs + 1)).toBe(true);

  const kept = () => connection.collection('received-messages').countDocuments({ _id: /^some-system / as never });
  // A server whose clock is five minutes ahead forgets nothing that another would still take.
  now += 2 * maxSkewMs;
  expect(await memory.remember('some-system', ids[0]!, now)).toBe(false);
  expect(await kept()).toBe(200);
  now += 60_001;
  await memory.remember('late-system', ids[0]!, now);
  await expect.poll(kept, { timeout: 10_000 }).toBe(0);
  await connection.close();
});
