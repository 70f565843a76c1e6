/** Durable cases on a time-skipping server, each with its own clock and its own people, for stories told side by side. */
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { Ports } from '../../engine/core/effects.ts';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CaseStart, Outcome, TraceStep } from '../../engine/core/case.ts';
import {
  answerUpdate,
  messageUpdate,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type AnswerInput,
  type MessageInput,
  type PerformActivities,
  type RunScenario,
  type RunScenarioResult,
  type StretchActivities,
  type Taken,
} from '../../engine/core/run-scenario-ports.ts';
import { applyChanges } from '../../engine/core/case-state.ts';
import { pathOf } from '../../engine/core/case-scopes.ts';
import {
  createVirtualClock,
  scriptedConnectors,
  type Script,
  type SimulatedPeople,
  type VirtualClock,
} from '../../engine/core/simulate.ts';
import type { Version } from '../../engine/core/version.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from './memory-store.ts';
import { createTestWorker } from './temporal.ts';

/** How a durable case went. */
export interface DurableRun {
  outcome: Outcome;
  steps: TraceStep[];
}

/** What is outside of one case, and when it begins. */
export interface StoryWorld {
  began: string;
  outside: (clock: VirtualClock) => Pick<Ports, 'connectors' | 'connectorsAt'>;
}

/** Runs durable cases. */
export interface StoryHost {
  /** The server's time, which skips. */
  now(): Promise<string>;
  /** Runs a case to its end; `world` is what is outside of this one case, and when it begins. */
  run(version: Version, start: CaseStart, people: SimulatedPeople, world?: StoryWorld): Promise<DurableRun>;
  stop(): Promise<void>;
}

/** Makes the host: one worker, and for each case its own activities over the version it runs. */
export async function createStoryHost(environment: TestWorkflowEnvironment, outside: () => Script): Promise<StoryHost> {
  const cases = new Map<string, StretchActivities & PerformActivities>();
  const of = (caseId: string) => {
    const found = cases.get(caseId);
    if (!found) throw new Error(`no case ${caseId}`);
    return found;
  };
  const worker = await createTestWorker(environment, {
    advanceCase: (input: Parameters<StretchActivities['advanceCase']>[0]) => of(input.caseId).advanceCase(input),
    recordFailure: (input: Parameters<StretchActivities['recordFailure']>[0]) => of(input.caseId).recordFailure(input),
    performNode: (input: Parameters<PerformActivities['performNode']>[0]) =>
      of(input.wanted.key.slice(0, input.wanted.key.indexOf('/'))).performNode(input),
  });
  const running = worker.run();
  // The environment's own client lets time skip for one result at a time; here it skips for all.
  // Nor does its own connection let a call end with the server: it tries again, and throws where nobody can catch it.
  const connection = await Connection.connect({ address: environment.address, interceptors: [] });
  const client = new Client({ connection });
  const sending = new Set<Promise<unknown>>();
  await environment.connection.testService?.unlockTimeSkipping({});
  const now = async () => new Date(await environment.currentTimeMs()).toISOString();

  return {
    now,
    async run(version, start, people, world) {
      const store = new MemoryStore();
      const key = { ...version, digest: `${version.digest}-${start.caseId}` };
      store.add(key);
      const clock = createVirtualClock(world?.began ?? (await now()));
      const doors = world?.outside(clock) ?? { connectors: scriptedConnectors(outside()) };
      const inner = createScenarioActivities({ ...doors, now: clock, versions: store, cases: store });
      const workflowId = workflowIdOf(start.caseId);
      const asked = new Map<string, number>();
      cases.set(start.caseId, {
        ...inner,
        async advanceCase(input) {
          for (const event of input.events) if (event.event === 'elapsed') clock.moveTo(event.at);
          const advanced = await inner.advanceCase(input);
          const handle = client.workflow.getHandle(workflowId);
          for (const given of givenTo(input.state, advanced.changes, people, asked, start.caseId)) {
            // Until it has arrived no time may pass: else the case would find that nobody came.
            await environment.connection.testService?.lockTimeSkipping({});
            const sent = send(handle, given, () => !cases.has(start.caseId))
              .finally(() => environment.connection.testService?.unlockTimeSkipping({}))
              // A server that is gone takes no answer; its cases are told as left standing.
              .catch(() => undefined);
            sending.add(sent);
            void sent.finally(() => sending.delete(sent));
          }
          return advanced;
        },
      });
      const args: [RunScenario] = [{ caseId: start.caseId, digest: key.digest, start }];
      const outcome = await client.workflow.execute<(input: RunScenario) => Promise<RunScenarioResult>>(
        runScenarioWorkflow,
        { taskQueue: scenarioQueue, workflowId, args },
      );
      cases.delete(start.caseId);
      return { outcome, steps: store.trace(start.caseId) };
    },
    async stop() {
      cases.clear();
      worker.shutdown();
      await Promise.all([running, ...sending]);
      await connection.close();
    },
  };
}

/** What is given to a case from outside: an answer to a task, or a message. */
type Given =
  { update: typeof answerUpdate; input: AnswerInput } | { update: typeof messageUpdate; input: MessageInput };

/** What people answer, and what comes from outside, to the waits that a stretch has begun. */
function givenTo(
  state: Parameters<typeof applyChanges>[0],
  changes: Parameters<typeof applyChanges>[1],
  { answers = {}, messages = {} }: SimulatedPeople,
  asked: Map<string, number>,
  caseId: string,
): Given[] {
  const next = applyChanges(state, changes);
  const opened = new Set(changes.flatMap((each) => (each.change === 'token-waits' ? [each.token] : [])));
  return next.tokens.flatMap((token): Given[] => {
    if (!opened.has(token.id) || !token.wait) return [];
    const path = pathOf(next, token);
    const turn = asked.get(path) ?? 0;
    const answer = token.wait.task && answers[path]?.[turn];
    const message = token.wait.message === undefined ? undefined : messages[path]?.[turn];
    if (answer || message) asked.set(path, turn + 1);
    const said = { id: `${caseId} ${path} ${turn}`, at: new Date().toISOString() };
    if (message) return [{ update: messageUpdate, input: { ...said, ...message } }];
    if (!answer) return [];
    const { action, by = 'demo-person', fields = {}, reason } = answer;
    const given = { ...said, by, action, fields, ...(reason !== undefined && { reason }) };
    const input = { token: token.id, node: path, visit: token.visit, answer: given };
    return [{ update: answerUpdate, input }];
  });
}

/** Sends something until the case has come to wait for it, or is over. */
async function send(handle: WorkflowHandle, { update, input }: Given, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      await handle.executeUpdate<Taken, [AnswerInput | MessageInput]>(update, { args: [input] });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
