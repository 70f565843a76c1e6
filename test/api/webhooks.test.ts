/** Webhooks through the public interface: kept by an institution for itself, tried at once, switched off; every wrong field named, the secret never shown, and no other institution near them. */
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { noticePartsOf } from '../../engine/api/notices.ts';
import { caseEvents } from '../../engine/core/case-event.ts';
import { deliverDueNotices, type WebhookMessage } from '../../engine/core/send-notice.ts';
import { hashPassword } from '../../engine/crypto/password.ts';
import { mostWebhooks } from '../../engine/core/webhook.ts';
import { isRefusedUrl, judgeAddresses } from '../../connectors/outside/address.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let api: TestApi;
let token: string;
const line = { away: false, sent: [] as WebhookMessage[] };
beforeAll(async () => {
  api = await startApi({
    notices: {
      callWebhook(message) {
        line.sent.push(message);
        const answer = line.away
          ? { isTaken: false, isFinal: false, answer: '503 later', cause: 'http-503' }
          : { isTaken: true, isFinal: true, answer: '200 ok', cause: null };
        return Promise.resolve(answer);
      },
    },
  });
  await deliverDueNotices(noticePartsOf(api.api));
  // Somebody of a platform that is no demo.
  const password = 'Test-only-1';
  const { password: _password, ...clerk } = demoAccounts.find(({ account }) => account === 'applicant')!;
  await api.api.store.accounts.add({
    ...{ ...clerk, account: 'clinic-clerk', password: await hashPassword(password), demo: false },
  });
  token = (await api.send('POST', '/api/sessions', { body: { account: 'clinic-clerk', password } })).body.token;
});
afterAll(() => api?.stop());

