/** The doors between the workflow that drives a case and the activities that act for it. */
import type { Answer, CaseStart, CaseState, Outcome, Reasoned, TaskRequest, TokenPhase } from './case.ts';
import type { Advance, CaseEvent, Performed, Wanted } from './interpreter/interpret.ts';
import type { NamedProblem } from './problem.ts';
import type { StandingToken } from './registers/standing.ts';

/** Task queue and workflow type of durable cases. */
export const scenarioQueue = 'scenarios';
export const runScenarioWorkflow = 'runScenario';

/** The workflow id of a case: it names nobody. */
export const workflowIdOf = (caseId: string): string => `case-${caseId}`;

/** Input of the workflow. The version is loaded by its digest where it is needed, and never travels. */
export interface RunScenario {
  caseId: string;
  digest: string;
  start: CaseStart;
  /** Where a long case goes on that has begun a new history. */
  resumed?: { state: CaseState; stretch: number; answered: string[]; held?: Wanted[] };
}

/** What the workflow gives once the case has ended. */
export type RunScenarioResult = Outcome;

interface Stretch {
  caseId: string;
  digest: string;
  /** Number of the stretch within the case: a repeated one overwrites what it projected before. */
  stretch: number;
  state: CaseState;
}

/** Runs as local activities: one a stretch. */
export interface StretchActivities {
  /** Advances a case, and projects its record. The trace goes into the record, not into the history. */
  advanceCase(input: Stretch & { events: CaseEvent[] }): Promise<Omit<Advance, 'steps' | 'state'>>;
  /** Projects that a case has failed, by its problem; null where it has no name. */
  recordFailure(input: Stretch & { problem: NamedProblem | null }): Promise<void>;
}

/** Runs as activities of their own, with retries: what changes the outside. */
export interface PerformActivities {
  performNode(input: { digest: string; wanted: Wanted }): Promise<Performed>;
}

/** Query: what a case is doing now, without any person's data. */
export const overlayQuery = 'overlay';

export interface Overlay {
  digest: string;
  tokens: {
    id: number;
    path: string;
    phase: TokenPhase;
    visit: number;
    scope: number;
    /** The scopes it is in, outermost first: what opened each, and where. */
    within: { kind: string; at: string }[];
    dueAt: string | null;
    until: string | null;
    task: TaskRequest | null;
    problem: NamedProblem | null;
  }[];
  paused: Reasoned | null;
  overdue: boolean;
  outcome: Outcome | null;
}

/** Update: a person's answer to a task. Refused where nothing waits for it; the same answer id is taken once. */
export const answerUpdate = 'answer';
export interface AnswerInput {
  token: number;
  /** Path of the node that asks, for a token goes on. */
  node: string;
  visit: number;
  answer: Answer;
}

/** Update: a message from outside, for the nodes that wait for its name. */
export const messageUpdate = 'message';
export interface MessageInput {
  id: string;
  name: string;
  body: Record<string, unknown>;
  at: string;
}

/** Update: what an operator orders. */
export const controlUpdate = 'control';
export type ControlInput = Reasoned &
  (
    | { action: 'pause' | 'resume' | 'cancel' }
    | { action: 'retry'; token: number }
    | { action: 'skip'; token: number; port: string }
    | {
        action: 'migrate';
        digest: string;
        mapping: Record<string, string>;
        /** Where the tokens stood when it was planned: refused where they have moved since. */
        standing?: StandingToken[];
      }
  );

/** What an update gives once the stretch that took it in is done. */
export interface Taken {
  /** False where it had been taken before, or came too late to change anything. */
  changed: boolean;
  outcome: Outcome | null;
}
