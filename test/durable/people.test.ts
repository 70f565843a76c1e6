/** What people and outside systems do to a running case: votes of several, a message, and answers that stay unique in a new history. */
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { applyChanges, initialState } from '../../engine/core/case-state.ts';
import { assertExists } from '../../engine/core/control.ts';
import { advance } from '../../engine/core/interpreter/interpret.ts';
import {
  answerUpdate,
  messageUpdate,
  overlayQuery,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type AnswerInput,
  type MessageInput,
  type Overlay,
  type RunScenario,
  type Taken,
} from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { startFor } from '../support/people.ts';
import { endNode, smallVersion } from '../support/scenario-of.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';
import { until } from '../support/until.ts';

/** Two must approve, then an outside system says that it is done. */
const version = smallVersion(
  [
    {
      id: 'review',
      kind: 'approve',
      settings: {
        title: text('审核', 'Review'),
        levels: [{ role: 'approver', at: 'city', rule: 'all', people: 2 }],
        expires: { within: 'P2D' },
        tell: false,
      },
    },
    {
      id: 'report',
      kind: 'wait-for-message',
      settings: { name: 'done-outside', body: { count: { type: 'number' } }, expires: { within: 'P1D' }, tell: false },
    },
    ...['agreed', 'late'].map((id) => endNode(id)),
    endNode('against', false),
  ],
  [
    'start > review',
    'review.approved > report',
    'review.refused > against',
    'review.returned > against',
    'review.expired > late',
    'report.received > agreed',
    'report.expired > late',
  ],
);

let environment: TestWorkflowEnvironment;
let worker: Worker;
let running: Promise<void>;
const store = new MemoryStore();
let aheadMs = 0;
const now = () => new Date(Date.now() + aheadMs);
const ports = { connectors: scriptedConnectors({}), now };
beforeAll(async () => {
  environment = await startTimeSkipping();
  store.add(version);
  worker = await createTestWorker(environment, createScenarioActivities({ ...ports, versions: store, cases: store }));
  running = worker.run();
});
// Waiting for a result lets the server's clock jump.
beforeEach(async () => {
  aheadMs = (await environment.currentTimeMs()) - Date.now();
});
afterAll(async () => {
  worker?.shutdown();
  await running;
  await environment?.teardown();
});

const open = (caseId: string, more: Partial<RunScenario> = {}): Promise<WorkflowHandle> =>
  environment.client.workflow.start(runScenarioWorkflow, {
    taskQueue: scenarioQueue,
    workflowId: workflowIdOf(caseId),
    args: [{ caseId, digest: version.digest, start: startFor(caseId, undefined, {}), ...more }],
  });

const tasksOf = (caseId: string) => (store.records.get(caseId) ?? []).flatMap(({ tasks }) => tasks);

const waitsAt = (caseId: string, node: string) => until(() => store.records.get(caseId)?.at(-1)?.at.includes(node));

async function vote(handle: WorkflowHandle, id: string, by: string): Promise<Taken> {
  const { tokens } = await handle.query<Overlay>(overlayQuery);
  const { id: token, path: node, visit } = assertExists(tokens[0], 'a token');
  const answer = { id, by, at: now().toISOString(), action: 'approve', fields: {} };
  return handle.executeUpdate<Taken, [AnswerInput]>(answerUpdate, { args: [{ token, node, visit, answer }] });
}

const say = (handle: WorkflowHandle, id: string, body: Record<string, unknown>) =>
  handle.executeUpdate<Taken, [MessageInput]>(messageUpdate, {
    args: [{ id, name: 'done-outside', body, at: now().toISOString() }],
  });

