/** What a worker does for a case of a procedure: plans it, decides its steps, projects them, and performs what its stages want. */
import type { WorkCalendar } from '../../engine/core/calendar.ts';
import { assertExists } from '../../engine/core/control.ts';
import type { LendLayers, DigestedPolicy } from '../../engine/core/policies/policy-layers.ts';
import { procedures } from '../../engine/core/procedures/index.ts';
import { makePlan } from '../../engine/core/procedures/make-plan.ts';
import { planPolicy } from '../../engine/core/procedures/plan.ts';
import { begin, proceed, type ProcedureGround, type Proceeded } from '../../engine/core/procedures/proceed.ts';
import type { ProcedureState } from '../../engine/core/procedures/procedure-state.ts';
import type { ProcedureProjections } from '../../engine/core/procedures/procedure-case.ts';
import type { ProcedureSteps, ProcedureStart, ProcedureWork } from '../../engine/core/run-procedure-ports.ts';
import type { SpreadSteps, SpreadWaits } from '../../engine/core/spread-batch-ports.ts';
import { naming } from './naming.ts';
import { releaseVolume } from './release-volume.ts';
import { voidCertificate } from './void-certificate.ts';
import { operations, type OperationParts } from './operations/index.ts';
import { createSpreadActivities, type SpreadActivityParts } from './spread-activities.ts';
import { writeCaseNotices, type CaseNoticeParts } from './write-case-notices.ts';

/** What the activities are made of. */
export interface ProcedureActivityParts
  extends Omit<OperationParts, 'papers' | 'batchItems'>, Omit<CaseNoticeParts, 'papers'>, SpreadActivityParts {
  procedureCases: ProcedureProjections & SpreadActivityParts['procedureCases'];
  papers: OperationParts['papers'] & SpreadActivityParts['papers'];
  batchItems: OperationParts['batchItems'] & SpreadActivityParts['batchItems'];
  /** The policy in force that plans, or the one that ships. */
  planPolicy: (now: Date) => Promise<DigestedPolicy>;
  layers: LendLayers;
  calendar: WorkCalendar;
}

/** Makes the activities over a store and the connectors. */
export function createProcedureActivities(
  parts: ProcedureActivityParts,
): ProcedureSteps & ProcedureWork & SpreadSteps & SpreadWaits {
  const { procedureCases, calendar, now } = parts;

  async function project(
    { start, plan }: ProcedureGround,
    before: ProcedureState | null,
    { state, stamps, wanted, refused }: Proceeded,
  ) {
    if (stamps.length > 0) {
      await procedureCases.project({ start, plan, before, state, stamps });
      await writeCaseNotices(parts, { start, plan, state, stamps });
    }
    return { state, wanted, refused };
  }

  async function planOf(start: ProcedureStart) {
    const at = now();
    const base = await parts.planPolicy(at);
    const layers = await parts.layers(planPolicy, start.place, at);
    return makePlan(procedures[start.procedure], start, { base, layers, now: at, calendar });
  }

  return {
    ...createSpreadActivities(parts),

    beginProcedure: (start) =>
      naming(async () => {
        const ground = { start, plan: await planOf(start), calendar };
        return { plan: ground.plan, ...(await project(ground, null, begin(ground))) };
      }),

    proceedProcedure: ({ start, plan, state, events }) =>
      naming(async () => {
        const ground = { start, plan, calendar };
        const proceeded = proceed(ground, state, events);
        await voidCertificate(parts.issuer, plan, state, proceeded.state);
        await releaseVolume(parts, start, plan, state, proceeded.state);
        return project(ground, state, proceeded);
      }),

    performStage: (work) =>
      naming(async () => {
        const operation = assertExists(operations[work.operation], `the operation ${work.operation}`);
        return { visit: work.visit, ...(await operation(work, parts)) };
      }),
  };
}
