/** The worker is killed with -9 at every boundary of a case in turn, after a stretch or a write was done and before anybody was told: each case goes the same way, and nothing is done twice. */
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../engine/core/case.ts';
import {
  answerUpdate,
  messageUpdate,
  overlayQuery,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type Overlay,
} from '../../engine/core/run-scenario-ports.ts';
import { text } from '../../engine/core/text.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { sealedDataConverter } from '../../engine/sealed-data-converter.ts';
import { connectStore, type Store } from '../../engine/store/connect-store.ts';
import { startPlatform, type Platform } from '../../scripts/platform.ts';
import { freePorts } from '../../scripts/ports.ts';
import { startFor } from '../support/people.ts';
import { branches, endNode, smallVersion, write } from '../support/scenario-of.ts';
import { workflowBundle } from '../support/temporal.ts';
import { until } from '../support/until.ts';
import { keepWorking } from './keep-working.ts';

/** A write that is soon taken up again by another worker. */
const soon = (id: string) => write(id, { attempts: 20, timeoutSeconds: 1 });
const written = (id: string, to: string) => [`${id}.written > ${to}`, `${id}.refused > refused`];
const fields = [{ name: 'copies', type: 'number', label: text('份数', 'Copies') }];
const paid = { id: 'paid', label: text('已付', 'Paid') };
const fee = smallVersion(
  [soon('pay'), endNode('paid'), endNode('refused', false)],
  ['start > pay', ...written('pay', 'paid')],
);
/** A case with a boundary of every kind. */
const version = smallVersion(
  [
    soon('first'),
    { id: 'rest', kind: 'wait', settings: { within: 'PT1S' } },
    { id: 'ask', kind: 'form', settings: { title: text('填写', 'Fill in'), fields } },
    { id: 'news', kind: 'wait-for-message', settings: { name: 'news', expires: { within: 'P1D' } } },
    { id: 'fork', kind: 'split', settings: branches('a', 'b') },
    ...[soon('one'), soon('two')],
    { id: 'meet', kind: 'join', settings: {} },
    { id: 'each', kind: 'for-each', settings: { items: '[1, 2]', item: 'line', parallel: 2 } },
    soon('row'),
    { id: 'fees', kind: 'sub-scenario', settings: { scenario: 'fee', inputs: {}, outcomes: [paid] } },
    { id: 'undo', kind: 'compensate', settings: {} },
    ...[endNode('over'), endNode('refused', false)],
  ],
  [
    ...['start > first', ...written('first', 'rest'), 'rest > ask', 'ask.sent > news', 'ask.expired > refused'],
    ...['news.received > fork', 'news.expired > refused', 'fork.a > one', 'fork.b > two'],
    ...[...written('one', 'meet'), ...written('two', 'meet'), 'meet > each', 'each.each > row'],
    ...[...written('row', 'each'), 'each.done > fees', 'each.too-many > refused'],
    ...['fees.paid > undo', 'fees.other > refused', 'undo > over'],
  ],
  { subs: { fee } },
);
/** What is to be done outside: each once, and each taken back. */
const acts = ['first/1', 'one/1', 'two/1', 'row/1', 'row/2', 'fees/pay/1'];

const dir = mkdtempSync(join(tmpdir(), 'yikatong-matrix-'));
let platform: Platform;
let store: Store;
let client: Client;
let worker: ReturnType<typeof keepWorking>;

beforeAll(async () => {
  platform = await startPlatform({
    dataDir: dir,
    ports: await freePorts(),
    quiet: true,
    only: ['mongodb', 'temporal', 'applicationSystem'],
  });
  const sealer = createSealer((await loadKeys(join(dir, 'keys'))).dataKeys);
  store = await connectStore(platform.urls.mongodb, { sealer });
  const { digest, ...content } = version;
  await store.versions.keep(digest, content);
  const connection = await Connection.connect({ address: platform.urls.temporal });
  client = new Client({ connection, dataConverter: sealedDataConverter(sealer) });
  worker = keepWorking(platform, (await workflowBundle()).code);
}, 180_000);

