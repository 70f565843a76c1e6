/** The direct host: runs a scenario that only computes and reads to its end in this process. */
import type { CaseStart, CaseState, TraceStep } from './case.ts';
import { assert } from './control.ts';
import type { Ports } from './effects.ts';
import { initialState } from './case-state.ts';
import { advance } from './interpreter/interpret.ts';
import { isProblem, namedProblem, problem, type NamedProblem } from './problem.ts';
import type { VersionContent } from './version.ts';

/** How a run went. `problem` is set where it could not be brought to an end. */
export interface Run {
  state: CaseState;
  steps: TraceStep[];
  problem: NamedProblem | null;
}

/** A direct use that takes more stretches than this is no direct use. */
const mostStretches = 50;

/** Runs a direct scenario. Never throws: what goes wrong is in `problem`. */
export async function runDirect(version: VersionContent, start: CaseStart, ports: Ports): Promise<Run> {
  let state = initialState(start);
  const steps: TraceStep[] = [];
  try {
    for (let stretch = 0; state.outcome === null; stretch += 1) {
      const advanced = await advance(version, start.caseId, state, ports);
      ({ state } = advanced);
      steps.push(...advanced.steps);
      const held = state.tokens.find(({ problem: holding }) => holding)?.problem;
      if (held) return { state, steps, problem: held };
      if (state.outcome) break;
      assert(advanced.more && stretch < mostStretches, 'a direct scenario wants nothing of its host');
    }
    return { state, steps, problem: null };
  } catch (error) {
    return { state, steps, problem: nameOf(error) };
  }
}

/** The name of what went wrong; what we can't name went wrong inside. */
export const nameOf = (error: unknown): NamedProblem => namedProblem(isProblem(error) ? error : problem('internal'));
