/** What a worker does for a durable case: interprets its stretches, performs its writes, and projects its record. */
import type { CaseState } from '../../engine/core/case.ts';
import type { Ports } from '../../engine/core/effects.ts';
import type { InUseGuard } from '../../engine/core/registers/in-use.ts';
import { advance, perform } from '../../engine/core/interpreter/interpret.ts';
import { overlayOf, statusOf } from '../../engine/core/overlay.ts';
import { problemKinds } from '../../engine/core/problem.ts';
import type { PerformActivities, StretchActivities } from '../../engine/core/run-scenario-ports.ts';
import { withGuardedShares } from '../../engine/core/shared-data.ts';
import { standingOf } from '../../engine/core/stays.ts';
import type { CaseProjections, VersionSource } from '../../engine/core/store-ports.ts';
import { tasksAfter, tasksWithdrawn } from '../../engine/core/task.ts';
import { naming } from './naming.ts';

/** A record keeps the first so many steps of its trace, and then only where the case stands. */
const longestTrace = 3000;

/** What the activities are made of. */
export interface ScenarioActivityParts extends Ports {
  versions: VersionSource;
  cases: CaseProjections;
  /** Where shares of data are guarded; a host without registers guards none. */
  guard?: Pick<InUseGuard, 'demandShare'>;
}

/** What the record shows of a state. */
const shown = (state: CaseState) => ({
  at: [...new Set(overlayOf('', state).tokens.map(({ path }) => path))],
  outcome: state.outcome,
  holder: state.data.card
    ? { name: state.data.card.name, socialSecurityNumber: state.data.card.socialSecurityNumber }
    : null,
});

/** Makes the activities over a store and the connectors. */
export function createScenarioActivities(parts: ScenarioActivityParts): StretchActivities & PerformActivities {
  const { versions, cases, now, guard } = parts;
  const portsOf = ({ data }: CaseState): Ports =>
    guard ? withGuardedShares(parts, guard, data.place.institution) : parts;
  return {
    advanceCase: ({ caseId, digest, stretch, state, events }) =>
      naming(async () => {
        const version = await versions.byDigest(digest);
        const advanced = await advance(version, caseId, state, portsOf(state), events);
        const { changes, steps, wanted, more, taken, state: next } = advanced;
        const at = now().toISOString();
        await cases.project(caseId, {
          stretch,
          steps: state.seq < longestTrace ? steps : [],
          status: statusOf(next),
          ...shown(next),
          standing: standingOf(next),
          endsAt: at,
          problem: next.tokens.find(({ problem }) => problem)?.problem ?? null,
          endedAt: next.outcome ? at : null,
          tasks: tasksAfter({
            caseId,
            scenario: version.scenario,
            before: state,
            after: next,
            events,
            taken: taken ?? [],
            at,
          }),
        });
        return { changes, wanted, more, ...(taken && { taken }) };
      }),

    async recordFailure({ caseId, stretch, state, problem }) {
      const at = now().toISOString();
      await cases.project(caseId, {
        stretch,
        steps: [],
        status: 'failed',
        ...shown(state),
        standing: [],
        endsAt: at,
        problem: problem ?? { slug: 'internal', title: problemKinds.internal.title },
        endedAt: at,
        tasks: tasksWithdrawn(caseId, state, at),
      });
    },

    performNode: ({ digest, wanted }) => naming(async () => perform(await versions.byDigest(digest), wanted, parts)),
  };
}
