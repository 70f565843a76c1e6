/** The notices of procedures' cases over the real workflows: exactly whom each stamp concerns, through return, limit, rejection and grant; and none twice when the worker falls after every step. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnection } from 'mongoose';
import { noticePartsOf } from '../../engine/api/notices.ts';
import { caseEvents } from '../../engine/core/case-event.ts';
import { deliverDueNotices, type WebhookMessage } from '../../engine/core/send-notice.ts';
import type { ProcedureSteps } from '../../engine/core/run-procedure-ports.ts';
import { act, openAccess, reaches, signed, submit } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
let fallen = 0;
const called: (WebhookMessage & CalledOf)[] = [];

/** The worker falls after it has written what a step left, and before it could say so. */
function falling<I, O>(step: (input: I) => Promise<O>): (input: I) => Promise<O> {
  const seen = new Set<string>();
  return async (input) => {
    const done = await step(input);
    const key = JSON.stringify(input);
    if (!seen.has(key)) {
      seen.add(key);
      fallen += 1;
      throw new Error('fallen');
    }
    return done;
  };
}

beforeAll(async () => {
  it = await startApi({
    engine: 'temporal',
    notices: {
      callWebhook(message) {
        // One of the demo province is no news of a case.
        if ('event' in message.body) called.push(message as WebhookMessage & CalledOf);
        return Promise.resolve({ isTaken: true, isFinal: true, answer: '200', cause: null });
      },
    },
    spoilt: (steps) => ({
      ...steps,
      beginProcedure: falling<
        Parameters<ProcedureSteps['beginProcedure']>[0],
        Awaited<ReturnType<ProcedureSteps['beginProcedure']>>
      >((start) => steps.beginProcedure(start)),
      proceedProcedure: falling<
        Parameters<ProcedureSteps['proceedProcedure']>[0],
        Awaited<ReturnType<ProcedureSteps['proceedProcedure']>>
      >((input) => steps.proceedProcedure(input)),
    }),
  });
});
afterAll(() => it?.stop());

const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';
const marks = [{ pointer: '/dutyPhone', note: '0990-7654321 无人接听，请改正' }];
const dayMs = 86_400_000;

interface Seen {
  template: string;
  channel: string;
  to: string;
  about: { id: string } | null;
  text: { 'zh-CN': string };
}
const noticesOf = async (id: string): Promise<Seen[]> => {
  const answer = await it.as('duty-operator', 'GET', `/api/notices?limit=100&q=${id}`);
  const { items } = answer.body as { items: Seen[] };
  return items.filter(({ about }) => about?.id === id);
};
/** Those of one channel, as `template to`; addresses as they are masked. */
const toldBy = async (channel: string, id: string) =>
  (await noticesOf(id))
    .filter((each) => each.channel === channel)
    .map(({ template, to }) => `${template.replace('access.', '')} ${to}`)
    .sort();
const told = (id: string) => toldBy('email', id);
const texted = (id: string) => toldBy('sms', id);

const managers = ['task-assigned ac***@demo.invalid', 'task-assigned ac***@demo.invalid'];
const applicant = 'co***@demo.invalid';
const phone = '1990***0001';

interface CalledOf {
  body: { case: string | null; event: string; stage: string | null };
}
/** What the systems of institutions were told of a case, in order, as `event stage`. */
async function calledOf(id: string): Promise<string[]> {
  await deliverDueNotices(noticePartsOf(it.api));
  return called.filter(({ body }) => body.case === id).map(({ body }) => `${body.event} ${body.stage ?? ''}`);
}

const url = 'https://clinic.example.org/hooks';
const secret = 'a-secret-of-the-clinic-0001';
/** Has the systems of an institution told of all that happens. */
async function hook(account: string): Promise<string> {
  const body = { url, secret, events: Object.keys(caseEvents) };
  return ((await it.as(account, 'POST', '/api/webhooks', { body })).body as { id: string }).id;
}

