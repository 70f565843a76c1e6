/** Orders to cases, messages, overlay and explanation through the public interface, over the real engine. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { scriptForPeople } from '../support/people.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { answerAs, claimUntilApproval, openClaim, openTask, statusIs } from '../support/subsidy.ts';

let it: TestApi;
const outside = { refusing: false, issuing: true, recalled: [] as string[] };
const sound = scriptForPeople();
const answerOf = (operation: string, input: unknown) =>
  (sound[operation as 'bank.recall'] as (asked: unknown) => never)(input);

beforeAll(async () => {
  it = await startApi({
    engine: 'temporal',
    script: {
      'national-platform.verify-state': (input) => {
        if (outside.refusing) throw problem('message-rejected', { reason: text('格式不符', 'the form is not right') });
        return answerOf('national-platform.verify-state', input);
      },
      'bank.recall': (input) => {
        outside.recalled.push(input.disbursement);
        return { recalled: true };
      },
      'credential.issue': (input) => {
        if (!outside.issuing) throw problem('message-rejected', { reason: text('格式不符', 'the form is not right') });
        return answerOf('credential.issue', input);
      },
    },
  });
});
afterAll(() => it?.stop());

const why = '国家平台报文格式变更，已与对方核实并修复完成。';
const order = (act: string, id: string, more: object = {}, as = 'duty-operator') =>
  it.as(as, 'POST', `/api/cases/${id}/${act}`, { body: { reason: why, ...more } });
const explained = async (id: string) => (await it.as('clerk', 'GET', `/api/cases/${id}/explanation`)).body;
const acts = (explanation: { next: { act: string }[] }) => explanation.next.map(({ act }) => act);
const problemOf = ({ status, body }: { status: number; body: { type: string } }) =>
  `${status} ${body.type.replace('/problems/', '')}`;

/** Opens a claim while the national platform refuses what it is sent, so that the case is held. */
async function openHeld(): Promise<string> {
  outside.refusing = true;
  const opened = await it.as('clerk', 'POST', '/api/scenarios/subsidy-review/cases', { body: { card: 'demo-wang' } });
  await statusIs(it, opened.body.id, 'held');
  outside.refusing = false;
  return opened.body.id;
}

test('who waits for whom, since when, until when and what comes next', async () => {
  const id = await claimUntilApproval(it);
  const it1 = await explained(id);
  const task = await openTask(it, id, 'approver');
  expect(it1).toMatchObject({ status: 'waiting', live: true, overdue: false });
  expect(it1.summary).toEqual({ 'zh-CN': '在等市级审批员', en: 'Waits for: Approver, city' });
  expect(it1.waits).toMatchObject([
    { kind: 'task', node: 'approve', task: task.id, since: task.openedAt, until: task.dueAt },
  ]);
  expect(acts(it1)).toEqual(['answer', 'pause', 'cancel']);
  const overlay = (await it.as('clerk', 'GET', `/api/cases/${id}/overlay`)).body;
  expect(overlay).toMatchObject({ live: true, at: ['approve'] });

  it.temporal.away = true;
  const away = await explained(id);
  const where = (await it.as('clerk', 'GET', `/api/cases/${id}/overlay`)).body;
  it.temporal.away = false;
  expect(away).toMatchObject({ live: false, waits: [{ kind: 'task', task: task.id }] });
  expect(where).toEqual({ live: false, status: 'waiting', at: ['approve'], overlay: null });
});

test('a pause keeps the case where it is until it is resumed, with who and why', async () => {
  const id = await openClaim(it);
  expect(problemOf(await order('resume', id))).toBe('409 case-state');
  expect((await order('pause', id)).body.status).toBe('paused');
  expect(problemOf(await order('pause', id))).toBe('409 case-state');
  const paused = await explained(id);
  expect(paused.summary['zh-CN']).toBe(`已由 duty-operator 暂停：${why}`);
  expect(acts(paused)[0]).toBe('resume');
  expect((await order('resume', id)).body.status).toBe('waiting');
});

