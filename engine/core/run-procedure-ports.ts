/** The doors between the workflow that drives a case of a procedure and the activities that act for it. */
import type { Evidence } from './evidence.ts';
import type { NamedProblem } from './problem.ts';
import type { Plan } from './procedures/plan.ts';
import type { FieldMark, ProcedureState, StageFinding } from './procedures/procedure-state.ts';
import type { ProcedureAct, ProcedureKind, ProcedureOutcome, Side, StageActionId } from './procedures/procedure.ts';
import type { Place, Role } from './rights.ts';

/** The type of a procedure's workflow: institution-access runs as institutionAccess. */
export const procedureWorkflow = (kind: ProcedureKind): string =>
  kind.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a case of a procedure starts from. What was filled in lies in the store, and never travels. */
export interface ProcedureStart {
  caseId: string;
  procedure: ProcedureKind;
  act: ProcedureAct;
  /** The applicant's place. */
  place: Place;
  /** What it is about, where that is in the register already. */
  registration: string | null;
  openedBy: string;
  openedAt: string;
  /** What earlier cases proved of it: a stage whose evidence still holds is passed. */
  evidence?: readonly Evidence[];
  /** Of an item of a batch: the batch and whose it is, the stages that it takes over, and the form that was submitted for it. Nobody is asked again: what does not pass ends it. */
  inherits?: { from: string; by?: Place; stages: readonly string[]; submitted: string };
}

/** Input of the workflow. */
export interface RunProcedure {
  start: ProcedureStart;
  /** Where a long case goes on that has begun a new history. */
  resumed?: { plan: Plan; state: ProcedureState; answered: string[] };
}

/** Update: what somebody does to a case. Taken once an id; refused where the case has moved on. */
export const actUpdate = 'act';
export interface ActInput {
  id: string;
  action: StageActionId;
  /** The visit of the stage it was meant for. */
  visit: number;
  by: string;
  /** Who holds the case and is away, where whoever acts stands in for them. */
  onBehalf?: string;
  side: Side;
  role: Role;
  institution: string | null;
  at: string;
  reason?: string;
  marks?: FieldMark[];
  /** To whom it is handed over. */
  to?: string;
  /** SM3 of what was submitted or handed in, in the store. */
  paper?: string;
}

/** What an update gives. */
export interface ActTaken {
  changed: boolean;
  outcome: ProcedureOutcome | null;
}

/** What the platform is to do at a stage. */
export interface StageWork {
  caseId: string;
  /** With the case the idempotency key. */
  visit: number;
  stage: string;
  operation: string;
  start: ProcedureStart;
  submitted: string | null;
  paper: string | null;
  /** The daily volume up to which policy lets it pass by itself; null where it says none. */
  quota: number | null;
  /** What earlier stages gave, by stage. */
  given: Record<string, Record<string, string>>;
}

/** What came of it. */
export interface StageDone {
  visit: number;
  verdict: 'passed' | 'failed';
  findings: StageFinding[];
  gives: Record<string, string>;
}

/** What happens to a case. */
export type ProcedureEvent =
  | { event: 'acted'; act: ActInput }
  | ({ event: 'done'; at: string } & StageDone)
  | { event: 'failed'; visit: number; problem: NamedProblem; at: string }
  | { event: 'elapsed'; at: string };

/** What follows from events. */
export interface ProcedureAdvance {
  state: ProcedureState;
  wanted: StageWork | null;
  /** Ids of the acts that changed nothing, each with the slug that refuses it. */
  refused: Record<string, string>;
}

/** Runs as local activities. */
export interface ProcedureSteps {
  /** Plans the case by policy, enters its first stage, and projects it. */
  beginProcedure(start: ProcedureStart): Promise<{ plan: Plan } & ProcedureAdvance>;
  /** Takes events in, and projects what came of them. */
  proceedProcedure(input: {
    start: ProcedureStart;
    plan: Plan;
    state: ProcedureState;
    events: ProcedureEvent[];
  }): Promise<ProcedureAdvance>;
}

/** Runs as an activity of its own, with retries: what changes the outside. */
export interface ProcedureWork {
  performStage(work: StageWork): Promise<StageDone>;
}
