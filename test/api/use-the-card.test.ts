/** Using the card through the public interface: durable and direct, pressed twice, waited for and followed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcileCases } from '../../engine/api/reconcile-cases.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const lend = '/api/scenarios/library-lending/cases';
const enter = '/api/scenarios/park-entry/cases';
const loan = { card: 'demo-wang', inputs: { barcode: 'TS20260001' } };

test('a durable case is waited for, and its record is complete and masked', async () => {
  const { status, body, headers } = await it.as('operator', 'POST', `${lend}?wait=20`, { body: loan });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`/api/cases/${body.id}`);
  expect(body).toMatchObject({
    status: 'completed',
    service: 'durable',
    outcome: { success: true },
    openedBy: 'operator',
    region: '990000',
    institution: 'demo-library',
    holder: { name: '示范***', socialSecurityNumber: '9901**********0112' },
  });
  expect(body.trace.map(({ seq }: { seq: number }) => seq)).toEqual(body.trace.map((_: unknown, i: number) => i + 1));
  const again = await it.as('operator', 'GET', `/api/cases/${body.id}`);
  expect(again.body).toEqual(body);
  const timeline = await it.as('operator', 'GET', `/api/cases/${body.id}/timeline`);
  expect(timeline.body.items.map(({ what }: { what: string }) => what)).toEqual([
    'opened',
    ...body.trace.map(() => 'step'),
    'ended',
  ]);
});

test('a direct case is answered at once', async () => {
  const { status, body } = await it.as('operator', 'POST', enter, { body: { card: 'demo-wang' } });
  expect(status).toBe(201);
  expect(body).toMatchObject({ status: 'completed', service: 'direct' });
  expect((await it.as('operator', 'GET', `/api/cases/${body.id}`)).body).toEqual(body);
});

test.each([lend, enter])('pressing twice on %s opens one case, also at the same moment', async (path) => {
  const body = path === lend ? loan : { card: 'demo-wang' };
  const headers = { 'idempotency-key': randomUUID() };
  const press = () => it.as('operator', 'POST', `${path}?wait=20`, { body, headers });
  const answers = await Promise.all([press(), press(), press(), press()]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  const reused = await it.as('operator', 'POST', path, { body: { ...body, card: 'demo-li' }, headers });
  expect(reused.body).toMatchObject({ status: 409, type: '/problems/idempotency-key-reused' });
  const other = await it.as('designer', 'POST', `${path}?wait=20`, { body, headers });
  expect(other.body.id).not.toBe(answers[0]?.body.id);
});

test('many gates at once: every answer has its own written record', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => it.as('operator', 'POST', enter, { body: { card: 'demo-wang' } })),
  );
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(60);
  for (const { body } of answers) expect((await it.api.store.cases.get(body.id)).status).toBe('completed');
});

test('while Temporal is away a case is acknowledged, and starts once it is back', async () => {
  it.temporal.away = true;
  const headers = { 'idempotency-key': randomUUID() };
  const { status, body } = await it.as('operator', 'POST', `${lend}?wait=5`, { body: loan, headers });
  expect([status, body.status]).toEqual([202, 'starting']);
  expect((await it.send('GET', '/readyz')).status).toBe(503);
  const later = new Date(Date.now() + 60_000);
  await expect(reconcileCases(it.api.store, it.api.starter, later)).rejects.toThrow('away');
  it.temporal.away = false;
  expect(await reconcileCases(it.api.store, it.api.starter, later)).toBe(1);
  const same = await it.as('operator', 'POST', `${lend}?wait=20`, { body: loan, headers });
  expect(same.body).toMatchObject({ id: body.id, status: 'completed' });
  expect(await reconcileCases(it.api.store, it.api.starter, later)).toBe(0);
});

test('events tell the record at once and end with the case', async () => {
  it.temporal.away = true;
  const { body } = await it.as('operator', 'POST', lend, { body: loan });
  it.temporal.away = false;
  const stream = await fetch(`${it.url}/api/cases/${body.id}/events`, {
    headers: { authorization: `Bearer ${await it.tokenOf('operator')}` },
  });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const words = stream.text();
  await reconcileCases(it.api.store, it.api.starter, new Date(Date.now() + 60_000));
  const events = (await words)
    .split('\n\n')
    .filter((part) => part.startsWith('event: case\n'))
    .map((part) => JSON.parse(part.slice(part.indexOf('data: ') + 6)) as { status: string });
  expect(events[0]?.status).toBe('starting');
  expect(events.at(-1)?.status).toBe('completed');
});

test.each([
  ['zh-CN', '图书条码格式不符，例如 TS20260001', '提交的内容有误'],
  ['en', 'Book barcode does not have the right form, such as TS20260001', 'What was sent is not valid'],
])('a wrong input is named with its rule, in %s', async (language, message, title) => {
  const { status, body } = await it.as('operator', 'POST', lend, {
    body: { card: 'demo-wang', inputs: { barcode: 'x', extra: 1 } },
    headers: { 'accept-language': language },
  });
  expect(status).toBe(422);
  expect(body).toMatchObject({ type: '/problems/invalid-input', title, status: 422 });
  expect(body.errors).toContainEqual({ pointer: '/inputs/barcode', rule: 'pattern', message });
  expect(body.errors).toContainEqual(expect.objectContaining({ pointer: '/inputs/extra', rule: 'unknown-field' }));
});

test('a card that cannot be read ends the case with what to do, in every host', async () => {
  const { body } = await it.as('operator', 'POST', `${lend}?wait=20`, { body: { inputs: loan.inputs } });
  expect(body.status).toBe('completed');
  expect(body.outcome.success).toBe(false);
});

test("a cardholder's cases are found by number, and never through an address", async () => {
  await it.as('operator', 'POST', enter, { body: { card: 'demo-wang' } });
  const found = await it.as('auditor', 'POST', '/api/cases/searches', { body: { holder: '990100198605140112' } });
  expect(found.body.total).toBeGreaterThan(0);
  expect(
    (await it.as('auditor', 'POST', '/api/cases/searches', { body: { holder: '990100198605140113' } })).body.total,
  ).toBe(0);
  const inAddress = await it.as('auditor', 'GET', '/api/cases?q=990100198605140112');
  expect(inAddress.body.errors[0]).toMatchObject({ pointer: '/q', rule: 'no-personal-data' });
});

test('pages of cases follow each other without gap or repetition, and tell the true total', async () => {
  const seen: string[] = [];
  let after = '';
  let total = 0;
  do {
    const { body } = await it.as('auditor', 'GET', `/api/cases?limit=7${after && `&after=${after}`}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    ({ total } = body);
    after = body.next ?? '';
  } while (after);
  expect(seen.length).toBe(total);
  expect(new Set(seen).size).toBe(total);
  const direct = await it.as('auditor', 'GET', '/api/cases?scenario=park-entry&limit=1&status=completed');
  expect(direct.body.items[0].scenario.id).toBe('park-entry');
  const bad = await it.as('auditor', 'GET', '/api/cases?after=nonsense');
  expect(bad.body.errors[0]).toMatchObject({ pointer: '/after', rule: 'cursor' });
});
