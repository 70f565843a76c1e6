/** The platform runs the conformance kit on the system of a case: results as they come, a signed report that the case accepts, and nothing for anybody else. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KitRun, KitRuns } from '../../engine/core/conformance-kit/kit-run.ts';
import { endpointTests } from '../../engine/core/conformance-kit/index.ts';
import { acceptReport } from '../../engine/crypto/conformance-report.ts';
import { applicantOf, contact } from '../support/apply.ts';
import { libraryCalls, openDemoLibrary } from '../support/demo-library.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
let library: Awaited<ReturnType<typeof openDemoLibrary>>;
beforeEach(async () => {
  it = await startApi({ engine: 'temporal' });
  library = await openDemoLibrary(it.platformKey.publicKey);
});
afterEach(async () => {
  await it?.stop();
  await library?.stop();
});

const formOf = ({ url, publicKey }: typeof library) => ({
  ...{ name: '演示图书馆借阅系统', system: 'demo-library', mode: 'api', network: 'government', endpoint: url },
  ...{ build: '2.4.1', interfaceVersion: '1.0', publicKey },
  scopes: [{ scope: 'card.verify', purpose: '借阅时核验持卡人', daily: 20_000 }],
  ...contact,
});

const account = 'applicant-library';
const runsOf = async (id: string, as = account) =>
  (await it.as(as, 'GET', `/api/cases/${id}/conformance-runs`)).body as KitRuns;
const start = (id: string, rest: { body?: unknown; headers?: Record<string, string> } = {}, as = account) =>
  it.as(as, 'POST', `/api/cases/${id}/conformance-runs`, { body: libraryCalls, ...rest });

/** Waits until a run is over, and gives it. */
async function over(id: string, run: string): Promise<KitRun> {
  let found: KitRun | null = null;
  await until(async () => {
    found = (await it.as(account, 'GET', `/api/cases/${id}/conformance-runs/${run}`)).body as KitRun;
    return found.state !== 'running';
  });
  return found!;
}

test('a system is tested, mended, tested again, and its case accepts the report that the platform signed', async () => {
  const applicant = await applicantOf(it, account, 'system-access');
  const { id } = applicant;
  expect((await runsOf(id)).target.refusal).toMatchObject({ en: 'the application was not submitted yet' });
  expect((await start(id)).body.type).toContain('kit-cannot-run');
  await applicant.submit(formOf(library), ['security-plan']);
  await applicant.reaches('conformance');
  const { target } = await runsOf(id);
  expect(target).toMatchObject({ endpoint: library.url, refusal: null, perSecond: 3 });

  // A system at fault: the one test says what was found and how to mend it, and shows no value that was sent.
  await library.misbehaves('accepts-replay');
  const headers = { 'idempotency-key': randomUUID() };
  const begun = await start(id, { headers });
  expect(begun.status).toBe(202);
  expect((await start(id)).body.type).toContain('kit-run-under-way');
  expect((await start(id, { headers })).body.id).toBe(begun.body.id);
  const first = await over(id, begun.body.id as string);
  expect(first).toMatchObject({ state: 'done', passed: false, counts: { failed: 1 }, total: endpointTests.length });
  expect(first.results.find(({ outcome }) => outcome === 'failed')).toMatchObject({ test: 'refuses-replay' });
  expect(JSON.stringify(first.results)).not.toContain('TS2026');

  await library.misbehaves(null);
  const second = await over(id, (await start(id)).body.id as string);
  expect(second).toMatchObject({ state: 'done', passed: true, counts: { passed: endpointTests.length } });
  acceptReport(second.report, { key: it.platformKey.publicKey, of: target.of!, now: new Date() });
  expect((await runsOf(id, 'access-manager')).items.map(({ passed }) => passed)).toEqual([true, false]);

  // Changed by a hand it is refused; as it is it passes the stage.
  const forged = { ...first.report!, results: second.report!.results };
  await applicant.act('hand-in', { paper: { report: forged } });
  expect((await applicant.result('conformance', 'failed')).findings).toMatchObject([{ rule: 'digest' }]);
  await applicant.reaches('conformance');
  await applicant.act('hand-in', { paper: { report: second.report } });
  expect((await applicant.result('conformance', 'passed')).gives).toMatchObject({ signer: 'platform' });
});

test('only its applicant has it tested, only by calls that are declared, and only a case of system access', async () => {
  const applicant = await applicantOf(it, account, 'system-access');
  await applicant.submit(formOf(library), ['security-plan']);
  await applicant.reaches('conformance');
  const { id } = applicant;
  expect((await start(id, {}, 'access-manager')).body.type).toContain('not-your-side');
  expect((await start(id, {}, 'applicant-bus')).status).toBe(403);
  const wrong = await start(id, { body: { ...libraryCalls, url: 'http://127.0.0.1:1', load: {} } });
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    ...['/load/p95Ms', '/load/perSecond', '/url'],
  ]);
  expect((await it.as(account, 'GET', `/api/cases/${id}/conformance-runs/none`)).status).toBe(404);
  const other = await applicantOf(it, 'applicant', 'institution-access');
  expect((await it.as('applicant', 'GET', `/api/cases/${other.id}/conformance-runs`)).status).toBe(404);

  // What is not outside is not called, from the page as little as by the stage.
  const inside = await applicantOf(it, account, 'system-access');
  await inside.submit({ ...formOf(library), endpoint: 'https://192.168.1.1' }, ['security-plan']);
  await inside.reaches('conformance');
  expect((await runsOf(inside.id)).target.refusal?.en).toContain('not one outside');
  expect((await start(inside.id)).body.type).toContain('kit-cannot-run');
  await inside.act('hand-in', { paper: { run: libraryCalls } });
  expect((await inside.result('conformance', 'failed')).findings).toMatchObject([{ rule: 'outside' }]);

  // A run whose process is gone is in nobody's way.
  const { target } = await runsOf(id);
  const gone = new Date(Date.now() - 60_000);
  await it.api.store.conformanceRuns.begin(
    {
      ...{ id: 'gone', case: id, region: '990000', institution: 'demo-library', by: account, of: target.of! },
      ...{ startedAt: gone.toISOString(), declared: libraryCalls, total: endpointTests.length },
    },
    { made: 'gone', of: 'gone' },
    gone,
  );
  expect((await runsOf(id)).items).toMatchObject([{ id: 'gone', state: 'broken', passed: null }]);
  const next = await start(id);
  expect(next.status).toBe(202);
  expect((await over(id, next.body.id as string)).passed).toBe(true);
});
