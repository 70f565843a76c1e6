/** The worker is killed with -9 at every boundary of institution access in turn, and where a renewal issues a certificate: each case ends the same, and everything is done once. */
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode } from '@temporalio/worker';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectOffice } from '../../engine/connect-connectors.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import type { OfficeDoors } from '../../engine/core/connectors.ts';
import type { ProcedureRecord } from '../../engine/core/procedures/procedure-case.ts';
import type { Registration } from '../../engine/core/registers/registration.ts';
import {
  actUpdate,
  procedureWorkflow,
  type ActInput,
  type ProcedureStart,
} from '../../engine/core/run-procedure-ports.ts';
import { scenarioQueue, workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { sealedDataConverter } from '../../engine/sealed-data-converter.ts';
import { readSettings } from '../../engine/settings.ts';
import { connectStore, type Store } from '../../engine/store/connect-store.ts';
import { prepareCase, startOf } from '../../scripts/bench/onboarding-cases.ts';
import { startPlatform, type Platform } from '../../scripts/platform.ts';
import { freePorts } from '../../scripts/ports.ts';
import { procedureForms, type Form } from '../support/procedure-forms.ts';
import { until } from '../support/until.ts';
import { keepWorking } from './keep-working.ts';

const dir = mkdtempSync(join(tmpdir(), 'yikatong-procedures-'));
let platform: Platform;
let store: Store;
let client: Client;
let office: OfficeDoors;
let worker: ReturnType<typeof keepWorking>;

const since = new Date().toISOString();
const author = { by: 'applicant-library', at: since };
const entry = (id: string, more: Pick<Registration, 'register' | 'name' | 'shows'>): Registration => ({
  ...{ id, region: '990000', institution: 'demo-library', state: 'active', flags: {}, parent: null },
  ...{ number: null, form: '', case: '', since, until: null, ...more },
});

beforeAll(async () => {
  platform = await startPlatform({
    ...{ dataDir: dir, ports: await freePorts(), quiet: true },
    only: ['mongodb', 'temporal', 'nationalPlatform', 'outside'],
  });
  const keys = await loadKeys(join(dir, 'keys'));
  const sealer = createSealer(keys.dataKeys);
  store = await connectStore(platform.urls.mongodb, { sealer });
  office = connectOffice(readSettings(platform.env), keys);
  const shows = { creditCode: '12990000DEM000014A' };
  await store.registrations.enter(
    entry('demo-library', { register: 'institution', name: '演示图书馆', shows }),
    shows.creditCode,
    'test',
  );
  const connection = await Connection.connect({ address: platform.urls.temporal });
  client = new Client({ connection, dataConverter: sealedDataConverter(sealer) });
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    workflowInterceptorModules: [fileURLToPath(new URL('./soon.ts', import.meta.url))],
  });
  worker = keepWorking(platform, code);
}, 180_000);