it('two people approve and a message arrives: one task, open until the second vote, and a message that does not fit changes nothing', async () => {
  const handle = await open('two-votes');
  await waitsAt('two-votes', 'review');
  const {
    id: token,
    path: node,
    visit,
  } = assertExists((await handle.query<Overlay>(overlayQuery)).tokens[0], 'a token');
  const seen = {
    token,
    node,
    visit,
    answer: { id: 'a-0', by: 'sun', at: now().toISOString(), action: 'approve', fields: {} },
  };
  await vote(handle, 'a-1', 'wang');
  expect(await vote(handle, 'a-1', 'wang')).toMatchObject({ changed: false });
  // The same person once more, by another answer: the node does not count it.
  expect(await vote(handle, 'a-2', 'wang')).toMatchObject({ changed: false });
  await waitsAt('two-votes', 'review');
  await vote(handle, 'a-3', 'li');
  await waitsAt('two-votes', 'report');
  await expect(vote(handle, 'a-4', 'zhao')).rejects.toMatchObject({ cause: { type: 'task-closed' } });
  // The token waits at another node now, which somebody who still sees the first may not answer.
  await expect(
    handle.executeUpdate<Taken, [AnswerInput]>(answerUpdate, {
      args: [{ ...seen, answer: { ...seen.answer, id: 'a-5' } }],
    }),
  ).rejects.toMatchObject({ cause: { type: 'task-closed' } });

  await say(handle, 'm-1', { count: 'many' });
  await waitsAt('two-votes', 'report');
  expect(await say(handle, 'm-2', { count: 3 })).toMatchObject({ changed: true, outcome: { code: 'agreed' } });
  await handle.result();

  const tasks = tasksOf('two-votes');
  expect(new Set(tasks.map(({ id }) => id))).toEqual(new Set(['two-votes~review~1']));
  expect(tasks.flatMap(({ answers }) => answers.map(({ by }) => by))).toEqual(['wang', 'li']);
  expect(tasks.at(-1)?.state).toBe('answered');
});

it('votes at the same instant count once a person, whichever comes first, and leave the task once', async () => {
  const handle = await open('at-once');
  await waitsAt('at-once', 'review');
  const votes = ['a-1 wang', 'a-1 wang', 'a-2 wang', 'a-3 li', 'a-4 zhao', 'a-5 qian'].map((each) => {
    const [id = '', by = ''] = each.split(' ');
    return vote(handle, id, by);
  });
  const taken = await Promise.allSettled(votes);
  await waitsAt('at-once', 'report');
  const refused = taken.flatMap((each) => (each.status === 'rejected' ? [each.reason as object] : []));
  for (const reason of refused) expect(reason).toMatchObject({ cause: { type: 'task-closed' } });
  const counted = tasksOf('at-once').flatMap(({ answers }) => answers.map(({ by }) => by));
  expect(counted).toHaveLength(2);
  expect(new Set(counted).size).toBe(2);
  expect(taken.filter((each) => each.status === 'fulfilled' && each.value.changed)).toHaveLength(2);
  expect(tasksOf('at-once').at(-1)?.state).toBe('answered');
  await say(handle, 'm-1', { count: 1 });
  expect(await handle.result()).toMatchObject({ code: 'agreed' });
});

it('a case that goes on in a new history knows what it was sent before', async () => {
  const begun = initialState(startFor('long', undefined, {}));
  const first = await advance(version, 'long', begun, ports);
  const state = applyChanges(begun, first.changes);
  const handle = await open('long', { resumed: { state, stretch: 1, answered: ['a-1'] } });
  expect(await vote(handle, 'a-1', 'wang')).toMatchObject({ changed: false });
  expect(await vote(handle, 'a-2', 'wang')).toMatchObject({ changed: true });
  expect(await vote(handle, 'a-3', 'li')).toMatchObject({ changed: true });
  await say(handle, 'm-1', { count: 1 });
  expect(await handle.result()).toMatchObject({ code: 'agreed' });
});

it('a vote that is not cast in time leaves the task expired', async () => {
  const handle = await open('too-late');
  await waitsAt('too-late', 'review');
  expect(await handle.result()).toMatchObject({ code: 'late' });
  expect(tasksOf('too-late').at(-1)).toMatchObject({ id: 'too-late~review~1', state: 'expired', answers: [] });
});
