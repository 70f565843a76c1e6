/** Runs a story on a Temporal server, and gives its history: what the driver asked for, and what it was given. */
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  answerUpdate,
  controlUpdate,
  messageUpdate,
  overlayQuery,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type Overlay,
} from '../../engine/core/run-scenario-ports.ts';
import { scriptOfDemo } from '../../engine/core/demo-script.ts';
import { createVirtualClock, scriptedConnectors } from '../../engine/core/simulate.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../../test/support/memory-store.ts';
import { people, startFor } from '../../test/support/people.ts';
import { createTestWorker } from '../../test/support/temporal.ts';
import { until } from '../../test/support/until.ts';
import type { Act, Story } from './story.ts';

/** A recorded case: the node kinds that were left in it, each by its port, and its history. */
export interface Recorded {
  name: string;
  shows: string[];
  history: unknown;
}

/** Records one story. */
export async function record(environment: TestWorkflowEnvironment, story: Story): Promise<Recorded> {
  const { name, version, other, card = 'demo-wang', outside, acts = [] } = story;
  const store = new MemoryStore();
  store.add(version);
  if (other) store.add(other);
  // The server's time runs ahead of this machine's with every wait that was skipped.
  const now = new Date(await environment.currentTimeMs()).toISOString();
  const connectors = scriptedConnectors({ ...scriptOfDemo(people, { at: now }), ...outside?.() });
  const ports = { connectors, now: createVirtualClock(now), versions: store, cases: store };
  const worker = await createTestWorker(environment, createScenarioActivities(ports));
  const start = startFor(name, card, { mobile: '19900000001', barcode: 'TS20260001', copies: 3 });
  const running = await environment.client.workflow.start(runScenarioWorkflow, {
    taskQueue: scenarioQueue,
    workflowId: workflowIdOf(name),
    args: [{ caseId: name, digest: version.digest, start }],
  });
  await worker.runUntil(async () => {
    for (const [turn, act] of acts.entries()) await perform(running, act, `${name} ${turn}`, now);
    await running.result();
  });
  const shows = store.trace(name).flatMap(({ kind, port }) => port.split('+').map((each) => `${kind}.${each}`));
  for (const each of story.shows ?? [])
    if (!shows.includes(each)) throw new Error(`${name} was to show ${each}, and showed ${shows.join(' ')}`);
  const history = scrubbed(historyToJSON(await running.fetchHistory()));
  return { name, shows: [...new Set(shows)].sort(), history };
}

/** The history without what tells of the machine it was recorded on. */
export const scrubbed = (json: string): unknown =>
  JSON.parse(json, (key, value: unknown) => (key === 'stackTrace' || key === 'identity' ? 'recorded' : value));

/** Does what people do, once the case has come to it. */
async function perform(running: WorkflowHandle, act: Act, id: string, at: string): Promise<void> {
  const phase = 'order' in act && act.at !== undefined ? 'failed' : 'waiting';
  const {
    id: token,
    path: node,
    visit,
  } = await until(async () => {
    const { tokens } = await running.query<Overlay>(overlayQuery);
    return tokens.find((each) => each.phase === phase && (act.at === undefined || each.path === act.at));
  });
  if ('answer' in act) {
    const { action, by = 'demo-person', fields = {}, reason } = act.answer;
    const answer = { id, by, at, action, fields, ...(reason !== undefined && { reason }) };
    await running.executeUpdate(answerUpdate, { args: [{ token, node, visit, answer }] });
  } else if ('message' in act) await running.executeUpdate(messageUpdate, { args: [{ id, at, ...act.message }] });
  else
    await running.executeUpdate(controlUpdate, {
      args: [{ by: 'demo-operator', at, reason: '测试', token, ...act.order }],
    });
}
