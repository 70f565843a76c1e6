/** What a worker does for a durable case: interprets its stretches, performs its writes, and projects its record. */
import { ApplicationFailure } from '@temporalio/activity';
import type { CaseState } from '../../engine/core/case.ts';
import { applyChanges } from '../../engine/core/case-state.ts';
import { createEffects, type Ports } from '../../engine/core/effects.ts';
import { advance, perform } from '../../engine/core/interpret.ts';
import { isProblem, problemKinds, titleOf } from '../../engine/core/problem.ts';
import type { PerformActivities, StretchActivities } from '../../engine/core/run-scenario-ports.ts';
import { text } from '../../engine/core/text.ts';
import type { CaseProjections, VersionSource } from '../../engine/core/store-ports.ts';

/** What the activities are made of. */
export interface ScenarioActivityParts extends Ports {
  versions: VersionSource;
  cases: CaseProjections;
}

/** What the record shows of a state. */
const shown = (state: CaseState) => ({
  at: state.tokens.map(({ at }) => at),
  outcome: state.outcome,
  holder: state.data.card
    ? { name: state.data.card.name, socialSecurityNumber: state.data.card.socialSecurityNumber }
    : null,
});

/** A problem ends the case at once; anything else is tried again, for it may pass. */
async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProblem(error) || isProblem(error, 'connector-unavailable')) throw error;
    const title = text(titleOf(error, 'zh-CN'), titleOf(error, 'en'));
    throw ApplicationFailure.nonRetryable(error.slug, error.slug, title);
  }
}

/** Makes the activities over a store and the connectors. */
export function createScenarioActivities(parts: ScenarioActivityParts): StretchActivities & PerformActivities {
  const { versions, cases, now } = parts;
  return {
    advanceCase: ({ caseId, digest, stretch, state, settled }) =>
      naming(async () => {
        const version = await versions.byDigest(digest);
        const advanced = await advance(version, caseId, state, createEffects(version, parts), settled);
        const next = applyChanges(state, advanced.changes);
        await cases.project(caseId, {
          stretch,
          steps: advanced.steps,
          status: next.outcome ? 'completed' : 'running',
          ...shown(next),
          problem: null,
          endedAt: next.outcome ? now().toISOString() : null,
        });
        return advanced;
      }),

    async recordFailure({ caseId, stretch, state, problem }) {
      await cases.project(caseId, {
        stretch,
        steps: [],
        status: 'failed',
        ...shown(state),
        problem: problem ?? { slug: 'internal', title: problemKinds.internal.title },
        endedAt: now().toISOString(),
      });
    },

    performNode: ({ caseId, digest, state, wanted }) =>
      naming(async () => {
        const version = await versions.byDigest(digest);
        return perform(version, caseId, state, wanted, createEffects(version, parts));
      }),
  };
}
