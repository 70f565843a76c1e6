/** Institution access through the public interface, from an empty form to the register, with all that can be refused on the way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnection } from 'mongoose';
import { act, clinicForm, openAccess, reaches, signed, submit } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterAll(() => it?.stop());

const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';
const view = async (id: string, account = 'applicant') => (await it.as(account, 'GET', `/api/cases/${id}`)).body;
const explanation = async (id: string) => (await it.as('access-manager', 'GET', `/api/cases/${id}/explanation`)).body;

test('an institution applies, corrects, is approved by two, signs, and stands in the register', async () => {
  const id = await openAccess(it);
  const first = await act(it, 'applicant', id, 'submit');
  expect(first.status).toBe(422);
  expect(first.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/form/creditCode');
  expect((await submit(it, id, { ...clinicForm, creditCode: '52990100DEM0000730' })).body.errors).toMatchObject([
    { pointer: '/form/creditCode', rule: 'check-digit' },
  ]);
  expect((await submit(it, id)).status).toBe(200);
  await reaches(it, id, 'review');
  expect((await explanation(id)).summary['zh-CN']).toContain('等市级接入管理员办理“审核”');

  // Returned with the fields that are wrong; nothing of the form is lost.
  const marks = [{ pointer: '/dutyPhone', note: '请填写可二十四小时接通的电话' }];
  expect((await act(it, 'access-manager', id, 'return', { reason })).body.errors).toMatchObject([
    { pointer: '/marks' },
  ]);
  const strange = [{ pointer: '/nothing', note: '没有这一项' }];
  expect((await act(it, 'access-manager', id, 'return', { reason, marks: strange })).status).toBe(422);
  expect((await act(it, 'access-manager', id, 'return', { reason, marks })).status).toBe(200);
  expect(await view(id)).toMatchObject({ marks, stage: { id: 'application' }, holder: { side: 'applicant' } });
  expect((await submit(it, id, { ...clinicForm, dutyPhone: '0990-7654321' })).status).toBe(200);

  // Two people, one after the other; the first cannot be the second.
  await reaches(it, id, 'review');
  expect((await act(it, 'access-manager', id, 'approve', { reason })).status).toBe(200);
  expect((await act(it, 'access-manager', id, 'approve', { reason })).body.type).toMatch(
    /wrong-reviewer|decided-before/,
  );
  expect((await act(it, 'approver', id, 'approve')).status).toBe(200);
  await reaches(it, id, 'agreement');

  // A signature of something else is refused, and asked for again.
  const other = { ...(await signed(it, id)), signature: '00'.repeat(64) };
  expect((await act(it, 'applicant', id, 'sign', { paper: other })).status).toBe(200);
  await expect
    .poll(async () => (await view(id)).stages.find((s: { id: string }) => s.id === 'agreement').result?.verdict)
    .toBe('failed');
  await reaches(it, id, 'agreement');
  expect((await act(it, 'applicant', id, 'sign', { paper: await signed(it, id) })).status).toBe(200);
  await expect.poll(async () => (await view(id)).outcome, { timeout: 20_000 }).toBe('granted');

  const { body } = await it.as('access-manager', 'GET', '/api/registrations?register=institution');
  expect(body.items).toContainEqual(
    expect.objectContaining({
      ...{ id: 'demo-clinic', name: '演示社区诊所', state: 'active', suspended: false },
      number: 'JG-00000001',
    }),
  );
  expect((await view(id)).stamps.map(({ action }: { action: string }) => action)).toContain('return');
  expect(await explanation(id)).toMatchObject({ isOver: true, next: [] });
});

test('whoever has no part in a case neither sees nor moves it', async () => {
  const id = (await it.as('applicant', 'GET', '/api/procedures/cases')).body.items[0].id;
  expect((await it.as('applicant-bus', 'GET', `/api/cases/${id}`)).status).toBe(403);
  expect((await it.as('operator', 'GET', `/api/cases/${id}`)).status).toBe(403);
  expect((await it.as('applicant-bus', 'GET', '/api/procedures/cases')).body.items).toEqual([]);
  expect((await act(it, 'applicant', id, 'submit')).body.type).toBe('/problems/case-closed');
  // What is personal is masked for who reviews.
  const { body } = await it.as('access-manager', 'GET', `/api/cases/${id}/application`);
  expect(body).toMatchObject({ isMasked: true, form: { name: '演示社区诊所' } });
  expect(body.form.contactPhone).not.toContain('0000000');
});

test('nothing of what was filled in lies in the database in clear', async () => {
  const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
  const names = (await connection.listCollections()).map(({ name }) => name);
  const kept = JSON.stringify(await Promise.all(names.map((name) => connection.collection(name).find().toArray())));
  await connection.close();
  expect(kept).toContain('演示社区诊所');
  const { contactName, contactPhone, contactEmail, dutyPhone, services } = clinicForm;
  for (const secret of [contactName, contactPhone, contactEmail, dutyPhone, services, reason])
    expect(kept).not.toContain(secret);
});