const url = 'https://clinic.example.org/hooks/yikatong';
const secret = 'a-secret-of-the-clinic-0001';
const asked = { url, events: ['returned', 'granted'], secret };
const as = (account: string, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  api.as(account, method, path, { ...(body !== undefined && { body }), ...(headers && { headers }) });

async function added(account = 'applicant', more: object = {}): Promise<string> {
  const { status, body } = await as(account, 'POST', '/api/webhooks', { ...asked, ...more });
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

beforeEach(async () => {
  line.sent = [];
  line.away = false;
  for (const account of ['applicant', 'applicant-bus'])
    for (const { id } of (await as(account, 'GET', '/api/webhooks')).body.items)
      await as(account, 'DELETE', `/api/webhooks/${id}`);
});

test('one is added once an attempt, listed without its secret, and sealed at rest', async () => {
  const key = { 'idempotency-key': 'once' };
  const first = await as('applicant', 'POST', '/api/webhooks', asked, key);
  expect(first).toMatchObject({ status: 201, body: { url, active: true, institution: 'demo-clinic' } });
  const again = await as('applicant', 'POST', '/api/webhooks', asked, key);
  expect(again.body.id).toBe(first.body.id);
  const other = await as('applicant', 'POST', '/api/webhooks', { ...asked, events: ['expired'] }, key);
  expect([other.status, other.body.type]).toEqual([409, '/problems/idempotency-key-reused']);
  const listed = await as('applicant', 'GET', '/api/webhooks');
  expect(listed.body).toMatchObject({ total: 1, items: [{ id: first.body.id, events: asked.events }] });
  expect(JSON.stringify([first.body, listed.body])).not.toContain(secret);
  const connection = await createConnection(api.uri).asPromise();
  const kept = JSON.stringify(await connection.collection('webhooks').find().toArray());
  await connection.close();
  for (const word of [secret, 'clinic.example']) expect(kept).not.toContain(word);
});

test.each<[string, object, string[]]>([
  ['nothing', {}, ['/url', '/events', '/secret']],
  ['an address that is open', { ...asked, url: 'http://clinic.example.org/' }, ['/url']],
  ['an address with a query', { ...asked, url: `${url}?to=me` }, ['/url']],
  ['an address with credentials', { ...asked, url: 'https://me:it@clinic.example.org/' }, ['/url']],
  ['an address with a citizen id number', { ...asked, url: 'https://a.example.org/990100198605140112' }, ['/url']],
  ['an address that is none', { ...asked, url: 42 }, ['/url']],
  ['an address without end', { ...asked, url: `https://clinic.example.org/${'a'.repeat(500)}` }, ['/url']],
  ['no event', { ...asked, events: [] }, ['/events']],
  ['an event that there is not', { ...asked, events: ['granted', 'lost'] }, ['/events/1']],
  ['an event twice', { ...asked, events: ['granted', 'granted'] }, ['/events']],
  ['a short secret', { ...asked, secret: 'short' }, ['/secret']],
  ['a secret with blanks', { ...asked, secret: 'a secret with blanks' }, ['/secret']],
  ['a secret of other letters', { ...asked, secret: '共享密钥共享密钥共享密钥共享密钥' }, ['/secret']],
  ['a field that is none', { ...asked, active: false }, ['/active']],
])('%s is refused by the name of the field, and nothing is kept', async (_, body, pointers) => {
  const answer = await as('applicant', 'POST', '/api/webhooks', body);
  expect(answer.status).toBe(422);
  const found = (answer.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
  expect([...new Set(found)]).toEqual(pointers);
  expect(JSON.stringify(answer.body)).not.toContain(secret);
  expect((await as('applicant', 'GET', '/api/webhooks')).body.total).toBe(0);
});

test.each(['http://127.0.0.1:8080/in', 'http://localhost/in', 'https://127.1/in', 'https://2130706433/in'])(
  '%s is this machine, and taken nowhere but in a demo',
  async (address) => {
    const taken = await added('applicant', { url: address });
    await as('applicant', 'DELETE', `/api/webhooks/${taken}`);
    const { kit } = api.api;
    api.api.kit = { ...kit, refuses: (url) => isRefusedUrl(url, judgeAddresses([])) };
    const headers = { 'idempotency-key': address };
    const answer = await api.send('POST', '/api/webhooks', { body: { ...asked, url: address }, token, headers });
    api.api.kit = kit;
    expect([answer.status, answer.body.errors?.[0].rule]).toEqual([422, 'public-address']);
    expect((await as('applicant', 'GET', '/api/webhooks')).body.total).toBe(0);
  },
);

test('an institution has as many as it may, also of those added at the same moment', async () => {
  const tries = Array.from({ length: mostWebhooks + 2 }, () => as('applicant', 'POST', '/api/webhooks', asked));
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array.from({ length: mostWebhooks }, () => 201), 422, 422]);
  expect((await as('applicant', 'GET', '/api/webhooks')).body.total).toBe(mostWebhooks);
});

test('another institution neither sees nor touches it, and the administration keeps none', async () => {
  const id = await added();
  expect((await as('applicant-bus', 'GET', '/api/webhooks')).body.total).toBe(0);
  for (const [method, rest] of [
    ['POST', '/pause'],
    ['POST', '/resume'],
    ['POST', '/tests'],
    ['GET', '/deliveries'],
    ['DELETE', ''],
  ] as const)
    expect([rest, (await as('applicant-bus', method, `/api/webhooks/${id}${rest}`)).status]).toEqual([rest, 403]);
  expect((await as('access-manager', 'POST', '/api/webhooks', asked)).status).toBe(403);
  expect((await as('applicant', 'GET', '/api/webhooks')).body.items).toMatchObject([{ id, active: true }]);
  expect(line.sent).toEqual([]);
});

test('a test is sent at once, once an attempt, with the secret for the sender alone and nothing personal', async () => {
  const id = await added();
  const key = { 'idempotency-key': 'test-once' };
  const tried = await as('applicant', 'POST', `/api/webhooks/${id}/tests`, undefined, key);
  expect(tried).toMatchObject({ status: 201, body: { event: 'test', case: null, state: 'sent', cause: null } });
  await as('applicant', 'POST', `/api/webhooks/${id}/tests`, undefined, key);
  expect(line.sent).toHaveLength(1);
  const [message] = line.sent;
  expect(message).toMatchObject({ to: url, secret });
  expect(Object.keys(message!.body).sort()).toEqual(['at', 'case', 'event', 'id', 'stage']);
  const deliveries = await as('applicant', 'GET', `/api/webhooks/${id}/deliveries`);
  expect(deliveries.body).toMatchObject({ total: 1, items: [{ event: 'test', state: 'sent', tries: 1 }] });
});

test('what does not arrive says why, and is given up once the webhook is switched off', async () => {
  const id = await added();
  line.away = true;
  const tried = await as('applicant', 'POST', `/api/webhooks/${id}/tests`);
  expect(tried.body).toMatchObject({ state: 'waiting', cause: 'http-503', tries: 1 });
  expect((await as('applicant', 'POST', `/api/webhooks/${id}/pause`)).body).toMatchObject({ active: false });
  api.clock.offsetMs += 60_000;
  await deliverDueNotices(noticePartsOf(api.api));
  const { body } = await as('applicant', 'GET', `/api/webhooks/${id}/deliveries`);
  expect(body.items).toMatchObject([{ state: 'failed', cause: 'switched-off', tries: 2, nextAttemptAt: null }]);
  expect(line.sent).toHaveLength(1);
  line.away = false;
  expect((await as('applicant', 'POST', `/api/webhooks/${id}/resume`)).body).toMatchObject({ active: true });
  expect((await as('applicant', 'POST', `/api/webhooks/${id}/tests`)).body).toMatchObject({ state: 'sent' });
});

test('one that was removed is gone with its secret', async () => {
  const id = await added('applicant', { events: Object.keys(caseEvents) });
  expect((await as('applicant', 'DELETE', `/api/webhooks/${id}`)).status).toBe(204);
  expect((await as('applicant', 'GET', `/api/webhooks/${id}/deliveries`)).status).toBe(404);
  expect(await api.api.store.webhooks.secretOf(id)).toBeNull();
});
