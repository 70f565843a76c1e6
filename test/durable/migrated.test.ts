/** A durable case that waits is moved to another version of its scenario, and goes on there; one that has moved on meanwhile is left alone. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMigration } from '../../engine/core/migration.ts';
import {
  answerUpdate,
  controlUpdate,
  overlayQuery,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type AnswerInput,
  type ControlInput,
  type Overlay,
  type Taken,
} from '../../engine/core/run-scenario-ports.ts';
import { createVirtualClock, scriptedConnectors } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import type { Version } from '../../engine/core/version.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import { scenarioNamed, versionOf } from '../support/rulesets.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';
import { until } from '../support/until.ts';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkipping();
});
afterAll(() => environment?.teardown());

/** Park entry with a form before the card is read, under some id. */
function asking(node: string): Version {
  const scenario = structuredClone(scenarioNamed('park-entry'));
  const field = { name: 'visitors', type: 'number', label: text('人数', 'Visitors') };
  scenario.service = 'durable';
  scenario.nodes.push({ id: node, kind: 'form', settings: { title: text('登记人数', 'How many'), fields: [field] } });
  const first = scenario.edges.find(({ from }) => from === 'start')!;
  for (const port of ['sent', 'expired']) scenario.edges.push({ from: node, port, to: first.to });
  first.to = node;
  return { ...versionOf(scenario), digest: `digest-${node}` };
}

it('moves between two stretches, keeps what it waits for, and ends in the other version', async () => {
  const store = new MemoryStore();
  const [before, after] = [store.add(asking('ask')), store.add(asking('ask-visitors'))];
  const ports = { connectors: scriptedConnectors(scriptForPeople()), now: createVirtualClock('2026-11-21T04:00:00Z') };
  const activities = createScenarioActivities({ ...ports, versions: store, cases: store });
  const worker = await createTestWorker(environment, activities);
  const args = [{ caseId: 'moved', digest: before.digest, start: startFor('moved', 'demo-wang', {}) }];
  await worker.runUntil(async () => {
    const options = { taskQueue: scenarioQueue, workflowId: workflowIdOf('moved'), args };
    const running = await environment.client.workflow.start(runScenarioWorkflow, options);
    const overlay = () => running.query<Overlay>(overlayQuery);
    await until(async () => (await overlay()).tokens[0]?.phase === 'waiting');
    const { tokens } = await overlay();
    const mapping = { ask: 'ask-visitors' };
    expect(planMigration(before, after, mapping, { tokens }).possible).toBe(true);
    const standing = tokens.map(({ id, path, phase }) => ({ id, path, phase }));
    const order = { action: 'migrate', digest: after.digest, mapping, by: 'reviewer', at: '', reason: 'why' } as const;
    const migrate = (input: ControlInput) =>
      running.executeUpdate<Taken, [ControlInput]>(controlUpdate, { args: [input] });

    await expect(migrate({ ...order, standing: [{ id: 1, path: 'ask', phase: 'performing' }] })).rejects.toMatchObject({
      cause: { type: 'case-moved' },
    });
    expect((await overlay()).digest).toBe(before.digest);

    expect(await migrate({ ...order, standing })).toMatchObject({ changed: true });
    const moved = await overlay();
    expect([moved.digest, moved.tokens[0]?.path]).toEqual([after.digest, 'ask-visitors']);

    const { id: token, path: node, visit } = moved.tokens[0]!;
    const answer = { id: 'a-1', by: 'operator', at: '2026-11-21T04:01:00Z', action: 'send', fields: { visitors: 2 } };
    await running.executeUpdate<Taken, [AnswerInput]>(answerUpdate, { args: [{ token, node, visit, answer }] });
    expect(await running.result()).toMatchObject({ success: true });
  });
  const left = store.trace('moved').map(({ node, port }) => `${node}:${port}`);
  expect(left).toContain('ask-visitors:sent');
  expect(left).not.toContain('ask:sent');
});
