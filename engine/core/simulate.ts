/** The simulate host: runs any scenario over scripted connectors and a virtual clock, in Node or in the browser. */
import type { CaseStart, TraceStep } from './case.ts';
import { operations, type Connectors, type InputOf, type Operation, type OutputOf } from './connectors.ts';
import { createEffects, type Ports } from './effects.ts';
import { applyChanges, initialState } from './case-state.ts';
import { advance, perform, type Settled } from './interpret.ts';
import { isProblem, problem, type Problem } from './problem.ts';
import type { Run } from './run-direct.ts';
import type { VersionContent } from './version.ts';

/** The answers of outside systems, in a simulation: a value, a problem, or a function of what is asked. */
export type Script = {
  [O in Operation]?: OutputOf<O> | Problem | ((input: InputOf<O>) => OutputOf<O> | Promise<OutputOf<O>>);
};

/** Connectors that answer from a script; what the script lacks cannot be reached. */
export function scriptedConnectors(script: Script): Connectors {
  // One by one the types agree; all at once they are too many for the compiler, so the way through here is untyped.
  const door = (operation: Operation) => async (input: unknown) => {
    const answer: unknown = script[operation];
    if (answer === undefined) throw problem('connector-unavailable', { connector: operations[operation].label });
    if (isProblem(answer)) throw answer;
    return typeof answer === 'function' ? (answer as (input: unknown) => unknown)(input) : answer;
  };
  return Object.fromEntries(
    (Object.keys(operations) as Operation[]).map((name) => [name, door(name)]),
  ) as unknown as Connectors;
}

/** A clock that moves only when told, one millisecond at each look. */
export function createVirtualClock(startsAt: string): () => Date {
  let now = new Date(startsAt).getTime();
  return () => new Date(now++);
}

/** Runs a scenario to its end, performing its writes through the given connectors. What goes wrong is in `problem`. */
export async function simulate(version: VersionContent, start: CaseStart, ports: Ports): Promise<Run> {
  const effects = createEffects(version, ports);
  const steps: TraceStep[] = [];
  let state = initialState(start);
  let settled: Settled[] = [];
  try {
    while (state.outcome === null) {
      const stretch = await advance(version, start.caseId, state, effects, settled);
      state = applyChanges(state, stretch.changes);
      steps.push(...stretch.steps);
      settled = [];
      for (const wanted of stretch.wanted) settled.push(await perform(version, start.caseId, state, wanted, effects));
    }
    return { state, steps, problem: null };
  } catch (error) {
    return { state, steps, problem: isProblem(error) ? error : problem('internal') };
  }
}
