/** Tasks through the public interface, over the real engine: who may answer, what is refused, and that nothing is taken twice. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { answerAs, claimUntilApproval, farmed, openClaim, openTask, statusIs } from '../support/subsidy.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterAll(() => it?.stop());

const problemOf = ({ status, body }: { status: number; body: { type: string } }) =>
  `${status} ${body.type.replace('/problems/', '')}`;
const why = '面积与村级台账不一致，请核对后重新填写并提交。';

test('a claim goes from the clerk to the approver and is paid, and each sees only what is theirs', async () => {
  const id = await openClaim(it);
  const consent = await openTask(it, id, 'clerk');
  expect(consent).toMatchObject({
    ...{ case: id, node: 'consent', role: 'operator', state: 'open', region: '990100', institution: null },
    scenario: { id: 'subsidy-review' },
    holder: { name: '示范***', socialSecurityNumber: expect.stringMatching(/^9901\*{10}\d{3}[\dX]$/) },
  });
  expect(JSON.stringify(consent)).not.toContain('990100198605140112');
  expect((await it.as('approver', 'GET', `/api/tasks?case=${id}`)).body.items).toEqual([]);
  expect((await it.as('operator', 'GET', `/api/tasks?case=${id}`)).body.items).toEqual([]);

  const given = await answerAs(it, 'clerk', consent.id, { action: 'give' });
  expect([given.status, given.body.state]).toEqual([200, 'answered']);
  const form = await openTask(it, id, 'clerk');
  await answerAs(it, 'clerk', form.id, { action: 'send', fields: farmed });
  const approval = await openTask(it, id, 'approver');
  expect(approval.shows).toContainEqual({ label: { 'zh-CN': '种植面积（亩）', en: 'Area farmed (mu)' }, value: '12' });
  expect((await it.as('approver', 'GET', `/api/tasks/${approval.id}`)).body.answerable).toBe(true);
  await answerAs(it, 'approver', approval.id, { action: 'approve' });

  const paid = await statusIs(it, id, 'completed');
  expect(paid.outcome?.code).toBe('paid');
  const disbursed = paid.trace.find(({ node }) => node === 'disburse');
  expect(disbursed?.note?.en).toBe('CNY 1140.00 disbursed');
  const mine = await it.as('clerk', 'GET', '/api/tasks?view=mine');
  expect(mine.body.items.map((task: { node: string }) => task.node).sort()).toEqual(['consent', 'form']);
  const kept = await it.as('clerk', 'GET', `/api/tasks/${form.id}`);
  expect(JSON.stringify(kept.body.answers)).not.toContain('rice');
});

test('whoever may not answer is told why, and the task stays open', async () => {
  const id = await claimUntilApproval(it);
  const { id: task } = await openTask(it, id, 'approver');
  const asked = { action: 'approve' };
  expect(problemOf(await answerAs(it, 'clerk', task, asked))).toBe('403 wrong-role');
  expect(problemOf(await answerAs(it, 'duty-operator', task, asked))).toBe('403 wrong-role');
  expect(problemOf(await answerAs(it, 'operator-elsewhere', task, asked))).toBe('403 forbidden');
  expect(problemOf(await answerAs(it, 'auditor', task, asked))).toBe('403 forbidden');
  expect((await it.as('auditor', 'GET', `/api/tasks/${task}`)).body).toMatchObject({
    state: 'open',
    answerable: false,
  });
});

test('every field that is wrong is named, and a refusal says why in so many words', async () => {
  const id = await openClaim(it);
  await answerAs(it, 'clerk', (await openTask(it, id, 'clerk')).id, { action: 'give' });
  const form = await openTask(it, id, 'clerk');
  const wrong = await answerAs(it, 'clerk', form.id, { action: 'send', fields: { area: '12', crop: 'tea', x: 1 } });
  expect(problemOf(wrong)).toBe('422 invalid-input');
  expect(wrong.body.errors.map(({ pointer, rule }: Record<string, string>) => [pointer, rule])).toEqual([
    ['/fields/x', 'unknown-field'],
    ['/fields/area', 'invalid-type'],
    ['/fields/crop', 'choice'],
    ['/fields/surveyed', 'required'],
  ]);
  const none = await answerAs(it, 'clerk', form.id, { action: 'burn' });
  expect(none.body.errors).toMatchObject([{ pointer: '/action', rule: 'choice' }]);
  await answerAs(it, 'clerk', form.id, { action: 'send', fields: farmed });

  const approval = await openTask(it, id, 'approver');
  const curt = await answerAs(it, 'approver', approval.id, { action: 'return', reason: '不行' });
  expect(curt.body.errors).toMatchObject([{ pointer: '/reason', rule: 'reason' }]);
  const returned = await answerAs(it, 'approver', approval.id, { action: 'return', reason: why });
  expect(returned.body).toMatchObject({
    state: 'answered',
    answers: [{ by: 'approver', action: 'return', reason: why }],
  });
  const again = await openTask(it, id, 'clerk');
  expect([again.node, again.visit]).toEqual(['form', 2]);
});

test('pressing twice answers once, also at the same time; a closed task takes no more', async () => {
  const id = await claimUntilApproval(it);
  const { id: task } = await openTask(it, id, 'approver');
  const body = { id: randomUUID(), action: 'approve' };
  const press = () => it.as('approver', 'POST', `/api/tasks/${task}/answer`, { body });
  const pressed = await Promise.all([press(), press()]);
  expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
  expect((await press()).body).toMatchObject({ state: 'answered', answers: [{ by: 'approver' }] });
  const late = await answerAs(it, 'approver', task, { action: 'refuse', reason: why });
  expect(problemOf(late)).toBe('409 task-closed');
  expect((await statusIs(it, id, 'completed')).trace.filter(({ node }) => node === 'disburse')).toHaveLength(1);
});

test('a task whose time has run out is expired, and says so to who comes late', async () => {
  const id = await claimUntilApproval(it);
  const { id: task } = await openTask(it, id, 'approver');
  await it.skip(20 * 86_400_000);
  expect((await statusIs(it, id, 'completed')).outcome?.code).toBe('too-late');
  expect(problemOf(await answerAs(it, 'approver', task, { action: 'approve' }))).toBe('409 task-closed');
  expect((await it.as('approver', 'GET', `/api/tasks/${task}`)).body.state).toBe('expired');
});

test('the lists are searched, counted and paged, soonest due first', async () => {
  const [first, second] = [await openClaim(it), await openClaim(it)];
  const counts = (await it.as('clerk', 'GET', '/api/tasks/counts')).body;
  const all = (await it.as('clerk', 'GET', '/api/tasks?limit=100')).body;
  expect(counts.open).toBe(all.total);
  const dues = all.items.map(({ dueAt }: { dueAt: string }) => dueAt);
  expect(dues).toEqual([...dues].sort());
  const page = (await it.as('clerk', 'GET', '/api/tasks?limit=1')).body;
  const rest = (await it.as('clerk', 'GET', `/api/tasks?limit=100&after=${page.next}`)).body;
  expect([...page.items, ...rest.items].map(({ id }: { id: string }) => id)).toEqual(
    all.items.map(({ id }: { id: string }) => id),
  );
  const found = (await it.as('clerk', 'GET', `/api/tasks?q=${first}`)).body.items;
  expect(found.map((task: { case: string }) => task.case)).toEqual([first]);
  expect(second).not.toBe(first);
  // Half an hour later, as long as one may take to consent.
  const later = new Date(it.api.now().getTime() + 31 * 60_000).toISOString();
  const clerk = (await it.api.store.accounts.find('clerk'))!;
  expect((await it.api.store.tasks.counts(clerk, later)).overdue).toBe(counts.open);
  expect(counts.overdue).toBe(0);
});

test('while the engine is away an answer is refused as such, and taken afterwards', async () => {
  const id = await openClaim(it);
  const { id: task } = await openTask(it, id, 'clerk');
  it.temporal.away = true;
  const refused = await answerAs(it, 'clerk', task, { action: 'give' });
  it.temporal.away = false;
  expect(problemOf(refused)).toBe('503 unavailable');
  expect((await answerAs(it, 'clerk', task, { action: 'give' })).body.state).toBe('answered');
});