test('a held case says what holds it, and goes on once it is tried again', async () => {
  const id = await openHeld();
  const held = await explained(id);
  expect(held.waits).toMatchObject([{ kind: 'held', node: 'verify', problem: 'message-rejected', token: 1 }]);
  expect(acts(held)).toEqual(['retry', 'skip', 'pause', 'cancel']);
  expect(held.summary.en).toContain('the form is not right');
  expect((await order('retry', id)).status).toBe(200);
  const going = await statusIs(it, id, 'waiting');
  expect(going.trace.find(({ port }) => port === 'retried')?.note?.['zh-CN']).toContain(why);
  expect(problemOf(await order('retry', id))).toBe('409 nothing-held');
});

test('a held step is passed over by the way out that was named', async () => {
  const id = await openHeld();
  const [wait] = (await explained(id)).waits;
  const ports = wait.ports.map((port: { id: string }) => port.id);
  expect(ports).toContain('unavailable');
  const nowhere = await order('skip', id);
  expect(nowhere.body.errors).toMatchObject([{ pointer: '/port', rule: 'required' }]);
  expect((await order('skip', id, { token: wait.token, port: 'unavailable' })).status).toBe(200);
  expect((await statusIs(it, id, 'completed')).outcome?.code).toBe('cannot-verify');
});

test('a case that is called off withdraws its task, and takes no more orders', async () => {
  const id = await claimUntilApproval(it);
  const { id: task } = await openTask(it, id, 'approver');
  expect((await order('cancel', id)).status).toBe(200);
  await statusIs(it, id, 'cancelled');
  expect((await it.as('approver', 'GET', `/api/tasks/${task}`)).body.state).toBe('withdrawn');
  expect(problemOf(await answerAs(it, 'approver', task, { action: 'approve' }))).toBe('409 task-closed');
  expect(problemOf(await order('pause', id))).toBe('409 case-closed');
  expect(await explained(id)).toMatchObject({ status: 'cancelled', waits: [], next: [] });
});

test('an order needs the right and a reason of twenty characters', async () => {
  const id = await openClaim(it);
  for (const other of ['clerk', 'approver', 'designer', 'auditor'])
    expect(problemOf(await order('pause', id, {}, other))).toBe('403 forbidden');
  const curt = await it.as('duty-operator', 'POST', `/api/cases/${id}/pause`, { body: { reason: '  等等  ' } });
  expect(curt.body.errors).toMatchObject([{ pointer: '/reason', rule: 'reason' }]);
});

test('many cases are ordered at once, and each gives its own answer', async () => {
  const [held, waiting] = [await openHeld(), await openClaim(it)];
  const body = { action: 'retry', cases: [held, waiting, 'no-such-case'], reason: why };
  const { body: answered } = await it.as('duty-operator', 'POST', '/api/cases/controls', { body });
  expect(answered.items).toMatchObject([
    { case: held, done: true, problem: null },
    { case: waiting, done: false, problem: { slug: 'nothing-held' } },
    { case: 'no-such-case', done: false, problem: { slug: 'not-found' } },
  ]);
  const many = { ...body, cases: Array.from({ length: 201 }, () => held) };
  const tooMany = await it.as('duty-operator', 'POST', '/api/cases/controls', { body: many });
  expect(tooMany.body.errors[0].pointer).toBe('/cases');
});

test('a message that nobody waits for is refused; only who opened the case may pass one on', async () => {
  const id = await openClaim(it);
  const send = (as: string) =>
    it.as(as, 'POST', `/api/cases/${id}/messages`, { body: { id: randomUUID(), name: 'loan-returned' } });
  expect(problemOf(await send('clerk'))).toBe('409 nobody-waits');
  expect(problemOf(await send('duty-operator'))).toBe('409 nobody-waits');
  expect(problemOf(await send('operator'))).toBe('403 forbidden');
});

test('a payment whose statement is not issued is recalled', async () => {
  outside.issuing = false;
  const id = await claimUntilApproval(it);
  await answerAs(it, 'approver', (await openTask(it, id, 'approver')).id, { action: 'approve' });
  const record = await statusIs(it, id, 'completed');
  outside.issuing = true;
  expect(record.outcome?.code).toBe('taken-back');
  expect(outside.recalled).toEqual([`DD-${id}/disburse/1`]);
});
