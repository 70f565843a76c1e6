/** A saved test as a trial (重现): what it says beforehand becomes acts, one after the other, and the trial stands where it is first not as the test says. */
import type { Act } from '../acts.ts';
import type { CaseState } from '../case.ts';
import { pathOf } from '../case-scopes.ts';
import { timersOf } from '../simulate.ts';
import { differenceOf, type Difference } from './suite-run.ts';
import type { TestCase, World } from './suite.ts';
import { act, begin, lastMoment, run, stateOf, type Trial, type TrialGround } from '../trial.ts';

/** A test that wants more than this is shown as far as that goes. */
const mostActs = 500;

/** A trial of a test, and what is not as it says. */
export interface Reproduced {
  trial: Trial;
  difference: Difference | null;
}

/** The world in which nobody does anything of themselves. */
const unpeopled = ({ start, outside, outsideAt }: World): World => ({
  ...{ start, outside, answers: {}, messages: {}, skips: {} },
  ...(outsideAt && { outsideAt }),
});

/** What happens next of itself in a world, in the order in which a rehearsal has it; undefined where nothing does. */
function nextAct(state: CaseState, { answers, messages, skips }: World, taken: Map<string, number>): Act | undefined {
  for (const token of state.tokens) {
    const node = pathOf(state, token);
    const port = token.phase === 'failed' ? skips[node] : undefined;
    if (port !== undefined) return { act: 'skip', node, port };
    if (!token.wait) continue;
    const turn = taken.get(node) ?? 0;
    const answer = token.wait.task && answers[node]?.[turn];
    const message = token.wait.message === undefined ? undefined : messages[node]?.[turn];
    if (answer || message) taken.set(node, turn + 1);
    if (answer) return { act: 'answer', node, answer };
    if (message) return { act: 'message', node, message };
  }
  const isHeld = state.tokens.some(({ problem }) => problem);
  return isHeld || timersOf(state).length === 0 ? undefined : { act: 'elapse' };
}

/** The moment at which a step is seen; the last where it is none. */
function momentOf({ enacted: { moments } }: Trial, step: number | null): number {
  let seen = -1;
  const at = step === null ? -1 : moments.findIndex((moment) => moment.step !== null && (seen += 1) === step);
  return at < 0 ? Math.max(0, moments.length - 1) : at;
}

/** Enacts a test on a ground, whose world is the test's, and goes to the first difference, or to the end. */
export async function reproduce(ground: Omit<TrialGround, 'world'>, test: TestCase): Promise<Reproduced> {
  const taken = new Map<string, number>();
  let trial = run(await begin({ ...ground, world: unpeopled(test) }));
  while (trial.acts.length < mostActs) {
    const state = stateOf(trial);
    const next = state.outcome ? undefined : nextAct(state, test, taken);
    if (!next) break;
    trial = run(await act(trial, next));
  }
  const difference = differenceOf(test.expect, trial.enacted);
  return { trial: { ...trial, at: difference ? momentOf(trial, difference.step) : lastMoment(trial) }, difference };
}
