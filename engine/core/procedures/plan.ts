/** The plan of a case: its stages with who reviews, within which limits and what follows when they are missed, as policy decided when it was opened. A case keeps its plan. */
import type { Decision } from '../policies/decide.ts';
import { roles, type Role } from '../rights.ts';
import type { Text } from '../text.ts';
import type { ProcedureAct, ProcedureKind, Stage } from './procedure.ts';

/** The level whose people review: where the applicant is, its city, the province. */
export const reviewLevels = ['case', 'city', 'province'] as const;
export type ReviewLevel = (typeof reviewLevels)[number];

/** Who reviews at one step of a stage. */
export interface Reviewer {
  role: Role;
  level: ReviewLevel;
}

/** A stage as a case runs it. */
export interface PlannedStage extends Stage {
  /** Of a stage of the administration: those who must approve, in order; each another person. */
  reviewers: readonly Reviewer[];
  /** Working days until its limit; null where it has none. */
  workdays: number | null;
  /** Working days before the limit at which who holds it is reminded. */
  remind: number | null;
  /** Who is asked too, once the limit is missed. */
  escalate: Reviewer | null;
  /** Of a check: the daily volume up to which nobody reviews; left out where policy says none. */
  quota?: number;
  /** Which rule of which policy planned it. */
  by: { policy: string; digest: string; rule: string | null; reason: Text };
}

export interface Plan {
  procedure: ProcedureKind;
  act: ProcedureAct;
  stages: readonly PlannedStage[];
}

/** The policy that plans, and the outcomes it may decide for a stage. */
export const planPolicy = 'procedure-plan';
export const planOutcomes = ['skip', 'automatic', 'one', 'two', 'three'] as const;
export type PlanOutcome = (typeof planOutcomes)[number];

const peopleOf: Record<PlanOutcome, number> = { skip: 0, automatic: 0, one: 1, two: 2, three: 3 };

const asLevel = (value: unknown): ReviewLevel => reviewLevels.find((level) => level === value) ?? 'case';
const asRole = (value: unknown): Role =>
  typeof value === 'string' && Object.hasOwn(roles, value) ? (value as Role) : 'access-manager';
const asWhole = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? Math.round(value) : null);

/** The reviewers in order: the last of several is of the higher level. */
function reviewersOf(count: number, { role, level, second }: Record<string, unknown>): Reviewer[] {
  const first: Reviewer = { role: asRole(role), level: asLevel(level) };
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? first : { role: asRole(second ?? 'approver'), level: index === count - 1 ? 'province' : first.level },
  );
}

/** A stage as decided; null where policy leaves it out. A stage at which the administration alone is asked and policy asks nobody goes on by itself. */
export function plannedStage(stage: Stage, decision: Decision): PlannedStage | null {
  const outcome = planOutcomes.find((each) => each === decision.outcome) ?? 'one';
  const outputs = decision.outputs ?? {};
  const isReview = stage.asks?.side === 'reviewer' && !stage.lasts;
  if (outcome === 'skip' || (outcome === 'automatic' && isReview)) return null;
  const workdays = asWhole(outputs['workdays']);
  const quota = asWhole(outputs['quota']);
  return {
    ...stage,
    reviewers: isReview ? reviewersOf(peopleOf[outcome], outputs) : stage.lasts ? reviewersOf(1, outputs) : [],
    ...(quota !== null && { quota }),
    workdays,
    remind: workdays === null ? null : asWhole(outputs['remind']),
    escalate:
      workdays === null || outputs['escalate'] === undefined
        ? null
        : { role: asRole(outputs['escalate']), level: 'province' },
    by: { policy: decision.policy, digest: decision.digest, rule: decision.rule, reason: decision.reason },
  };
}
