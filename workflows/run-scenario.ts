/** The driver of a durable case: has each stretch interpreted by one local activity, performs what is wanted, and brings in what people, time and the outside do. It interprets nothing itself. */
import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  patched,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { applyChanges, initialState, withoutItemsBegun } from '../engine/core/case-state.ts';
import type { Outcome } from '../engine/core/case.ts';
import type { CaseEvent, Wanted } from '../engine/core/interpreter/interpret.ts';
import type { NamedProblem } from '../engine/core/problem.ts';
import type {
  PerformActivities,
  RunScenario,
  RunScenarioResult,
  StretchActivities,
} from '../engine/core/run-scenario-ports.ts';
import type { Text } from '../engine/core/text.ts';
import { openDoors } from './case-doors.ts';
import { createTimers, inOrderOfTime } from './case-timers.ts';
import type { RunningCase } from './running-case.ts';

const { advanceCase, recordFailure } = proxyLocalActivities<StretchActivities>({
  startToCloseTimeout: '40 seconds',
  localRetryThreshold: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** How long a write is tried where its author gave no measure; then an operator is asked. */
const usualPatience = '24 hours';
/** So many writes under way are taken in by groups, or each would cost a stretch. */
const groupOf = 4;

/** Drives one case to its outcome. Fails with the problem's slug as type where it can't be brought to an end. */
export async function runScenario({ caseId, digest, start, resumed }: RunScenario): Promise<RunScenarioResult> {
  const running: RunningCase = {
    caseId,
    digest,
    state: resumed?.state ?? initialState(start),
    stretch: resumed?.stretch ?? 0,
    events: [],
    walking: false,
    performing: 0,
    taking: 0,
    taken: 0,
    answered: resumed?.answered ?? [],
    untaken: [],
    held: resumed?.held ?? [],
  };
  const timers = createTimers(running);
  openDoors(running);
  beginHeld(running);
  let more = true;
  try {
    for (;;) {
      if (more || running.events.length > 0) more = await takeStretch(running);
      timers.arrange();
      const { outcome, tokens } = running.state;
      if (outcome && tokens.length === 0) return await closed(outcome);
      if (canStartAnew(running, more)) return await startAnew(running, start);
      if (more) continue;
      await condition(() => hasEnough(running) || canStartAnew(running, more));
    }
  } catch (error) {
    // A failed activity comes wrapped; a failed local activity comes as it is.
    const failure = error instanceof ActivityFailure ? error.cause : error;
    if (!(failure instanceof ApplicationFailure)) throw error;
    const problem = problemOf(failure);
    const { state, stretch } = running;
    await recordFailure({ caseId, digest: running.digest, stretch: stretch + 1, state, problem });
    throw ApplicationFailure.nonRetryable('the case could not be brought to an end', problem?.slug ?? 'internal');
  }
}

/** Has one stretch interpreted, and begins what it wants; true where there is more to walk at once. */
async function takeStretch(running: RunningCase): Promise<boolean> {
  const events = inOrderOfTime(running.events.splice(0));
  const { caseId, digest, state } = running;
  running.stretch += 1;
  running.walking = true;
  running.taking = events.length;
  const { changes, wanted, more, taken } = await advanceCase({
    caseId,
    digest,
    stretch: running.stretch,
    state,
    events,
  });
  running.state = applyChanges(state, changes);
  running.walking = false;
  for (const each of events)
    if (taken && each.event === 'answered' && !taken.includes(each.answer.id)) running.untaken.push(each.answer.id);
  running.taken += events.length;
  running.taking = 0;
  running.held.push(...wanted);
  if (!holdsBack()) beginHeld(running);
  return more;
}

/** Begins the writes that were held back. */
function beginHeld(running: RunningCase): void {
  for (const each of running.held.splice(0)) void performed(running, each);
}

/** Performs a write, and tells the case what came of it. */
async function performed(running: RunningCase, wanted: Wanted): Promise<void> {
  running.performing += 1;
  running.events.push(await settled(running.digest, wanted));
  running.performing -= 1;
}

async function settled(digest: string, wanted: Wanted): Promise<CaseEvent> {
  const { attempts, timeoutMs } = wanted;
  const { performNode } = proxyActivities<PerformActivities>({
    startToCloseTimeout: timeoutMs === undefined ? '20 seconds' : timeoutMs + 5_000,
    ...(attempts === undefined && { scheduleToCloseTimeout: usualPatience }),
    retry: {
      initialInterval: '500 milliseconds',
      maximumInterval: '10 seconds',
      ...(attempts !== undefined && { maximumAttempts: attempts }),
    },
  });
  try {
    return { event: 'performed', ...(await performNode({ digest, wanted })) };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    const problem = lastProblem(error) ?? { slug: 'too-slow', title: neverDone };
    return { event: 'failed', token: wanted.token, problem, at: new Date().toISOString() };
  }
}

/** The problem of the last try; of one whose time was up too. */
function lastProblem({ cause }: Error): NamedProblem | null {
  if (cause instanceof ApplicationFailure) return problemOf(cause);
  return cause instanceof TimeoutFailure ? lastProblem(cause) : null;
}

const neverDone: Text = {
  'zh-CN': '多次尝试仍未完成',
  en: 'It could not be done in any of its tries',
};

/** Whether it is time for the next stretch. */
const hasEnough = ({ events, performing }: RunningCase): boolean =>
  events.length > 0 &&
  (events.length >= Math.ceil((events.length + performing) / groupOf) ||
    events.some(({ event }) => event !== 'performed'));

const isLong = (): boolean => workflowInfo().continueAsNewSuggested;

/** Whether new writes wait for a new history: else those under way would never end all at once. Histories from before that never did. */
const holdsBack = (): boolean => isLong() && patched('held-back');

/** Whether the history is long, and nothing is under way that a new one would lose. */
function canStartAnew({ events, performing }: RunningCase, more: boolean): boolean {
  if (!isLong() || events.length > 0 || performing > 0 || !allHandlersFinished()) return false;
  return !more || holdsBack();
}

async function closed(outcome: Outcome): Promise<Outcome> {
  await condition(allHandlersFinished);
  return outcome;
}

/** Goes on in a new history, with the state as it is. */
function startAnew(running: RunningCase, start: RunScenario['start']): Promise<never> {
  const { caseId, digest, state, stretch, answered, held } = running;
  return continueAsNew<(input: RunScenario) => Promise<RunScenarioResult>>({
    caseId,
    digest,
    start,
    resumed: { state: withoutItemsBegun(state), stretch, answered, held },
  });
}

/** The problem that an activity ended with: its slug is the failure's type, its title the one detail. */
function problemOf({ type, details }: ApplicationFailure): NamedProblem | null {
  return type && details?.[0] ? { slug: type, title: details[0] as Text } : null;
}
