/** The notices of procedures' cases over the real workflows: exactly whom each stamp concerns, through return, limit, rejection and grant; and none twice when the worker falls after every step. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnection } from 'mongoose';
import type { ProcedureSteps } from '../../engine/core/run-procedure-ports.ts';
import { act, openAccess, reaches, signed, submit } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
let fallen = 0;

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
  to: string;
  about: { id: string } | null;
  text: { 'zh-CN': string };
}
const noticesOf = async (id: string): Promise<Seen[]> => {
  const answer = await it.as('duty-operator', 'GET', `/api/notices?limit=100&q=${id}`);
  const { items } = answer.body as { items: Seen[] };
  return items.filter(({ about }) => about?.id === id);
};
/** The latest last, as `template to`; addresses as they are masked. */
const told = async (id: string) =>
  (await noticesOf(id)).map(({ template, to }) => `${template.replace('access.', '')} ${to}`).sort();

const managers = ['task-assigned ac***@demo.invalid', 'task-assigned ac***@demo.invalid'];
const applicant = 'co***@demo.invalid';

test('return, a limit that is missed, and the grant are told to whom they concern, and to nobody else', async () => {
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
  expect(fallen).toBeGreaterThan(10);
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
  const rejected = (await noticesOf(id)).find(({ template }) => template === 'access.rejected');
  expect(rejected?.text['zh-CN']).toContain(reason);
});

test('an application that is never handed in expires, which whoever opened it is told, after a reminder', async () => {
  const id = await openAccess(it, 'applicant-bus');
  await it.skip(90 * dayMs);
  await until(async () => (await told(id)).length === 2);
  expect(await told(id)).toEqual(['due-soon ap***@demo.invalid', 'expired ap***@demo.invalid']);
});

test('no address lies in the database in clear', async () => {
  const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
  const kept = JSON.stringify([
    await connection.collection('notices').find().toArray(),
    await connection.collection('accounts').find().toArray(),
  ]);
  await connection.close();
  for (const secret of ['demo.invalid', reason]) expect(kept).not.toContain(secret);
});
