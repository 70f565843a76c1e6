/** A durable case that cannot go on is held with its problem in its record; what may pass is tried again. */
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem } from '../../engine/core/problem.ts';
import {
  controlUpdate,
  overlayQuery,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type ControlInput,
  type Overlay,
  type Taken,
} from '../../engine/core/run-scenario-ports.ts';
import { createVirtualClock, scriptedConnectors, type Script } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import { scenarioNamed, versionOf } from '../support/rulesets.ts';
import { until } from '../support/until.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkipping();
});
afterAll(() => environment?.teardown());

/** Runs library lending for a demo person over a script, and gives the store it was projected into. */
async function lend(
  caseId: string,
  script: Script,
  meanwhile: (running: WorkflowHandle, store: MemoryStore) => Promise<void> = async () => undefined,
): Promise<MemoryStore> {
  const store = new MemoryStore();
  const version = store.add(versionOf(scenarioNamed('library-lending')));
  const ports = { connectors: scriptedConnectors(script), now: createVirtualClock('2026-11-21T04:00:00Z') };
  const worker = await createTestWorker(
    environment,
    createScenarioActivities({ ...ports, versions: store, cases: store }),
  );
  const args = [{ caseId, digest: version.digest, start: startFor(caseId, 'demo-wang', { barcode: 'TS20260001' }) }];
  const options = { taskQueue: scenarioQueue, workflowId: workflowIdOf(caseId), args };
  await worker.runUntil(async () => {
    const running = await environment.client.workflow.start(runScenarioWorkflow, options);
    await meanwhile(running, store);
    await running.result();
  });
  return store;
}

it('is held with the reason in its record, until an operator has it tried again', async () => {
  const reason = text('请求内容不符合约定', 'the request is not of the agreed form');
  let answers = problem('message-rejected', { reason });
  const sound = scriptForPeople();
  const store = await lend(
    'refused-message',
    {
      ...sound,
      'national-platform.verify-state': (input) => {
        if (answers) throw answers;
        return (sound['national-platform.verify-state'] as (asked: typeof input) => never)(input);
      },
    },
    async (running, records) => {
      await until(() => records.records.get('refused-message')?.at(-1)?.status === 'held');
      answers = undefined as never;
      const { tokens } = await running.query<Overlay>(overlayQuery);
      const order: ControlInput = {
        action: 'retry',
        token: tokens[0]!.id,
        by: 'demo-operator',
        at: '2026-11-21T05:00:00Z',
        reason: '国家平台已恢复',
      };
      const taken = await running.executeUpdate<Taken, [ControlInput]>(controlUpdate, { args: [order] });
      expect(taken.changed).toBe(true);
    },
  );
  const record = store.records.get('refused-message')!;
  expect(record.find(({ status }) => status === 'held')).toMatchObject({
    problem: {
      slug: 'message-rejected',
      title: {
        'zh-CN': '报文未通过校验：请求内容不符合约定',
        en: 'The message was refused: the request is not of the agreed form',
      },
    },
    endedAt: null,
  });
  expect(record.at(-1)).toMatchObject({ status: 'completed', outcome: { code: 'lent' }, problem: null });
  expect(store.trace('refused-message').find(({ port }) => port === 'retried')?.note?.['zh-CN']).toContain(
    '国家平台已恢复',
  );
});

it('tries an outage of an hour again until it is over, and writes once', async () => {
  const written = new Map<string, number>();
  const script = scriptForPeople(written);
  const write = script['application-system.write'] as (input: never) => { receipt: string; repeated: boolean };
  let tries = 0;
  const store = await lend('long-outage', {
    ...script,
    'application-system.write': (input) => {
      if ((tries += 1) < 300) throw problem('connector-unavailable', { connector: 'demo-library' });
      return write(input as never);
    },
  });
  expect(store.records.get('long-outage')?.at(-1)).toMatchObject({ status: 'completed', outcome: { code: 'lent' } });
  expect([...written]).toEqual([['long-outage/loan/1', 1]]);
});
