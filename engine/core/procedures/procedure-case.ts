/** A case of a procedure as lists and pages show it, and the projection that the platform keeps of it. */
import { liesIn, type Actor, type Place, type Role } from '../rights.ts';
import type { Text } from '../text.ts';
import { placeOfTask } from '../task.ts';
import { reviewerNow, stageNow, type ProcedurePhase, type ProcedureState, type Stamp } from './procedure-state.ts';
import type { ProcedureAct, ProcedureKind, ProcedureOutcome, Side } from './procedure.ts';
import type { Plan } from './plan.ts';
import type { ProcedureStart } from '../run-procedure-ports.ts';

/** Who holds a case now: a side, the role that is asked, the place of its people, and who has taken it on. */
export interface CaseHolder extends Place {
  side: Side;
  role: Role | null;
  claimed: string | null;
}

/** A case in a list. */
export interface ProcedureSummary extends Place {
  id: string;
  procedure: ProcedureKind;
  act: ProcedureAct;
  /** What it takes on, as the applicant calls it; empty before it was said. */
  name: string;
  registration: string | null;
  /** The batch that it is an item of. */
  batch: string | null;
  phase: ProcedurePhase;
  stage: { id: string; name: Text; index: number; of: number };
  holder: CaseHolder;
  since: string;
  dueAt: string | null;
  isOverdue: boolean;
  outcome: ProcedureOutcome | null;
  openedBy: string;
  openedAt: string;
  endedAt: string | null;
}

/** A case as it stands: what its workflow knows, and every stamp. */
export interface ProcedureRecord extends ProcedureSummary {
  /** The others that take part in it: who provides the data that it asks for. */
  sharedWith: readonly Place[];
  start: ProcedureStart;
  plan: Plan;
  state: ProcedureState;
  stamps: Stamp[];
}

/** What a step of the workflow leaves: written again without harm. */
export interface ProcedureProjection {
  start: ProcedureStart;
  plan: Plan;
  state: ProcedureState;
  stamps: readonly Stamp[];
}

/** Keeps the projections. */
export interface ProcedureProjections {
  project(projection: ProcedureProjection): Promise<void>;
}

/** Who provides the data that a case asks for, as an earlier stage found; null where there is none. */
export function providerOf({ results }: Pick<ProcedureState, 'results'>): Place | null {
  const given = Object.values(results).find(({ gives }) => gives['provider'] !== undefined)?.gives;
  if (!given) return null;
  return { institution: given['provider'] ?? null, region: given['providerRegion'] ?? '' };
}

/** Who holds a case that stands like this. */
export function holderOf({ start, plan, state }: Pick<ProcedureProjection, 'start' | 'plan' | 'state'>): CaseHolder {
  const { claimed, phase } = state;
  const side =
    phase === 'doing' || phase === 'held' || phase === 'over' ? 'platform' : stageNow(plan, state).asks?.side;
  if (side === 'reviewer' && phase === 'asking') {
    const reviewer = reviewerNow(plan, state);
    const place = placeOfTask(start.place, reviewer?.level ?? 'case');
    return { side, role: reviewer?.role ?? null, region: place.region, institution: null, claimed };
  }
  if (side === 'applicant') return { side, role: 'applicant', ...start.place, claimed };
  const provider = side === 'provider' ? providerOf(state) : null;
  if (provider) return { side: 'provider', role: 'applicant', ...provider, claimed };
  return { side: side ?? 'platform', role: phase === 'held' ? 'duty-operator' : null, ...start.place, claimed };
}

/** The side on which somebody takes part in a case; null where they only look on. */
export function sideOf(actor: Actor, { start, plan, state }: ProcedureProjection): Side | null {
  if (actor.role === 'applicant') {
    if (actor.institution !== null && actor.institution === start.place.institution) return 'applicant';
    const provider = providerOf(state);
    if (provider && actor.institution === provider.institution) return 'provider';
    return null;
  }
  if (actor.institution !== null || !liesIn(start.place.region, actor.region)) return null;
  if (actor.role === 'duty-operator') return 'platform';
  const reviewer = state.phase === 'over' ? null : reviewerNow(plan, state);
  const level = reviewer && placeOfTask(start.place, reviewer.level).region;
  // Who reviews for a city does not decide for its province.
  if (level !== null && level !== undefined && !liesIn(level, actor.region)) return null;
  return actor.role === 'access-manager' || actor.role === 'approver' ? 'reviewer' : null;
}

/** The summary of a case. `name` is what the applicant calls what is taken on. */
export function summaryOf({ start, plan, state }: ProcedureProjection, name: string): ProcedureSummary {
  const stage = stageNow(plan, state);
  const { phase, since, dueAt, isOverdue, outcome, endedAt } = state;
  return {
    ...{
      id: start.caseId,
      procedure: start.procedure,
      act: start.act,
      registration: start.registration,
      batch: start.inherits?.from ?? null,
      ...start.place,
    },
    ...{ name, phase, since, dueAt, isOverdue, outcome, endedAt },
    stage: { id: stage.id, name: stage.name, index: state.stage, of: plan.stages.length },
    holder: holderOf({ start, plan, state }),
    ...{ openedBy: start.openedBy, openedAt: start.openedAt },
  };
}
