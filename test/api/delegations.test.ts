/** Delegations over the real workflows: what an absent person has taken on is done by who stands in, with both on the stamp; not a day longer, and by nobody else. */
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assertExists } from '../../engine/core/control.ts';
import { chinaDay } from '../../engine/core/calendar.ts';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { hashPassword } from '../../engine/crypto/password.ts';
import { act, openAccess, reaches, submit } from '../support/institution.ts';
import { startApi, type Answered, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

// A machine that does much else takes its time.
vi.setConfig({ testTimeout: 180_000 });

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
  const approver = assertExists(
    demoAccounts.find(({ account }) => account === 'approver'),
    'the approver',
  );
  const second = { ...approver, account: 'approver-2', password: await hashPassword('Test-only-1'), demo: false };
  await it.api.store.accounts.add(second);
});
afterAll(() => it?.stop());

const dayMs = 86_400_000;
const dayIn = (days: number): string => chinaDay(new Date(it.api.now().getTime() + days * dayMs));
const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';
const [wang, li] = ['access-manager', 'access-manager-2'];

const ask = (account: string, body: object, headers?: Record<string, string>) =>
  it.as(account, 'POST', '/api/delegations', {
    body: { firstDay: dayIn(0), lastDay: dayIn(0), reason: '休假', ...body },
    ...(headers && { headers }),
  });
const errorsOf = ({ body }: Answered) =>
  (body.errors as { pointer: string; rule: string }[]).map(({ pointer, rule }) => `${pointer} ${rule}`);
const slugOf = ({ body }: Answered) => body.type;
const end = (account: string, id: string) => it.as(account, 'DELETE', `/api/delegations/${id}`);

/** A case that stands at its review, taken on by somebody. */
async function takenOn(by: string): Promise<string> {
  const id = await openAccess(it);
  await submit(it, id);
  await reaches(it, id, 'review');
  expect((await act(it, by, id, 'claim')).status).toBe(200);
  return id;
}
const closed = async (id: string) => {
  await act(it, wang, id, 'reject', { reason });
  await until(async () => (await it.as(wang, 'GET', `/api/cases/${id}`)).body.phase === 'over');
};

test('who stands in does what the absent has taken on, and the stamp says for whom', async () => {
  const id = await takenOn(wang);
  expect(slugOf(await act(it, li, id, 'approve', { reason }))).toBe('/problems/claimed-by-another');

  const key = { 'idempotency-key': 'delegation-1' };
  const set = await ask(wang, { to: li, lastDay: dayIn(3) }, key);
  expect(set.status).toBe(201);
  expect(set.body).toMatchObject({ from: { account: wang }, to: { account: li }, state: 'in-force', mayEnd: true });
  // Pressed twice, it is set once; another beside it is refused by name.
  expect((await ask(wang, { to: li, lastDay: dayIn(3) }, key)).body.id).toBe(set.body.id);
  expect(slugOf(await ask(wang, { to: li, lastDay: dayIn(2) }, key))).toBe('/problems/idempotency-key-reused');
  expect(errorsOf(await ask(wang, { to: li, lastDay: dayIn(3) }))).toEqual(['/firstDay overlap']);

  // It stands in the list of who stands in, and says in whose place.
  const listed = async (account: string, query = '') =>
    (await it.as(account, 'GET', `/api/tasks?view=open${query}`)).body.items ?? [];
  const seen = (await listed(li)).find((task: { case: string }) => task.case === id);
  expect(seen).toMatchObject({ claimed: wang, onBehalf: { account: wang, name: { 'zh-CN': '演示接入管理员' } } });
  const only = `&delegation=${set.body.id}`;
  expect((await listed(li, only)).map((task: { case: string }) => task.case)).toEqual([id]);
  expect((await it.as(wang, 'GET', `/api/tasks?view=open${only}`)).status).toBe(404);
  expect((await listed(wang)).find((task: { case: string }) => task.case === id)).not.toHaveProperty('onBehalf');

  // Why it waits names both.
  const told = await it.as(li, 'GET', `/api/cases/${id}/explanation`);
  expect(told.body.summary['zh-CN']).toContain('演示接入管理员已领取，不在，由演示接入管理员二代为办理至');

  // The role decides, delegation or not.
  expect(slugOf(await act(it, 'approver', id, 'approve', { reason }))).toBe('/problems/wrong-reviewer');
  expect((await it.as(li, 'GET', `/api/cases/${id}`)).body).toMatchObject({ onBehalf: wang });
  expect((await it.as(wang, 'GET', `/api/cases/${id}`)).body).toMatchObject({ onBehalf: null });

  // Whoever is away may still act.
  expect((await act(it, wang, id, 'comment', { reason })).body.stamps.at(-1)).not.toHaveProperty('onBehalf');
  const approved = await act(it, li, id, 'approve', { reason });
  expect(approved.status).toBe(200);
  expect(approved.body.stamps.at(-1)).toMatchObject({ action: 'approve', by: li, onBehalf: wang });
  expect(approved.body.people[wang]['zh-CN']).toBe('演示接入管理员');

  expect((await end(wang, set.body.id)).body).toMatchObject({ state: 'ended', ended: { by: { account: wang } } });
  await act(it, 'approver', id, 'reject', { reason });
  await until(async () => (await it.as(wang, 'GET', `/api/cases/${id}`)).body.phase === 'over');
});

