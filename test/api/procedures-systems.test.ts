/** Access of systems and of terminals through the public interface, each through all its stages, with what is returned on the way. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpointTests } from '../../engine/core/conformance-kit/index.ts';
import { modelOf } from '../../engine/core/procedures/terminal-access.ts';
import { testsFor } from '../../engine/core/terminals/sample-test.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { applicantOf, because, inDays, recordFor } from '../support/apply.ts';
import { act } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { kitReport, procedureForms, sampleReport } from '../support/procedure-forms.ts';

let it: TestApi;
beforeEach(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterEach(() => it?.stop());

const systemForm = procedureForms['system-access'].form;
const kitReportOf = (build: string, failing?: string, interfaceVersion = '1.0') =>
  kitReport({ form: { ...systemForm, build, interfaceVersion }, now: it.api.now() }, failing);

test('a system is tried by the kit, assessed, certified, watched and goes live; under the quota nobody reviews', async () => {
  const applicant = await applicantOf(it, 'applicant-library', 'system-access');
  const wrong = { ...systemForm, endpoint: 'http://lending.example.cn/messages', scopes: [] };
  expect(
    (await applicant.submit(wrong, ['security-plan'])).body.errors.map((each: { pointer: string }) => each.pointer),
  ).toEqual(['/form/endpoint', '/form/scopes']);

  // A key that is none comes back with its field marked; the right one gets its credentials at once.
  expect((await applicant.submit({ ...systemForm, publicKey: 'x'.repeat(100) }, ['security-plan'])).status).toBe(200);
  await applicant.result('sandbox', 'failed');
  await applicant.reaches('application');
  expect((await applicant.view()).marks).toMatchObject([{ pointer: '/publicKey' }]);
  await applicant.submit(systemForm, ['security-plan']);
  await applicant.reaches('conformance');
  expect((await applicant.result('sandbox', 'passed')).gives.client).toMatch(/^test-demo-library-lending-/);

  // A test that failed, and a report of another build, are refused by name and asked for again.
  const failing = endpointTests.find(({ severity }) => severity === 'error')!.id;
  await applicant.act('hand-in', { paper: { report: kitReportOf('2.4.1', failing) } });
  expect((await applicant.result('conformance', 'failed')).findings).toMatchObject([{ rule: failing }]);
  await applicant.reaches('conformance');
  await applicant.act('hand-in', { paper: { report: kitReportOf('9.9.9') } });
  await applicant.reaches('conformance');
  await applicant.act('hand-in', { paper: { report: kitReportOf('2.4.1') } });
  await applicant.reaches('security-assessment');
  await applicant.act('hand-in', { paper: recordFor('security-assessment', '2.4.1') });

  await applicant.reaches('certificate');
  const other = { organization: '别的单位', creditCode: '12990000DEM000014A', commonName: 'demo-library-lending' };
  await applicant.act('hand-in', { paper: { request: writeRequest(generatePrivateKey(), other, new Date()) } });
  expect((await applicant.result('certificate', 'failed')).findings).toMatchObject([{ pointer: '/request' }]);
  await applicant.reaches('certificate');
  const subject = { ...other, organization: '演示图书馆' };
  await applicant.act('hand-in', { paper: { request: writeRequest(generatePrivateKey(), subject, new Date()) } });
  await applicant.reaches('trial', 'lasting');
  await it.skip(60 * 86_400_000);
  expect(await applicant.outcome()).toBe('granted');

  const { body } = await it.as('access-manager', 'GET', '/api/registrations?register=system&q=lending');
  expect(body.items).toMatchObject([
    { id: applicant.id, state: 'active', parent: 'demo-library', number: 'XT-00000001', name: systemForm.name },
  ]);
  const issued = await it.as('access-manager', 'GET', '/api/certificates');
  expect(issued.body.items).toMatchObject([{ holder: { kind: 'system', id: applicant.id }, status: 'valid' }]);
  expect((await applicant.view()).stamps.map(({ action }: { action: string }) => action)).not.toContain('approve');
});

test('the model of a terminal passes its sample test, is reviewed, and is there for lists of devices', async () => {
  const { form } = procedureForms['terminal-access'];
  const applicant = await applicantOf(it, 'applicant-library', 'terminal-access');
  const impossible = await applicant.submit({ ...form, modes: ['scan'], psam: false }, ['manual']);
  expect(impossible.body.errors).toMatchObject([{ pointer: '/form/modes/0', rule: 'terminal-mode' }]);
  await applicant.submit(form, ['manual']);
  await applicant.reaches('sample-test');

  const tests = testsFor(modelOf(form)!, it.rulesets.sampleTests);
  const ground = { stage: 'sample-test', form, now: new Date(), sampleTests: it.rulesets.sampleTests };
  const reportWith = (passed: typeof tests) => sampleReport(ground, passed);
  await applicant.act('hand-in', { paper: { report: { ...reportWith(tests), firmware: sm3('别的固件') } } });
  expect((await applicant.result('sample-test', 'failed')).findings).toMatchObject([{ rule: 'digest' }]);
  await applicant.reaches('sample-test');
  await applicant.act('hand-in', { paper: { report: reportWith(tests.slice(1)) } });
  await applicant.reaches('sample-test');
  await applicant.act('hand-in', { paper: { report: reportWith(tests) } });
  await applicant.reaches('review');

  const marks = [{ pointer: '/maker', note: '请填写厂商登记全称' }];
  expect((await act(it, 'access-manager', applicant.id, 'return', { reason: because, marks })).status).toBe(200);
  // Who makes it has nothing to do with what was tested: that is not asked for again.
  await applicant.submit({ ...form, maker: '演示机具制造有限公司' }, ['manual']);
  await applicant.reaches('review');
  expect((await act(it, 'access-manager', applicant.id, 'approve', { reason: because })).status).toBe(200);
  expect(await applicant.outcome()).toBe('granted');
  expect((await it.api.store.terminalModels.find('demo-reader-300'))?.model).toMatchObject({
    maker: { name: { 'zh-CN': '演示机具制造有限公司' } },
    firmware: [{ sm3: sm3('演示固件 2.0.1'), approved: true }],
  });

  // Another way to take cards, or another chip, asks for the sample test again; another contact does not.
  const changed = { ...form, maker: '演示机具制造有限公司', contactPhone: '19900000008' };
  const registration = applicant.id;
  const change = await applicantOf(it, 'applicant-library', 'terminal-access', { act: 'change', registration });
  await change.submit(changed, ['manual']);
  await change.reaches('review');
  const marks2 = [{ pointer: '/modes', note: '请补上扫码' }];
  expect((await act(it, 'access-manager', change.id, 'return', { reason: because, marks: marks2 })).status).toBe(200);
  await change.submit({ ...changed, chips: [{ name: 'THD89', filing: 'DEMO-2026-02', validUntil: inDays(900) }] }, [
    'manual',
  ]);
  await change.reaches('sample-test');
  expect(await whyAgain(change.id)).toEqual(['chip']);
});

const whyAgain = async (id: string): Promise<string[]> => {
  const { body } = await it.as('applicant-library', 'GET', `/api/cases/${id}/explanation`);
  return body.again.map(({ because }: { because: string }) => because);
};

/** Takes a system on, the short way. */
async function systemInUse(): Promise<string> {
  const applicant = await applicantOf(it, 'applicant-library', 'system-access');
  await applicant.submit(systemForm, ['security-plan']);
  await applicant.reaches('conformance');
  expect(await whyAgain(applicant.id)).toEqual([]);
  await applicant.act('hand-in', { paper: { report: kitReportOf('2.4.1') } });
  await applicant.reaches('security-assessment');
  await applicant.act('hand-in', { paper: recordFor('security-assessment', '2.4.1') });
  await applicant.reaches('certificate');
  const subject = {
    ...{ organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: 'demo-library-lending' },
  };
  await applicant.act('hand-in', { paper: { request: writeRequest(generatePrivateKey(), subject, it.api.now()) } });
  await applicant.reaches('trial', 'lasting');
  await it.skip(60 * 86_400_000);
  expect(await applicant.outcome()).toBe('granted');
  return applicant.id;
}