afterAll(async () => {
  worker?.stop();
  await client?.connection.close();
  await store?.close();
  await platform?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs a case to its end: somebody answers its form, and the message it waits for comes. */
async function run(caseId: string): Promise<CaseRecord> {
  const start = startFor(caseId, undefined, {});
  const scenario = { id: 'small', name: version.scenario.name, version: 1, digest: version.digest };
  const attempt = { made: caseId, of: caseId };
  const openedAt = new Date().toISOString();
  await store.cases.insert({ scenario, service: 'durable', openedBy: 'demo-operator', openedAt, start, attempt });
  const running = await client.workflow.start(runScenarioWorkflow, {
    taskQueue: scenarioQueue,
    workflowId: workflowIdOf(caseId),
    // A task that was under way when the worker fell is soon given to the next.
    workflowTaskTimeout: '3 seconds',
    args: [{ caseId, digest: version.digest, start }],
  });
  const answer = { id: `${caseId} a`, by: 'demo-person', at: openedAt, action: 'send', fields: { copies: 2 } };
  await insist(running, 'ask', ({ id, path: node, visit }) => ({
    name: answerUpdate,
    args: [{ token: id, node, visit, answer }],
  }));
  const message = { id: `${caseId} m`, name: 'news', body: {}, at: openedAt };
  await insist(running, 'news', () => ({ name: messageUpdate, args: [message] }));
  await running.result();
  return store.cases.get(caseId);
}

type Update = { name: string; args: [unknown] };

/** Sends an update once the case waits at a node, and again while nobody is there to take it: it has one id. */
async function insist(running: WorkflowHandle, path: string, update: (token: Overlay['tokens'][number]) => Update) {
  const caseId = running.workflowId.replace(/^case-/, '');
  // The record tells without asking a worker, which may be down.
  await until(async () => (await store.cases.get(caseId)).at.includes(path), 500_000);
  // From here on only the case itself is asked: a stretch that was lost with its worker may be in the record, which is then ahead.
  const told = await until(async () => {
    const { tokens } = await running.query<Overlay>(overlayQuery).catch(() => ({ tokens: [] }));
    const token = tokens.find((each) => each.path === path && each.phase === 'waiting');
    return token && update(token);
  }, 500_000);
  await until(
    () =>
      running.executeUpdate(told.name, { args: told.args }).then(
        () => true,
        async () => (await running.describe()).status.name !== 'RUNNING',
      ),
    500_000,
  );
}

/** What happened at each node; which of two branches came first is nobody's promise. */
const story = ({ outcome, trace }: CaseRecord) => ({
  outcome,
  steps: trace.map(({ node, visit, port }) => `${node} ${visit} ${port}`).sort(),
});

interface LibraryRecord {
  key: string;
  cancelled: boolean;
}

it('goes the same way, and does everything once, wherever the worker fell', { timeout: 600_000 }, async () => {
  const calm = story(await run('calm'));
  expect(calm.outcome?.code).toBe('over');
  const boundaries = worker.come();
  expect(boundaries.length).toBeGreaterThanOrEqual(20);
  expect(boundaries.filter((each) => / (write|undo)s /.test(each))).toHaveLength(2 * acts.length);

  const ids = boundaries.map((_boundary, index) => `fall-${index}`);
  const plan = boundaries.map((boundary, index) => boundary.replace(/^calm /, `${ids[index]} `));
  worker.plan(plan);
  const records = await Promise.all(ids.map(run));

  expect(worker.fallen().sort()).toEqual(plan.sort());
  for (const [index, record] of records.entries()) expect(story(record), boundaries[index]).toEqual(calm);
  const answer = await fetch(`${platform.urls.applicationSystem}/records`);
  const { items } = (await answer.json()) as { items: LibraryRecord[] };
  const done = items.map(({ key, cancelled }) => `${key} ${cancelled ? 'taken back' : 'left'}`);
  expect(done.sort()).toEqual(['calm', ...ids].flatMap((id) => acts.map((act) => `${id}/${act} taken back`)).sort());
});