test('return, a limit that is missed, and the grant are told to whom they concern, and to nobody else', async () => {
  await hook('applicant');
  await hook('applicant-bus');
  const id = await openAccess(it);
  expect(await told(id)).toEqual([]);
  await submit(it, id);
  await reaches(it, id, 'review');
  const first = [...managers];
  expect(await told(id)).toEqual(first);

  // Returned with the names of the fields, and never with what stands in them.
  await act(it, 'access-manager', id, 'return', { reason, marks });
  await reaches(it, id, 'application');
  first.push(`returned ${applicant}`);
  expect(await told(id)).toEqual([...first].sort());
  const returned = (await noticesOf(id)).find(({ template }) => template === 'access.returned');
  expect(returned?.text['zh-CN']).toContain('值班');
  expect(returned?.text['zh-CN']).toContain(reason);
  expect(JSON.stringify(await noticesOf(id))).not.toContain('7654321');

  // Whoever has taken it on is reminded alone; once it is late, those above are asked too.
  await submit(it, id);
  await reaches(it, id, 'review');
  await act(it, 'access-manager-2', id, 'claim');
  await act(it, 'access-manager-2', id, 'hand-over', { to: 'access-manager', reason });
  await it.skip(20 * dayMs);
  await until(async () => (await told(id)).some((each) => each.startsWith('escalated')));
  first.push(...managers, 'handed-over ac***@demo.invalid', 'due-soon ac***@demo.invalid');
  first.push('overdue ac***@demo.invalid', 'escalated ap***@demo.invalid');
  expect(await told(id)).toEqual([...first].sort());

  await act(it, 'access-manager', id, 'approve', { reason });
  await until(async () => (await told(id)).includes('task-assigned ap***@demo.invalid'));
  await act(it, 'approver', id, 'approve');
  await reaches(it, id, 'agreement');
  first.push('task-assigned ap***@demo.invalid', `task-assigned ${applicant}`);
  expect(await told(id)).toEqual([...first].sort());
  await act(it, 'applicant', id, 'sign', { paper: { ...(await signed(it, id)), signature: '00'.repeat(64) } });
  await until(async () => (await told(id)).includes(`not-passed ${applicant}`));
  await reaches(it, id, 'agreement');
  await act(it, 'applicant', id, 'sign', { paper: await signed(it, id) });
  await until(async () => (await told(id)).some((each) => each.startsWith('approved')));
  first.push(`not-passed ${applicant}`, `approved ${applicant}`);
  expect(await told(id)).toEqual([...first].sort());

  // What cannot wait went to the contact's mobile too, once each, in words that say nothing of anybody.
  expect(await texted(id)).toEqual([`approved-text ${phone}`, `not-passed-text ${phone}`, `returned-text ${phone}`]);
  for (const { channel, text } of await noticesOf(id))
    if (channel === 'sms') for (const said of [reason, '诊所', '值班']) expect(text['zh-CN']).not.toContain(said);

  // The institution's own system was told of every step, once, with its secret, and nothing personal; another's of none.
  const events = await calledOf(id);
  const one = (event: string) => events.filter((each) => each.startsWith(`${event} `)).length;
  expect([one('returned'), one('not-passed'), one('granted')]).toEqual([1, 1, 1]);
  expect(one('moved')).toBeGreaterThan(5);
  expect(events.at(0)).toMatch(/^moved /);
  const ids = called.map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(called.map((each) => each.secret))).toEqual(new Set([secret]));
  const said = JSON.stringify(called.map(({ body }) => body));
  for (const word of ['诊所', reason, 'demo.invalid', phone]) expect(said).not.toContain(word);
  expect((await it.as('applicant-bus', 'GET', '/api/webhooks')).body).toMatchObject({ total: 1 });
  expect(fallen).toBeGreaterThan(10);
});

test('the page of a case shows its notices to those of the case, masked, and to nobody else', async () => {
  const id = await openAccess(it, 'applicant', 'institution-access', {
    act: 'withdrawal',
    registration: 'demo-clinic',
  });
  await submit(it, id);
  await reaches(it, id, 'review');
  await act(it, 'access-manager', id, 'return', { reason, marks });
  await reaches(it, id, 'application');
  await until(async () => (await told(id)).includes(`returned ${applicant}`));
  const seen = await it.as('applicant', 'GET', `/api/cases/${id}/notices?limit=100`);
  const { items, total } = seen.body as { items: { channel: string; to: string; state: string }[]; total: number };
  expect([seen.status, total]).toEqual([200, items.length]);
  expect([...new Set(items.map(({ channel }) => channel))].sort()).toEqual(['email', 'sms', 'webhook']);
  expect(items.map(({ to }) => to)).toEqual(expect.arrayContaining([applicant, phone, 'https://clinic.example.org/…']));
  expect(items.some(({ state }) => state === 'waiting')).toBe(true);
  for (const word of [reason, 'contact@', '19900000001', secret, '/hooks'])
    expect(JSON.stringify(seen.body)).not.toContain(word);
  expect((await it.as('access-manager', 'GET', `/api/cases/${id}/notices`)).status).toBe(200);
  expect((await it.as('applicant-bus', 'GET', `/api/cases/${id}/notices`)).status).toBe(403);
  expect((await it.as('operator', 'GET', `/api/cases/${id}/notices`)).status).toBe(403);
  expect((await it.as('applicant', 'GET', `/api/cases/none/notices`)).status).toBe(404);
  const wrong = await it.as('applicant', 'GET', `/api/cases/${id}/notices?limit=0`);
  expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ pointer: '/limit' }] }]);
  await act(it, 'applicant', id, 'withdraw', { reason });
  await until(async () => (await calledOf(id)).some((each) => each.startsWith('withdrawn ')));
});

test('a rejection is told with its reason, once', async () => {
  const id = await openAccess(it, 'applicant', 'institution-access', {
    act: 'withdrawal',
    registration: 'demo-clinic',
  });
  await submit(it, id);
  await reaches(it, id, 'review');
  await act(it, 'access-manager', id, 'reject', { reason });
  await until(async () => (await told(id)).some((each) => each.startsWith('rejected')));
  expect(await told(id)).toEqual([`rejected ${applicant}`, ...managers]);
  expect(await texted(id)).toEqual([`rejected-text ${phone}`]);
  const rejected = (await noticesOf(id)).find(({ template }) => template === 'access.rejected');
  expect(rejected?.text['zh-CN']).toContain(reason);
});

test('an application that is never handed in expires, which whoever opened it is told, after a reminder', async () => {
  const id = await openAccess(it, 'applicant-bus');
  await it.skip(90 * dayMs);
  await until(async () => (await told(id)).length === 2);
  expect(await told(id)).toEqual(['due-soon ap***@demo.invalid', 'expired ap***@demo.invalid']);
  const own = (await texted(id)).map((each) => each.replace(/\d{4}$/, ''));
  expect(own).toEqual(['due-soon-text 1990***', 'expired-text 1990***']);
});

test('no address lies in the database in clear', async () => {
  const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
  const kept = JSON.stringify([
    await connection.collection('notices').find().toArray(),
    await connection.collection('accounts').find().toArray(),
    await connection.collection('webhooks').find().toArray(),
  ]);
  await connection.close();
  for (const word of ['demo.invalid', reason, '1990000', 'example.org', secret]) expect(kept).not.toContain(word);
});