test('a change asks again for what depends on what changed, and says why; what else was proven holds', async () => {
  const body = { act: 'change', registration: await systemInUse() };
  const approved = async (form: object, ...asked: [string, object][]) => {
    const applicant = await applicantOf(it, 'applicant-library', 'system-access', body);
    await applicant.submit(form, ['security-plan']);
    const why: string[][] = [];
    for (const [stage, paper] of asked) {
      await applicant.reaches(stage);
      why.push(await whyAgain(applicant.id));
      await applicant.act('hand-in', { paper });
    }
    await applicant.reaches('review');
    expect((await act(it, 'access-manager', applicant.id, 'approve', { reason: because })).status).toBe(200);
    expect(await applicant.outcome()).toBe('granted');
    return why;
  };
  // Another contact: no test.
  expect(await approved({ ...systemForm, contactPhone: '19900000007' })).toEqual([]);
  // Another version of the interface: the conformance run, and not the assessment; from here on it is proven for both.
  const spoken = { ...systemForm, interfaceVersion: '1.1' };
  expect(await approved(spoken, ['conformance', { report: kitReportOf('2.4.1', '', '1.1') }])).toEqual([['interface']]);
  expect(await approved(spoken)).toEqual([]);
  // Another build: both tests of it.
  const built = { ...spoken, build: '2.5.0' };
  const { body: before } = await it.as('access-manager', 'GET', '/api/registrations?register=system&q=lending');
  expect(before.items[0].shows).toMatchObject({ build: '2.4.1', interfaceVersion: '1.1' });
  expect(
    await approved(
      built,
      ['conformance', { report: kitReportOf('2.5.0', '', '1.1') }],
      ['security-assessment', { ...recordFor('security-assessment', '2.5.0'), testedOn: inDays(59) }],
    ),
  ).toEqual([['build'], ['build']]);
});
