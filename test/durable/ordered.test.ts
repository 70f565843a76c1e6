/** Orders that reach a durable case while a slow write is under way: the write is waited for, and what it did is known. */
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  controlUpdate,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type ControlInput,
  type Taken,
} from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { startFor } from '../support/people.ts';
import { endNode, smallVersion } from '../support/scenario-of.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const write = (id: string) => ({
  id,
  kind: 'write-back',
  settings: { system: 'demo-library', record: id, fields: {} },
});

const version = smallVersion(
  [write('slow'), write('next'), endNode('over'), endNode('refused', false)],
  ['start > slow', 'slow.written > next', 'slow.refused > refused', 'next.written > over', 'next.refused > refused'],
);

/** What the outside was asked, in order; the slow write is answered when the test lets it. */
let asked: string[] = [];
let answerSlow: () => void = () => undefined;

const connectors = scriptedConnectors({
  'application-system.write': async ({ key }) => {
    asked.push(`write ${key}`);
    if (key.includes('/slow/')) await new Promise<void>((resolve) => (answerSlow = resolve));
    return { receipt: 'R', repeated: false };
  },
  'application-system.cancel': ({ key }) => {
    asked.push(`cancel ${key}`);
    return { cancelled: true };
  },
});

let environment: TestWorkflowEnvironment;
let worker: Worker;
let running: Promise<void>;
const store = new MemoryStore();
beforeAll(async () => {
  environment = await startTimeSkipping();
  store.add(version);
  const ports = { connectors, now: () => new Date() };
  worker = await createTestWorker(environment, createScenarioActivities({ ...ports, versions: store, cases: store }));
  running = worker.run();
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  worker?.shutdown();
  await running;
  await environment?.teardown();
});

/** Opens a case, and comes back when its slow write is under way. */
async function openSlow(caseId: string): Promise<WorkflowHandle> {
  const handle = await environment.client.workflow.start(runScenarioWorkflow, {
    taskQueue: scenarioQueue,
    workflowId: workflowIdOf(caseId),
    args: [{ caseId, digest: version.digest, start: startFor(caseId, undefined, {}) }],
  });
  await until(() => asked.includes(`write ${caseId}/slow/1`));
  return handle;
}

const order = (handle: WorkflowHandle, action: 'cancel' | 'pause' | 'resume') =>
  handle.executeUpdate<Taken, [ControlInput]>(controlUpdate, {
    args: [{ action, by: 'demo-duty', at: '2026-11-21T05:00:00Z', reason: '当事人来电要求，已核实' }],
  });

it('called off during a slow write: it ends, is taken back once, and nothing after it is begun', async () => {
  const handle = await openSlow('called-off');
  await order(handle, 'cancel');
  expect(asked).toEqual(['write called-off/slow/1']);
  answerSlow();
  expect(await handle.result()).toMatchObject({ code: 'cancelled', success: false });
  expect(asked).toEqual(['write called-off/slow/1', 'cancel called-off/slow/1']);
  expect(store.records.get('called-off')?.at(-1)).toMatchObject({ status: 'cancelled' });
});

it('paused during a slow write: its answer is kept, and what follows waits until the case is resumed', async () => {
  const handle = await openSlow('paused');
  await order(handle, 'pause');
  await expect(order(handle, 'pause')).rejects.toMatchObject({ cause: { type: 'case-state' } });
  answerSlow();
  await until(() => store.trace('paused').some(({ node, port }) => node === 'slow' && port === 'written'));
  expect(asked).toEqual(['write paused/slow/1']);
  await order(handle, 'resume');
  expect(await handle.result()).toMatchObject({ code: 'over' });
  expect(asked).toEqual(['write paused/slow/1', 'write paused/next/1']);
});