afterAll(async () => {
  worker?.stop();
  await client?.connection.close();
  await store?.close();
  await platform?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** A case with every act that will be sent, in order. */
interface Prepared {
  start: ProcedureStart;
  acts: ActInput[];
}
let cases = 0;

/** Institution access of an institution of its own. */
async function prepareAccess(caseId: string): Promise<Prepared> {
  return { start: startOf(caseId), acts: await prepareCase(store, caseId, (cases += 1)) };
}

/** Renewal of a system that is in the register, with the request for its next certificate. */
async function prepareRenewal(caseId: string): Promise<Prepared> {
  const system = `demo-system-${(cases += 1)}`;
  const form: Form = { ...procedureForms['system-access'].form, system };
  await store.registrations.enter(
    entry(system, { register: 'system', name: String(form['name']), shows: { system } }),
    system,
    'test',
  );
  const keep = async (content: object) => {
    const digest = sm3(canonicalJson(content));
    await store.papers.keep(caseId, digest, content, author);
    return digest;
  };
  const materials = [{ code: 'security-plan', id: caseId, name: '安全方案.pdf', digest: sm3(caseId) }];
  const subject = { organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: system };
  const request = await keep({ request: writeRequest(generatePrivateKey(), subject, new Date()) });
  const start: ProcedureStart = {
    ...{ caseId, procedure: 'system-access', act: 'renewal', registration: system },
    ...{ place: { region: '990000', institution: 'demo-library' }, openedBy: author.by, openedAt: since },
  };
  await store.procedureCases.insert({ start, only: caseId, attempt: { made: caseId, of: caseId } });
  const by = { side: 'applicant', role: 'applicant', by: author.by, institution: 'demo-library', at: since } as const;
  return {
    start,
    acts: [
      { ...by, id: `${caseId} submit`, action: 'submit', visit: 1, paper: await keep({ form, materials }) },
      { ...by, id: `${caseId} hand-in`, action: 'hand-in', visit: 4, paper: request },
    ],
  };
}

/** Runs a case to its end: each act is sent once the case asks for it, and again while nobody is there to take it. */
async function run({ start, acts }: Prepared): Promise<ProcedureRecord> {
  const { caseId } = start;
  const running: WorkflowHandle = await client.workflow.start(procedureWorkflow(start.procedure), {
    ...{ taskQueue: scenarioQueue, workflowId: workflowIdOf(caseId), args: [{ start }] },
    // A task that was under way when the worker fell is soon given to the next.
    workflowTaskTimeout: '2 seconds',
  });
  for (const act of acts) {
    const asks = ({ state }: ProcedureRecord) => state.visit >= act.visit && state.phase === 'asking';
    await until(() => store.procedureCases.get(caseId).then(asks, () => false), 500_000);
    await until(
      () =>
        running.executeUpdate(actUpdate, { args: [act] }).then(
          () => true,
          async () => (await running.describe()).status.name !== 'RUNNING',
        ),
      500_000,
    );
  }
  await running.result();
  return store.procedureCases.get(caseId);
}

/** What happened, stamp by stamp. */
const story = ({ state, stamps }: ProcedureRecord) => ({
  outcome: state.outcome,
  stamps: stamps.map(({ seq, stage, action, by }) => `${seq} ${stage} ${action} ${by}`),
});

/** How often each thing was done for a case: in the register, at the national platform, as certificates and tasks. */
async function effectsOf({ start }: ProcedureRecord) {
  const { caseId, registration } = start;
  const of = registration ?? caseId;
  const { items } = await office['national-register.list']({ after: null, limit: 100 });
  const everywhere = { region: '990000', institution: null };
  const entries = await store.registrations.list(everywhere, { q: of, limit: 10 });
  return {
    entries: entries.items.filter(({ id }) => id === of).map(({ state, case: from }) => `${state} ${from === caseId}`),
    national: items.filter(({ participant }) => participant === of).map(({ state }) => state),
    certificates: (await store.certificates.validOf({ kind: 'system', id: of })).length,
    tasks: (await store.tasks.openOf(caseId)).length,
  };
}

it('ends the same, with everything done once, wherever the worker fell', { timeout: 600_000 }, async () => {
  const [access, renewal] = await Promise.all([
    prepareAccess('calm-access').then(run),
    prepareRenewal('calm-renewal').then(run),
  ]);
  const calm = {
    access: { ...story(access), ...(await effectsOf(access)) },
    renewal: { ...story(renewal), ...(await effectsOf(renewal)) },
  };
  expect(calm.access).toMatchObject({
    outcome: 'granted',
    entries: ['active true'],
    national: ['registered'],
    tasks: 0,
  });
  expect(calm.renewal).toMatchObject({ outcome: 'granted', entries: ['active true'], certificates: 1, tasks: 0 });

  const boundaries = worker
    .come()
    .filter((each) => /^calm-access |^calm-renewal does (certificate|effect) /.test(each));
  expect(boundaries.length).toBeGreaterThanOrEqual(15);
  const ids = boundaries.map((_boundary, index) => `fall-${index}`);
  const kindOf = (boundary: string) => (boundary.startsWith('calm-access') ? 'access' : 'renewal');
  worker.plan(boundaries.map((boundary, index) => boundary.replace(/^calm-\w+ /, `${ids[index]} `)));
  const prepared: Prepared[] = [];
  for (const [index, id] of ids.entries())
    prepared.push(await (kindOf(boundaries[index]!) === 'access' ? prepareAccess(id) : prepareRenewal(id)));
  const records = await Promise.all(prepared.map(run));

  expect(worker.fallen()).toHaveLength(boundaries.length);
  for (const [index, record] of records.entries()) {
    const ended = { ...story(record), ...(await effectsOf(record)) };
    expect(ended, boundaries[index]).toEqual(calm[kindOf(boundaries[index]!)]);
  }
});
