/** Signing in: tokens, cookies, locks, expiry, and requests forged by other sites; and what lies in the database of it all. */
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const designer = { account: 'designer', password: 'Demo-designer-1' };
const signIn = (body: object, headers: Record<string, string> = {}) =>
  it.send('POST', '/api/sessions', { body, headers });

test('a session is given a token once, knows its rights, and ends when it is closed', async () => {
  const { status, body, headers } = await signIn(designer);
  expect(status).toBe(201);
  expect(headers.get('set-cookie')).toMatch(
    /^yikatong=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict; Max-Age=28800$/,
  );
  expect(body.actor).toMatchObject({
    account: 'designer',
    role: 'scenario-designer',
    region: '990000',
    institution: null,
  });
  expect(body.actor.rights).toContain('scenario.edit');
  const current = () => it.send('GET', '/api/sessions/current', { token: body.token });
  expect((await current()).body).toEqual({ expiresAt: body.expiresAt, actor: body.actor });
  expect((await it.send('DELETE', '/api/sessions/current', { token: body.token })).status).toBe(204);
  expect((await current()).body.type).toBe('/problems/not-signed-in');
});

test('by HTTPS the cookie is secure', async () => {
  const { headers } = await signIn(designer, { 'x-forwarded-proto': 'https' });
  expect(headers.get('set-cookie')).toMatch(/; Secure$/);
});

test('a session is over after eight hours', async () => {
  const { body } = await signIn(designer);
  it.clock.offsetMs = 8 * 3_600_000 - 60_000;
  expect((await it.send('GET', '/api/sessions/current', { token: body.token })).status).toBe(200);
  it.clock.offsetMs += 120_000;
  expect((await it.send('GET', '/api/sessions/current', { token: body.token })).status).toBe(401);
  it.clock.offsetMs = 0;
});

test('five wrong passwords lock an account for fifteen minutes, even for the right one; unknown accounts look the same', async () => {
  for (const account of ['auditor', 'nobody']) {
    const slugs: unknown[] = [];
    for (let tries = 0; tries < 7; tries += 1) slugs.push((await signIn({ account, password: 'wrong' })).body.type);
    expect(slugs).toEqual([
      ...Array.from({ length: 5 }, () => '/problems/wrong-credentials'),
      ...Array.from({ length: 2 }, () => '/problems/account-locked'),
    ]);
  }
  const right = { account: 'auditor', password: 'Demo-auditor-1' };
  const locked = await signIn(right, { 'accept-language': 'en' });
  expect(locked.body.title).toMatch(/^Too many tries; try again in 1[45] minutes$/);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
  it.clock.offsetMs = 16 * 60_000;
  expect((await signIn(right)).status).toBe(201);
  it.clock.offsetMs = 0;
});

test('guessing many at once gains nothing: at most five are told wrong, the others that the account is locked', async () => {
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => signIn({ account: 'nobody-else', password: 'wrong' })),
  );
  const wrong = tries.filter(({ body }) => body.type === '/problems/wrong-credentials').length;
  const locked = tries.filter(({ body }) => body.type === '/problems/account-locked').length;
  expect(wrong).toBeLessThanOrEqual(5);
  expect(wrong + locked).toBe(12);
});

test('a cookie is heard only from our own pages where something changes', async () => {
  const { body } = await signIn(designer);
  const host = new URL(it.url).host;
  const close = (headers: Record<string, string>) =>
    it.send('DELETE', '/api/sessions/current', { headers: { cookie: `a=b; yikatong=${body.token}`, ...headers } });
  expect((await close({ origin: 'https://elsewhere.example' })).body.type).toBe('/problems/wrong-origin');
  expect((await close({ origin: 'null' })).body.type).toBe('/problems/wrong-origin');
  expect((await close({})).body.type).toBe('/problems/wrong-origin');
  const read = await it.send('GET', '/api/sessions/current', { headers: { cookie: `yikatong=${body.token}` } });
  expect(read.status).toBe(200);
  expect((await signIn(designer, { origin: 'https://elsewhere.example' })).body.type).toBe('/problems/wrong-origin');
  expect((await close({ origin: `http://${host}` })).status).toBe(204);
});

test('demo accounts are listed on a demo platform, and elsewhere neither listed nor let in', async () => {
  const listed = await it.send('GET', '/api/sessions/demo-accounts');
  expect(listed.body.items[0]).toEqual({
    ...designer,
    role: 'scenario-designer',
    name: { 'zh-CN': expect.stringContaining('演示') as string, en: expect.any(String) as string },
  });
  const { body } = await signIn(designer);
  it.api.demo = false;
  expect((await it.send('GET', '/api/sessions/demo-accounts')).status).toBe(404);
  expect((await signIn(designer)).body.type).toBe('/problems/wrong-credentials');
  expect((await it.send('GET', '/api/sessions/current', { token: body.token })).status).toBe(401);
  it.api.demo = true;
});

test('nothing personal and no secret lies in the database in clear', async () => {
  const { body } = await signIn(designer);
  for (const scenario of ['library-lending', 'park-entry'])
    await it.as('operator', 'POST', `/api/scenarios/${scenario}/cases?wait=20`, {
      body: { card: 'demo-wang', inputs: scenario === 'library-lending' ? { barcode: 'TS20260099' } : {} },
    });
  const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
  const names = (await connection.listCollections()).map(({ name }) => name).sort();
  const kept = await Promise.all(names.map(async (name) => connection.collection(name).find().toArray()));
  await connection.close();
  const collections = [
    ...['accounts', 'attachments', 'batch-items', 'cases', 'catalogue-openings', 'certificates', 'comments'],
    ...[
      'conformance-runs',
      'delegations',
      'divergences',
      'materials',
      'notices',
      'papers',
      'pinned-policy-suites',
      'pinned-suites',
      'policies',
      'policy-suites',
    ],
    ...[
      'policy-versions',
      'procedure-cases',
      'psams',
      'received-messages',
      'registrations',
      'scenarios',
      'sessions',
      'standing-orders',
    ],
    ...['suites', 'tasks', 'terminal-batches', 'terminal-challenges', 'terminal-models', 'terminals', 'versions'],
    'webhooks',
  ];
  expect(names.filter((name) => name !== 'sign-in-tries')).toEqual(collections);
  const all = JSON.stringify(kept);
  expect(all).toContain('library-lending');
  const secrets = [
    ...it.rulesets.cardholders.flatMap(({ citizenId, name, card }) => [
      citizenId,
      name['zh-CN'],
      card.number,
      card.identificationCode,
    ]),
    ...['TS20260099', 'demo-wang', '演示场景管理员', body.token, designer.password],
  ];
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
});
