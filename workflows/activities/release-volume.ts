/** Gives back the volume that a case was approved to use, once it goes back to who applies or is over: what was granted stands in the register by then. */
import { procedures } from '../../engine/core/procedures/index.ts';
import type { Plan } from '../../engine/core/procedures/plan.ts';
import type { ProcedureState } from '../../engine/core/procedures/procedure-state.ts';
import { poolOf } from '../../engine/core/procedures/total-quota.ts';
import type { ProcedureStart } from '../../engine/core/run-procedure-ports.ts';
import type { OperationParts } from './operations/index.ts';

/** Whether what it may have been approved to use is not its any more after a step. */
function isLetGo({ stages }: Plan, before: ProcedureState, after: ProcedureState): boolean {
  if (before.outcome !== null) return false;
  const asked = stages.findIndex(({ asks }) => asks?.actions.some(({ id }) => id === 'submit'));
  return after.outcome !== null || (before.stage > asked && after.stage === asked);
}

/** Gives it back; done again it changes nothing. */
export async function releaseVolume(
  { volumeHolds }: Pick<OperationParts, 'volumeHolds'>,
  start: ProcedureStart,
  plan: Plan,
  before: ProcedureState,
  after: ProcedureState,
): Promise<void> {
  const procedure = procedures[start.procedure];
  const pool = procedure.volumes && poolOf(procedure, start);
  if (pool && isLetGo(plan, before, after)) await volumeHolds.release(pool, start.caseId);
}
