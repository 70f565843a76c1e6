/** The driver of a durable case: has each stretch interpreted by one local activity, then performs what is wanted. It interprets nothing itself. */
import { ActivityFailure, ApplicationFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { applyChanges, initialState } from '../engine/core/case-state.ts';
import type { Text } from '../engine/core/text.ts';
import type { Settled } from '../engine/core/interpret.ts';
import type {
  PerformActivities,
  RunScenario,
  RunScenarioResult,
  StretchActivities,
} from '../engine/core/run-scenario-ports.ts';

const { advanceCase, recordFailure } = proxyLocalActivities<StretchActivities>({
  startToCloseTimeout: '40 seconds',
  localRetryThreshold: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

const { performNode } = proxyActivities<PerformActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** Drives one case to its outcome. Fails with the problem's slug as type where it can't be brought to an end. */
export async function runScenario({ caseId, digest, start }: RunScenario): Promise<RunScenarioResult> {
  let state = initialState(start);
  let settled: Settled[] = [];
  let stretch = 0;
  try {
    for (;;) {
      const { changes, wanted } = await advanceCase({ caseId, digest, stretch: (stretch += 1), state, settled });
      state = applyChanges(state, changes);
      if (state.outcome) return state.outcome;
      const now = state;
      settled = await Promise.all(wanted.map((each) => performNode({ caseId, digest, state: now, wanted: each })));
    }
  } catch (error) {
    // A failed activity comes wrapped; a failed local activity comes as it is.
    const failure = error instanceof ActivityFailure ? error.cause : error;
    if (!(failure instanceof ApplicationFailure)) throw error;
    const problem = problemOf(failure);
    await recordFailure({ caseId, digest, stretch: stretch + 1, state, problem });
    throw ApplicationFailure.nonRetryable('the case could not be brought to an end', problem?.slug ?? 'internal');
  }
}

/** The problem that an activity ended with: its slug is the failure's type, its title the one detail. */
function problemOf({ type, details }: ApplicationFailure): { slug: string; title: Text } | null {
  return type && details?.[0] ? { slug: type, title: details[0] as Text } : null;
}
