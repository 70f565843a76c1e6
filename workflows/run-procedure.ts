/** The driver of a procedure's case: has each step decided by a local activity, performs what the platform is to do, and brings in what people and time do. It decides nothing itself. */
import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  ChildWorkflowFailure,
  condition,
  continueAsNew,
  defineUpdate,
  executeChild,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { NamedProblem } from '../engine/core/problem.ts';
import { refusalOf } from '../engine/core/procedures/legal.ts';
import { wakesAt } from '../engine/core/procedures/proceed.ts';
import type { Plan } from '../engine/core/procedures/plan.ts';
import type { ProcedureState } from '../engine/core/procedures/procedure-state.ts';
import type { ProcedureOutcome } from '../engine/core/procedures/procedure.ts';
import {
  actUpdate,
  type ActInput,
  type ActTaken,
  type ProcedureAdvance,
  type ProcedureEvent,
  type ProcedureSteps,
  type ProcedureWork,
  type RunProcedure,
  type StageDone,
  type StageWork,
} from '../engine/core/run-procedure-ports.ts';
import {
  spreadOperation,
  spreadWorkflow,
  spreadWorkflowId,
  type SpreadBatch,
} from '../engine/core/spread-batch-ports.ts';
import type { Text } from '../engine/core/text.ts';

const { beginProcedure, proceedProcedure } = proxyLocalActivities<ProcedureSteps>({
  startToCloseTimeout: '40 seconds',
  localRetryThreshold: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});
/** How long the outside is tried before an operator is asked. */
const { performStage } = proxyActivities<ProcedureWork>({
  startToCloseTimeout: '60 seconds',
  scheduleToCloseTimeout: '24 hours',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '5 minutes' },
});

/** So many ids are remembered. */
const mostRemembered = 200;

interface Running {
  plan: Plan;
  state: ProcedureState;
  events: ProcedureEvent[];
  /** How many events were put before the case, and how many of them it has taken. */
  put: number;
  taken: number;
  answered: string[];
  refused: Record<string, string>;
  performing: boolean;
}

/** Drives one case to its outcome. */
export async function runProcedure({ start, resumed }: RunProcedure): Promise<ProcedureOutcome> {
  const begun = resumed ? { ...resumed, wanted: null } : await beginProcedure(start);
  const running: Running = {
    ...{ plan: begun.plan, state: begun.state, events: [], put: 0, taken: 0 },
    ...{ answered: resumed?.answered ?? [], refused: {}, performing: false },
  };
  openDoor(running);
  perform(running, begun.wanted);
  while (running.state.outcome === null) {
    const wake = wakesAt(running.state);
    const untilMs = wake === null ? undefined : Math.max(1, Date.parse(wake) - Date.now());
    const happened = () => running.events.length > 0;
    const came = untilMs === undefined ? (await condition(happened), true) : await condition(happened, untilMs);
    if (!came) put(running, { event: 'elapsed', at: wake ?? '' });
    await step(running, start);
    if (mayStartAnew(running))
      await continueAsNew<(input: RunProcedure) => Promise<ProcedureOutcome>>({
        start,
        resumed: { plan: running.plan, state: running.state, answered: running.answered },
      });
  }
  await condition(allHandlersFinished);
  return running.state.outcome;
}

/** Has what happened decided. */
async function step(running: Running, start: RunProcedure['start']): Promise<void> {
  const events = running.events.splice(0);
  const { plan, state } = running;
  const advanced: ProcedureAdvance = await proceedProcedure({ start, plan, state, events });
  running.state = advanced.state;
  Object.assign(running.refused, advanced.refused);
  running.taken += events.length;
  perform(running, advanced.wanted);
}

function put(running: Running, event: ProcedureEvent): void {
  running.events.push(event);
  running.put += 1;
}

/** Performs what a stage wants, and tells the case what came of it. */
function perform(running: Running, wanted: StageWork | null): void {
  if (!wanted) return;
  running.performing = true;
  void settled(wanted).then((event) => {
    running.performing = false;
    put(running, event);
  });
}

async function settled(wanted: StageWork): Promise<ProcedureEvent> {
  const now = () => new Date().toISOString();
  try {
    return { event: 'done', at: now(), ...(await performed(wanted)) };
  } catch (error) {
    if (!(error instanceof ActivityFailure) && !(error instanceof ChildWorkflowFailure)) throw error;
    return { event: 'failed', visit: wanted.visit, problem: problemOf(error.cause), at: now() };
  }
}

/** Does what a stage wants: an activity, but a batch is a workflow of its own. */
async function performed(wanted: StageWork): Promise<StageDone> {
  const { operation, visit, start, submitted } = wanted;
  if (operation !== spreadOperation) return performStage(wanted);
  const args: [SpreadBatch] = [{ batch: start, submitted: submitted ?? '' }];
  const workflowId = spreadWorkflowId(start.caseId);
  const spread = await executeChild<(input: SpreadBatch) => Promise<Omit<StageDone, 'visit'>>>(spreadWorkflow, {
    ...{ args, workflowId },
  });
  return { visit, ...spread };
}

const neverDone: Text = { 'zh-CN': '多次尝试仍未完成', en: 'It could not be done in any of its tries' };

/** The problem that an activity ended with: its slug is the failure's type, its title the one detail. */
function problemOf(cause: Error | undefined): NamedProblem {
  if (!(cause instanceof ApplicationFailure) || !cause.type || !cause.details?.[0])
    return { slug: 'too-slow', title: neverDone };
  return { slug: cause.type, title: cause.details[0] as Text };
}

/** Opens the door through which people act. */
function openDoor(running: Running): void {
  setHandler(defineUpdate<ActTaken, [ActInput]>(actUpdate), (input) => act(running, input), {
    validator: (input: ActInput) => {
      if (running.answered.includes(input.id)) return;
      const refusal = refusalOf(running.plan, running.state, input);
      if (refusal) throw ApplicationFailure.nonRetryable(refusal, refusal);
    },
  });
}

async function act(running: Running, input: ActInput): Promise<ActTaken> {
  const again = running.answered.includes(input.id);
  if (!again) {
    running.answered.push(input.id);
    if (running.answered.length > mostRemembered) running.answered.shift();
    put(running, { event: 'acted', act: input });
  }
  const all = running.put;
  await condition(() => running.taken >= all);
  const refused = running.refused[input.id];
  if (refused !== undefined) throw ApplicationFailure.nonRetryable(refused, refused);
  return { changed: !again, outcome: running.state.outcome };
}

/** Whether the history is long, and nothing is under way that a new one would lose. */
const mayStartAnew = ({ events, performing, state }: Running): boolean =>
  workflowInfo().continueAsNewSuggested &&
  events.length === 0 &&
  !performing &&
  state.outcome === null &&
  allHandlersFinished();
