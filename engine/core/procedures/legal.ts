/** What may be done to a case of a procedure as it stands, by whom, and by what name everything else is refused. */
import type { ActInput } from '../run-procedure-ports.ts';
import type { Plan } from './plan.ts';
import { reviewerNow, stageNow, type ProcedureState } from './procedure-state.ts';
import { stageActions, type Side, type StageAction, type StageActionId } from './procedure.ts';

/** Why an act is refused, by the slug of a problem. */
export type ActRefusal =
  | 'case-closed'
  | 'stage-passed'
  | 'not-at-this-stage'
  | 'not-your-side'
  | 'wrong-reviewer'
  | 'claimed-by-another'
  | 'not-claimed'
  | 'decided-before';

/** What operators may do to work of the platform that failed. */
const mending: StageAction = { id: 'retry', leads: 'again', needsReason: true };

/** The actions that the stage knows, each with the side that may take it. */
export function actionsNow(plan: Plan, state: ProcedureState): { side: Side; action: StageAction }[] {
  if (state.phase === 'over') return [];
  if (state.phase === 'held') return [{ side: 'platform', action: mending }];
  const { asks } = stageNow(plan, state);
  if (!asks || state.phase === 'doing') return [];
  return asks.actions.map((action) => ({ side: asks.side, action }));
}

/** The action of an id as the stage knows it now; undefined where it does not. */
export const actionNow = (plan: Plan, state: ProcedureState, id: StageActionId): StageAction | undefined =>
  actionsNow(plan, state).find(({ action }) => action.id === id)?.action;

const decisions: readonly StageActionId[] = ['approve', 'return', 'reject', 'consent'];

/** Who acts, and how. */
export type Acting = Pick<ActInput, 'action' | 'side' | 'role' | 'by' | 'onBehalf' | 'visit'>;

/** In whose place somebody acts: whom they stand in for, as long as that one holds the case. */
export const actsFor = ({ claimed }: ProcedureState, { onBehalf }: Pick<Acting, 'onBehalf'>): string | null =>
  onBehalf !== undefined && onBehalf === claimed ? onBehalf : null;

/** Why somebody's act is refused; null where it may be taken. Whether the actor is of the side it names, and of the place, and stands in for whom they say, is asked before. */
export function refusalOf(plan: Plan, state: ProcedureState, acting: Acting): ActRefusal | null {
  const { action: id, side, role, by, visit } = acting;
  if (state.phase === 'over') return 'case-closed';
  if (visit !== state.visit) return 'stage-passed';
  const known = actionsNow(plan, state).filter(({ action }) => action.id === id);
  if (known.length === 0) return 'not-at-this-stage';
  if (!known.some((each) => each.side === side)) return 'not-your-side';
  const stage = stageNow(plan, state);
  const reviewer = reviewerNow(plan, state);
  const roles = [reviewer?.role, state.isOverdue ? stage.escalate?.role : undefined];
  if (side === 'reviewer' && reviewer && !roles.includes(role)) return 'wrong-reviewer';
  const inPlaceOf = actsFor(state, acting);
  const isHolder = state.claimed === by || inPlaceOf !== null;
  if (id === 'release') return isHolder ? null : 'not-claimed';
  if (id === 'claim') return state.claimed === null ? null : 'claimed-by-another';
  const isPassing = id === 'hand-over' || decisions.includes(id);
  if (isPassing && state.claimed !== null && !isHolder) return 'claimed-by-another';
  // Who approves for somebody counts as both of them.
  const decided = [...state.approved, ...(state.approvedFor ?? [])];
  return id === 'approve' && [by, inPlaceOf].some((each) => each !== null && decided.includes(each))
    ? 'decided-before'
    : null;
}

/** Every action there is, for tests that ask of each. */
export const everyAction = Object.keys(stageActions) as StageActionId[];
