/** The direct host: runs a scenario that only computes and reads to its end in this process. */
import type { CaseStart, CaseState, TraceStep } from './case.ts';
import { assert } from './control.ts';
import { createEffects, type Ports } from './effects.ts';
import { applyChanges, initialState } from './case-state.ts';
import { advance } from './interpret.ts';
import { isProblem, problem, type Problem } from './problem.ts';
import type { VersionContent } from './version.ts';

/** How a run went. `problem` is set where it could not be brought to an end. */
export interface Run {
  state: CaseState;
  steps: TraceStep[];
  problem: Problem | null;
}

/** Runs a direct scenario. Never throws: what goes wrong is in `problem`. */
export async function runDirect(version: VersionContent, start: CaseStart, ports: Ports): Promise<Run> {
  const initial = initialState(start);
  try {
    const { changes, steps, wanted } = await advance(version, start.caseId, initial, createEffects(version, ports));
    assert(wanted.length === 0, 'a direct scenario wants nothing of its host');
    return { state: applyChanges(initial, changes), steps, problem: null };
  } catch (error) {
    return { state: initial, steps: [], problem: isProblem(error) ? error : problem('internal') };
  }
}
