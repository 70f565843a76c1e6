/** Data sharing, channels, filing and cooperating institutions through the public interface, each through all its stages, with what is returned on the way. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applicantOf, because, inDays, recordFor } from '../support/apply.ts';
import { act } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { procedureForms } from '../support/procedure-forms.ts';

let it: TestApi;
beforeEach(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterEach(() => it?.stop());

const approve = (account: string, id: string) => act(it, account, id, 'approve', { reason: because });

test('data is shared for its purpose only, once who provides it consents, and for a time', async () => {
  const applicant = await applicantOf(it, 'applicant-library', 'data-sharing');
  const need = procedureForms['data-sharing'].form;
  const isElder = { field: 'isElder', purpose: 'concession' };
  const form = { ...need, fields: [isElder, { field: 'mobile', purpose: 'concession' }] };
  await applicant.submit(form, ['basis']);
  // Over-asking comes back with the field marked.
  expect((await applicant.result('check', 'failed')).findings).toMatchObject([
    { pointer: '/fields/1/field', rule: 'over-asking' },
  ]);
  await applicant.reaches('application');
  await applicant.submit(need, ['basis']);
  await applicant.reaches('consent');

  // The provider sees the case, without what is personal; others do not, and the applicant cannot consent for it.
  const seen = await it.as('applicant-bus', 'GET', `/api/cases/${applicant.id}`);
  expect(seen.body).toMatchObject({ yours: 'provider', holder: { side: 'provider', institution: 'demo-bus' } });
  expect((await it.as('applicant-bus', 'GET', '/api/procedures/cases')).body.items).toMatchObject([
    { id: applicant.id },
  ]);
  const { body: read } = await it.as('applicant-bus', 'GET', `/api/cases/${applicant.id}/application`);
  expect(read).toMatchObject({ isMasked: true, form: { resource: 'elder-concession' } });
  expect((await it.as('applicant', 'GET', `/api/cases/${applicant.id}`)).status).toBe(403);
  expect((await applicant.act('consent')).body.type).toBe('/problems/not-your-side');
  const tasks = await it.as('applicant-bus', 'GET', '/api/tasks');
  expect(tasks.body.items).toMatchObject([{ case: applicant.id }]);

  const marks = [{ pointer: '/legalBasis', note: '请写明依据的条款' }];
  await act(it, 'applicant-bus', applicant.id, 'return', { reason: because, marks });
  await applicant.reaches('application');
  await applicant.submit(need, ['basis']);
  await applicant.reaches('consent');
  expect((await act(it, 'applicant-bus', applicant.id, 'consent')).status).toBe(200);

  // Five hundred a day are within the quota: nobody reviews.
  await applicant.reaches('sample-exchange');
  await applicant.act('hand-in', { paper: recordFor('sample-exchange', '1.0') });
  expect(await applicant.outcome()).toBe('granted');
  const { body } = await it.as('access-manager', 'GET', '/api/registrations?register=data-share');
  expect(body.items).toMatchObject([
    { until: need['until'], parent: 'demo-library', shows: { fields: 'isElder', resource: 'elder-concession' } },
  ]);
});

test('a channel passes both tests and is then on the list that anybody can read', async () => {
  const applicant = await applicantOf(it, 'applicant-bus', 'channel-access');
  const { form } = procedureForms['channel-access'];
  const late = await applicant.submit({ ...form, until: inDays(-1) }, ['privacy-notice']);
  expect(late.body.errors).toMatchObject([{ pointer: '/form/until', rule: 'period' }]);
  await applicant.submit(form, ['privacy-notice']);
  await applicant.reaches('functional-test');
  await applicant.act('hand-in', { paper: recordFor('functional-test', '3.1.0') });
  expect((await applicant.result('functional-test', 'failed')).findings).toMatchObject([{ rule: 'same-version' }]);
  await applicant.reaches('functional-test');
  await applicant.act('hand-in', { paper: recordFor('functional-test', '3.2.0') });
  await applicant.reaches('security-test');
  await applicant.act('hand-in', { paper: recordFor('security-test', '3.2.0') });
  await applicant.reaches('review');
  expect((await it.send('GET', `/api/channels?q=${encodeURIComponent('演示一卡通小程序')}`)).body.items).toEqual([]);
  await approve('access-manager', applicant.id);
  await approve('approver', applicant.id);
  await applicant.reaches('agreement');
  await applicant.sign();
  expect(await applicant.outcome()).toBe('granted');
  expect((await it.send('GET', `/api/channels?q=${encodeURIComponent('演示一卡通小程序')}`)).body.items).toMatchObject([
    { name: form['name'], address: form['address'], kind: 'mini-program', number: 'QD-00000001', until: form['until'] },
  ]);
});

test('an item of the catalogue is found feasible, tested, and opened where it was filed', async () => {
  const applicant = await applicantOf(it, 'applicant-bus', 'catalogue-filing');
  const { form } = procedureForms['catalogue-filing'];
  await applicant.submit({ ...form, code: 'YKT-CUL-99' }, ['plan']);
  expect((await applicant.result('check', 'failed')).findings).toMatchObject([{ rule: 'known-item' }]);
  await applicant.reaches('application');
  await applicant.submit(form, ['plan']);
  await applicant.reaches('feasibility');
  await approve('access-manager', applicant.id);
  await applicant.reaches('security-test');
  await applicant.act('hand-in', { paper: recordFor('security-test', '1.0') });
  expect(await applicant.outcome()).toBe('granted');
  const { body } = await it.as('access-manager', 'GET', '/api/catalogue/YKT-CUL-01');
  expect(body.openings.regions).toContainEqual({ region: '990100', since: form['since'], institutions: ['demo-bus'] });
});

test('a cooperating institution whose name the national platform declines corrects it, and is then registered', async () => {
  const applicant = await applicantOf(it, 'applicant-bus', 'partner-access');
  const { form } = procedureForms['partner-access'];
  const beyond = await applicant.submit({ ...form, kind: 'agency' }, ['qualification']);
  expect(beyond.body.errors).toMatchObject([{ pointer: '/form/business', rule: 'scope-of-kind' }]);
  const walk = async (name: string) => {
    await applicant.submit({ ...form, name }, ['qualification']);
    await applicant.reaches('review');
    await approve('access-manager', applicant.id);
    await approve('approver', applicant.id);
    await applicant.reaches('agreement');
    await applicant.sign();
  };
  await walk('演示驳回银行');
  expect((await applicant.result('registration', 'failed')).findings).toMatchObject([{ rule: 'name-not-permitted' }]);
  await applicant.reaches('application');
  expect((await applicant.view()).marks).toMatchObject([{ pointer: '/name' }]);
  await walk('演示银行');
  expect(await applicant.outcome()).toBe('granted');
  const { body } = await it.as('access-manager', 'GET', '/api/registrations?register=partner');
  expect(body.items).toMatchObject([{ name: '演示银行', number: 'HZ-00000001', until: form['until'] }]);
});
