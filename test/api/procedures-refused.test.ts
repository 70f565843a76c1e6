/** What is refused in institution access, and what time does to it. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, handIn, openAccess } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
// A server each: one that skips time now and then stands still after many updates.
beforeEach(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterEach(() => it?.stop());

const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';

test('pressed twice, sent late and by the wrong side: taken once, refused by name', async () => {
  const id = await openAccess(it, 'applicant-bus');
  expect(
    (await it.as('applicant-bus', 'POST', '/api/procedures/institution-access/cases', { body: {} })).body.type,
  ).toBe('/problems/case-open-already');
  expect((await act(it, 'access-manager', id, 'approve', { reason })).body.type).toBe('/problems/not-at-this-stage');
  expect((await act(it, 'access-manager', id, 'withdraw', { reason })).body.type).toBe('/problems/not-your-side');
  const stale = { id: randomUUID(), action: 'comment', visit: 9, reason };
  const late = await it.as('applicant-bus', 'POST', `/api/cases/${id}/acts`, { body: stale });
  expect(late.body.type).toBe('/problems/stage-passed');
  expect(await handIn(it, id, 'nonsense', 'applicant-bus')).toBe(422);
  const once = { id: randomUUID(), action: 'withdraw', visit: 1, reason };
  const press = () => it.as('applicant-bus', 'POST', `/api/cases/${id}/acts`, { body: once });
  const pressed = await Promise.all([press(), press()]);
  expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
  expect((await press()).status).toBe(200);
  const { body } = await it.as('applicant-bus', 'GET', `/api/cases/${id}`);
  expect(body.stamps.filter(({ action }: { action: string }) => action === 'withdraw')).toHaveLength(1);
  expect(body.outcome).toBe('withdrawn');
});

test('what nobody hands in expires by the calendar, after a reminder', async () => {
  const id = await openAccess(it, 'applicant-bus');
  await it.skip(70 * 24 * 3_600_000);
  await expect
    .poll(async () => (await it.as('applicant-bus', 'GET', `/api/cases/${id}`)).body.outcome, {
      timeout: 20_000,
    })
    .toBe('expired');
  const { body } = await it.as('applicant-bus', 'GET', `/api/cases/${id}`);
  expect(body.stamps.map(({ action }: { action: string }) => action)).toEqual([
    'opened',
    'reminded',
    'elapsed',
    'ended',
  ]);
});
