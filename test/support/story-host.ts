/** Durable cases on a time-skipping server, each with its own clock and its own people, for stories told side by side. */
import { Client, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CaseStart, Outcome, TraceStep } from '../../engine/core/case.ts';
import {
  answerUpdate,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type AnswerInput,
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

/** Runs durable cases. */
export interface StoryHost {
  /** The server's time, which skips. */
  now(): Promise<string>;
  run(version: Version, start: CaseStart, people: SimulatedPeople): Promise<DurableRun>;
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
  const client = new Client({ connection: environment.connection });
  await environment.connection.testService?.unlockTimeSkipping({});
  const now = async () => new Date(await environment.currentTimeMs()).toISOString();

  return {
    now,
    async run(version, start, people) {
      const store = new MemoryStore();
      const key = { ...version, digest: `${version.digest}-${start.caseId}` };
      store.add(key);
      const clock = createVirtualClock(await now());
      const connectors = scriptedConnectors(outside());
      const inner = createScenarioActivities({ connectors, now: clock, versions: store, cases: store });
      const workflowId = workflowIdOf(start.caseId);
      const asked = new Map<string, number>();
      cases.set(start.caseId, {
        ...inner,
        async advanceCase(input) {
          for (const event of input.events) if (event.event === 'elapsed') clock.moveTo(event.at);
          const advanced = await inner.advanceCase(input);
          const handle = client.workflow.getHandle(workflowId);
          for (const answer of answersTo(input.state, advanced.changes, people, asked, start.caseId))
            void send(handle, answer, () => !cases.has(start.caseId));
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
      worker.shutdown();
      await running;
    },
  };
}

/** The answers that people give to the tasks a stretch has opened. */
function answersTo(
  state: Parameters<typeof applyChanges>[0],
  changes: Parameters<typeof applyChanges>[1],
  { answers = {} }: SimulatedPeople,
  asked: Map<string, number>,
  caseId: string,
): AnswerInput[] {
  const next = applyChanges(state, changes);
  const opened = new Set(changes.flatMap((each) => (each.change === 'token-waits' ? [each.token] : [])));
  return next.tokens.flatMap((token): AnswerInput[] => {
    if (!opened.has(token.id) || !token.wait?.task) return [];
    const path = pathOf(next, token);
    const turn = asked.get(path) ?? 0;
    const given = answers[path]?.[turn];
    if (!given) return [];
    asked.set(path, turn + 1);
    const { action, by = 'demo-person', fields = {} } = given;
    const id = `${caseId} ${path} ${turn}`;
    return [
      {
        token: token.id,
        node: path,
        visit: token.visit,
        answer: { id, by, at: new Date().toISOString(), action, fields },
      },
    ];
  });
}

/** Sends an answer until the case has come to wait for it, or is over. */
async function send(handle: WorkflowHandle, input: AnswerInput, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      await handle.executeUpdate<Taken, [AnswerInput]>(answerUpdate, { args: [input] });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
