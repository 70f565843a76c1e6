/** Where a case of a procedure stands: small, without anything that was filled in, so that a history holds no person's data. */
import type { Depends } from '../evidence.ts';
import type { NamedProblem } from '../problem.ts';
import { assertExists } from '../control.ts';
import type { Plan, PlannedStage, Reviewer } from './plan.ts';
import type { ProcedureOutcome, Side, StageActionId } from './procedure.ts';
import type { QuotaCause } from './total-quota.ts';
import type { Text } from '../text.ts';

/** A field that must be corrected, and why. `pointer` is a JSON pointer into the form, or `/materials/CODE`. */
export interface FieldMark {
  pointer: string;
  note: string;
}

/** A finding of an automatic check; `severity` error: it does not pass. */
export interface StageFinding {
  pointer: string;
  rule: string;
  severity: 'error' | 'warning' | 'info';
  message: Text;
  /** Where the cause is what all together have asked for. */
  quota?: QuotaCause;
}

/** Who did what, when, and for whom. `by` is an account, or `platform`. */
export interface Stamp {
  seq: number;
  at: string;
  by: string;
  /** In whose place: who held the case and was away. */
  onBehalf?: string;
  side: Side;
  /** The role in which it was done; null for the platform. */
  role: string | null;
  institution: string | null;
  stage: string;
  action: StageActionId | 'opened' | 'passed' | 'failed' | 'elapsed' | 'reminded' | 'escalated' | 'ended' | 'inherited';
  reason?: string;
  marks?: FieldMark[];
  /** To whom it was handed over. */
  to?: string;
  /** SM3 of what was handed in with it. */
  paper?: string;
  /** The id of the act, so that one sent again is known. */
  act?: string;
}

/** What an operation of the platform found at a stage. */
export interface StageResult {
  at: string;
  verdict: 'passed' | 'failed';
  findings: StageFinding[];
  /** What later stages need of it, such as a number of the national register; nothing personal. */
  gives: Record<string, string>;
}

/** asking: somebody is to answer; doing: the platform is at work; lasting: time passes; held: the platform's work failed and somebody must see to it; over. */
export type ProcedurePhase = 'asking' | 'doing' | 'lasting' | 'held' | 'over';

export interface ProcedureState {
  phase: ProcedurePhase;
  /** Index of the stage in the plan. */
  stage: number;
  /** How many stages were entered: with the case it names a visit, and an operation's idempotency key. */
  visit: number;
  /** Since when it is at the stage, RFC 3339. */
  since: string;
  dueAt: string | null;
  remindAt: string | null;
  isReminded: boolean;
  isOverdue: boolean;
  /** Who has taken it on. */
  claimed: string | null;
  /** Who approved at this visit. */
  approved: string[];
  /** In whose places somebody approved at this visit: they count as having approved too. */
  approvedFor?: string[];
  /** SM3 of the form as it was submitted last, in the store. */
  submitted: string | null;
  /** SM3 of what was handed in at the stage. */
  paper: string | null;
  /** The fields to be corrected. */
  marks: FieldMark[];
  results: Record<string, StageResult>;
  /** Of results that are evidence: the values that they were found at, and the last day on which they hold. */
  proven?: Readonly<Record<string, { on: Depends; until: string | null }>>;
  /** Number of the last stamp. */
  seq: number;
  /** Whoever decided for the administration, so that they decide but once. */
  problem: NamedProblem | null;
  outcome: ProcedureOutcome | null;
  endedAt: string | null;
}

/** The stage where a case stands. */
export const stageNow = (plan: Plan, { stage }: Pick<ProcedureState, 'stage'>): PlannedStage =>
  assertExists(plan.stages[stage], 'a stage of the plan');

/** The reviewer who is asked now; null where somebody else is. */
export function reviewerNow(plan: Plan, state: ProcedureState): Reviewer | null {
  const { reviewers } = stageNow(plan, state);
  return reviewers[Math.min(state.approved.length, reviewers.length - 1)] ?? null;
}
