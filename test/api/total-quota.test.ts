/** What all together may use of a data resource, over the public interface: of two institutions exactly one gets the last of it, the other is told why, and what is suspended makes room. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applicantOf, because, inDays, recordFor } from '../support/apply.ts';
import { act } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { procedureForms } from '../support/procedure-forms.ts';
import { until } from '../support/until.ts';

let it: TestApi;
beforeEach(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterEach(() => it?.stop());

const fields = ['cardIdentification', 'hasVisit', 'paidFen'].map((field) => ({ field, purpose: 'settlement' }));
const formFor = (daily: number) => ({
  ...procedureForms['data-sharing'].form,
  ...{ name: '就诊费用核对', resource: 'medical-visit', mode: 'query', fields, daily, authorised: true },
  legalBasis: '《中华人民共和国社会保险法》第二十八条',
});

/** An application that the provider has consented to. */
async function consented(account: string, daily: number, body: object = {}) {
  const applicant = await applicantOf(it, account, 'data-sharing', body);
  expect((await applicant.submit(formFor(daily), ['basis'])).status).toBe(200);
  await applicant.reaches('consent');
  expect((await act(it, 'applicant', applicant.id, 'consent')).status).toBe(200);
  return applicant;
}
type Applicant = Awaited<ReturnType<typeof consented>>;

const approve = ({ id }: Applicant) => act(it, 'access-manager', id, 'approve', { reason: because });
const explained = async (account: string, { id }: Applicant) =>
  (await it.as(account, 'GET', `/api/cases/${id}/explanation`)).body;

test('two approvals at once: one takes the last of the total, the other waits and is told whose turn it is; a suspension makes room', async () => {
  const library = await consented('applicant-library', 30_000);
  const bus = await consented('applicant-bus', 30_000);
  const both = [library, bus];
  await Promise.all(both.map((each) => each.reaches('review')));
  for (const { status } of await Promise.all(both.map(approve))) expect(status).toBe(200);
  const stages = async () => (await Promise.all(both.map(({ view }) => view()))).map(({ stage }) => stage.id);
  await until(async () => (await stages()).includes('sample-exchange'));
  const [granted, short] = (await stages())[0] === 'sample-exchange' ? [library, bus] : [bus, library];
  expect((await short.result('review', 'failed')).findings).toMatchObject([{ rule: 'total-quota', pointer: '/daily' }]);
  await short.reaches('review');

  const asIs = { of: 'medical-visit', total: 50_000, asks: 30_000, left: 20_000, fits: false };
  const taken = { ...asIs, others: { count: 1, daily: 30_000 } };
  const reviewer = await explained('access-manager', short);
  expect(reviewer.quotas).toMatchObject([{ ...taken, takers: [], by: { rule: 'sensitive-resource' } }]);
  expect(reviewer.summary['zh-CN']).toContain('因“就诊登记”的总量不够');
  expect(reviewer.failing).toMatchObject([{ stage: 'review', rule: 'total-quota' }]);
  expect(reviewer.next.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['approve', 'return', 'reject']),
  );

  // Once it is in the register, who may see it there sees whose it is; the other institution sees how much only.
  await granted.act('hand-in', { paper: recordFor('sample-exchange', '1.0') });
  expect(await granted.outcome()).toBe('granted');
  expect((await explained('access-manager', short)).quotas).toMatchObject([
    { ...taken, takers: [{ id: granted.id, name: '就诊费用核对', daily: 30_000 }] },
  ]);
  const other = short === bus ? 'applicant-bus' : 'applicant-library';
  expect((await explained(other, short)).quotas).toMatchObject([{ ...taken, takers: [] }]);

  // Approved again without room it is asked again; suspended, the other gives its own back.
  expect((await approve(short)).status).toBe(200);
  await until(async () => (await short.view()).stamps.filter(({ action }) => action === 'approve').length === 2);
  await short.reaches('review');
  const suspended = await it.as('access-manager', 'POST', `/api/registrations/${granted.id}/suspend`, {
    body: { reason: because },
  });
  expect(suspended.status).toBe(200);
  await until(async () => (await explained('access-manager', short)).quotas[0].fits);
  expect((await approve(short)).status).toBe(200);
  await short.reaches('sample-exchange');
  expect((await explained('access-manager', short)).quotas).toEqual([]);
});

test('a small volume passes without a review only while the total holds it, and what a case does not use it gives back', async () => {
  const pool = { register: 'data-share', province: '990000' } as const;
  const most = { case: 'elsewhere', entry: 'elsewhere', volumes: [{ of: 'medical-visit', daily: 45_000 }] };
  const { volumeHolds } = it.api.store;
  expect(await volumeHolds.take(pool, most, () => [])).toEqual([]);
  const short = await consented('applicant-library', 8_000);
  await short.reaches('review');
  expect((await explained('applicant-library', short)).quotas).toMatchObject([
    { total: 50_000, others: { count: 1, daily: 45_000 }, asks: 8_000, left: 5_000 },
  ]);
  const small = await consented('applicant-bus', 5_000);
  await small.reaches('sample-exchange');
  expect((await small.act('withdraw', { reason: because })).status).toBe(200);
  expect(await small.outcome()).toBe('withdrawn');
  await until(async () => (await volumeHolds.takers(pool)).length === 1);

  // Less asked for passes.
  const marks = [{ pointer: '/daily', note: '总量有限，请核减用量' }];
  await act(it, 'access-manager', short.id, 'return', { reason: because, marks });
  await short.reaches('application');
  await short.submit({ ...formFor(5_000), until: inDays(200) }, ['basis']);
  await short.reaches('consent');
  await act(it, 'applicant', short.id, 'consent');
  await short.reaches('sample-exchange');
});