test('what may not be is refused, field by field, and nothing is kept', async () => {
  const refused = async (body: object, account = wang) => errorsOf(await ask(account, body));
  expect(await refused({ to: 'approver' })).toEqual(['/to can-act']);
  expect(await refused({ to: 'nobody-at-all' })).toEqual(['/to can-act']);
  expect(await refused({ to: wang })).toEqual(['/to self']);
  expect(await refused({ to: li, firstDay: dayIn(-1) })).toEqual(['/firstDay past']);
  expect(await refused({ to: li, firstDay: dayIn(2), lastDay: dayIn(1) })).toEqual(['/lastDay order']);
  expect(await refused({ to: li, lastDay: dayIn(180) })).toEqual(['/lastDay too-long']);
  expect(await refused({ to: li, reason: '休' })).toEqual(['/reason reason']);
  expect(await refused({ to: li, firstDay: '2026-02-30' })).toEqual(['/firstDay invalid-format']);
  // A circle, asked for at the same instant: one of them at most is set.
  const both = await Promise.all([ask(wang, { to: li }), ask(li, { to: wang })]);
  const set = both.filter(({ status }) => status === 201);
  expect(set.length).toBeLessThanOrEqual(1);
  const { body } = await it.as(wang, 'GET', '/api/delegations?today=true');
  expect(body.total).toBe(set.length);
  for (const { body: one } of set) await end(one.from.account, one.id);
});

test('nobody is away and stands in on the same day', async () => {
  const { body: one } = await ask(wang, { to: li, firstDay: dayIn(1), lastDay: dayIn(5) });
  expect(errorsOf(await ask(li, { to: wang, firstDay: dayIn(5), lastDay: dayIn(9) }))).toEqual(['/to away']);
  const after = await ask(li, { to: wang, firstDay: dayIn(6), lastDay: dayIn(9) });
  expect(after.status).toBe(201);
  expect(after.body.state).toBe('to-come');
  for (const [account, id] of [
    [wang, one.id],
    [li, after.body.id],
  ])
    expect((await end(account, id)).body.state).toBe('ended');
});

