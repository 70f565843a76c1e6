/** A durable case that cannot be brought to an end fails with its problem in its record; what may pass is tried again. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem } from '../../engine/core/problem.ts';
import { runScenarioWorkflow, scenarioQueue, workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import { createVirtualClock, scriptedConnectors, type Script } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import { scenarioNamed, versionOf } from '../support/rulesets.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkipping();
});
afterAll(() => environment?.teardown());

/** Runs library lending for a demo person over a script, and gives the store it was projected into. */
async function lend(caseId: string, script: Script): Promise<MemoryStore> {
  const store = new MemoryStore();
  const version = store.add(versionOf(scenarioNamed('library-lending')));
  const ports = { connectors: scriptedConnectors(script), now: createVirtualClock('2026-11-21T04:00:00Z') };
  const worker = await createTestWorker(
    environment,
    createScenarioActivities({ ...ports, versions: store, cases: store }),
  );
  const args = [{ caseId, digest: version.digest, start: startFor(caseId, 'demo-wang', { barcode: 'TS20260001' }) }];
  const options = { taskQueue: scenarioQueue, workflowId: workflowIdOf(caseId), args };
  await worker.runUntil(environment.client.workflow.execute(runScenarioWorkflow, options).catch(() => undefined));
  return store;
}

it('says why in the record, with the words filled in', async () => {
  const reason = text('请求内容不符合约定', 'the request is not of the agreed form');
  const store = await lend('refused-message', {
    ...scriptForPeople(),
    'national-platform.verify-state': problem('message-rejected', { reason }),
  });
  const last = store.records.get('refused-message')?.at(-1);
  expect(last).toMatchObject({
    status: 'failed',
    problem: {
      slug: 'message-rejected',
      title: {
        'zh-CN': '报文未通过校验：请求内容不符合约定',
        en: 'The message was refused: the request is not of the agreed form',
      },
    },
  });
  expect(last?.endedAt).not.toBeNull();
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
