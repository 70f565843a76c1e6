/** A submitted form read in clear, and the people to whom its case can be handed over. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clinicForm, openAccess, reaches, submit } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterAll(() => it?.stop());

const reason = '需要致电联系人核实值班安排，请准予查看联系方式。';

test('whoever reviews reads in clear for a reason that stays in the record, and hands over to who may go on', async () => {
  const id = await openAccess(it);
  const unmask = (account: string, body: object) =>
    it.as(account, 'POST', `/api/cases/${id}/application/unmask`, { body });
  expect((await unmask('access-manager', { reason })).body.type).toBe('/problems/not-at-this-stage');
  await submit(it, id);
  await reaches(it, id, 'review');
  expect((await unmask('access-manager', { reason: '看看' })).body.errors).toMatchObject([{ pointer: '/reason' }]);
  expect((await unmask('applicant', { reason })).body.type).toBe('/problems/not-your-side');
  expect((await unmask('approver', { reason })).body.type).toBe('/problems/wrong-reviewer');
  const { status, body } = await unmask('access-manager', { reason });
  expect(status).toBe(200);
  expect(body.form).toMatchObject({ contactPhone: clinicForm.contactPhone });
  expect((await it.as('applicant', 'GET', `/api/cases/${id}`)).body.stamps.at(-1)).toMatchObject({
    ...{ action: 'comment', by: 'access-manager', reason: `查看未脱敏内容：${reason}` },
  });
  expect((await it.as('applicant', 'GET', `/api/cases/${id}/explanation`)).body.workdaysLeft).toBe(5);

  const people = async (account: string) => (await it.as(account, 'GET', `/api/cases/${id}/people`)).body.items;
  const accounts = (await people('access-manager')).map(({ account }: { account: string }) => account);
  expect(accounts).not.toContain('access-manager');
  expect(accounts).not.toContain('applicant');
});