test('a manager sets one for somebody who fell ill; others only their own; it is ended by those two alone', async () => {
  const people = async (account: string) =>
    (await it.as(account, 'GET', '/api/delegations/people')).body.items as { account: string; mayBeAway: boolean }[];
  expect((await people('approver')).map(({ account }) => account)).toEqual(['approver', 'approver-2']);
  expect((await people('approver')).map(({ mayBeAway }) => mayBeAway)).toEqual([true, false]);
  expect((await people('applicant')).map(({ account }) => account)).toEqual(['applicant']);
  expect((await people(wang)).find(({ account }) => account === 'approver')).toMatchObject({ mayBeAway: true });
  expect((await people(wang)).map(({ account }) => account)).not.toContain('operator-elsewhere');

  const ill = { from: 'approver', to: 'approver-2', reason: '突发疾病' };
  for (const account of ['operator', 'duty-operator'])
    expect(slugOf(await ask(account, ill))).toBe('/problems/forbidden');
  expect(errorsOf(await ask(wang, { ...ill, from: 'operator' }))).toEqual(['/from takes-nothing-on']);
  expect(slugOf(await ask(wang, { ...ill, from: 'operator-elsewhere' }))).toBe('/problems/forbidden');
  const set = await ask(wang, ill);
  expect(set.body).toMatchObject({ from: { account: 'approver' }, by: { account: wang }, reason: '突发疾病' });
  const listed = async (account: string, view: string) =>
    (await it.as(account, 'GET', `/api/delegations?view=${view}`)).body.items?.map(({ id }: { id: string }) => id);
  expect(await listed('approver', 'given')).toEqual([set.body.id]);
  expect(await listed('approver', 'taken')).toEqual([]);
  expect(await listed(wang, 'place')).toContain(set.body.id);
  expect(await listed(wang, 'mine')).not.toContain(set.body.id);
  expect(slugOf(await it.as('operator', 'GET', '/api/delegations?view=place'))).toBe('/problems/forbidden');

  const { token } = (
    await it.send('POST', '/api/sessions', { body: { account: 'approver-2', password: 'Test-only-1' } })
  ).body;
  const at = `/api/delegations/${set.body.id}`;
  expect(slugOf(await it.send('DELETE', at, { token }))).toBe('/problems/delegation-of-another');
  expect(slugOf(await end('applicant', set.body.id))).toBe('/problems/not-found');
  expect(slugOf(await end('operator', set.body.id))).toBe('/problems/forbidden');
  expect((await end('approver', set.body.id)).body).toMatchObject({ state: 'ended', mayEnd: false });
  // Ended again, by another, it stays as it was.
  expect((await end(wang, set.body.id)).body.ended.by.account).toBe('approver');
});

test('handing over to somebody who is away names who stands in; both are told; after the last day nobody does', async () => {
  const id = await takenOn(li);
  const { body: set } = await ask(wang, { to: li, lastDay: dayIn(30) });
  const { items } = (await it.as(li, 'GET', `/api/cases/${id}/people`)).body;
  expect(items).toMatchObject([{ account: wang, away: { until: dayIn(30), deputy: { account: li } } }]);
  expect((await act(it, li, id, 'hand-over', { to: wang, reason })).status).toBe(200);
  const told = async (template: string) => {
    const notices = (await it.as('duty-operator', 'GET', `/api/notices?limit=100&q=${id}`)).body.items;
    return notices.filter((each: { template: string }) => each.template === `access.${template}`).length;
  };
  // Who stands in handed it over, and need not be told of it.
  expect(await told('handed-over')).toBe(1);
  await it.skip(20 * dayMs);
  await until(async () => (await told('overdue')) === 2);
  expect(await told('due-soon')).toBe(2);
  const { items: notices } = (await it.as('duty-operator', 'GET', `/api/notices?limit=100&q=${id}`)).body;
  const overdue = notices.filter(({ template }: { template: string }) => template === 'access.overdue');
  const words = overdue.map(({ text: said }: { text: { 'zh-CN': string } }) => said['zh-CN']);
  expect(words.filter((said: string) => said.includes('（替 access-manager 办理）'))).toHaveLength(1);
  expect((await it.as(li, 'GET', `/api/cases/${id}`)).body.onBehalf).toBe(wang);

  await it.skip(11 * dayMs);
  const taken = (await it.as(li, 'GET', '/api/delegations?view=taken')).body.items as { id: string }[];
  expect(taken.find((each) => each.id === set.id)).toMatchObject({ state: 'over', mayEnd: false });
  expect(slugOf(await act(it, li, id, 'approve', { reason }))).toBe('/problems/claimed-by-another');
  expect((await it.as(li, 'GET', `/api/tasks?delegation=${set.id}`)).status).toBe(404);
  await closed(id);
});

test('no reason lies in the database in clear', async () => {
  const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
  const kept = JSON.stringify(await connection.collection('delegations').find().toArray());
  await connection.close();
  expect(kept).toContain(wang);
  expect(kept).not.toContain('突发疾病');
});
