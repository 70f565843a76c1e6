/** The doors between the workflow that spreads a batch over its items and the activities that act for it. */
import type { ProcedureStart, StageDone } from './run-procedure-ports.ts';

/** The operation of a stage that is this workflow, its type, and its id for a batch. */
export const spreadOperation = 'spread-batch';
export const spreadWorkflow = 'spreadBatch';
export const spreadWorkflowId = (batch: string): string => `spread-${batch}`;

/** Input of the workflow. */
export interface SpreadBatch {
  /** How the batch's own case started. */
  batch: ProcedureStart;
  /** SM3 of what was submitted for it. */
  submitted: string;
  /** Where a batch goes on that has begun a new history: behind this place in the order of its items. */
  after?: string;
}

/** An item whose case came to its end, or broke off. */
export interface EndedCase {
  item: string;
  caseId: string;
  isBroken: boolean;
}

/** What a turn is asked with. */
export interface SpreadTurn extends Required<SpreadBatch> {
  /** How many cases are under way. */
  underWay: number;
  /** How many more may be begun. */
  room: number;
  ended: EndedCase[];
}

/** What a turn gives: the cases to begin, the place in the order that was come to, and whether nothing is left behind it. */
export interface SpreadTurned {
  begun: { item: string; start: ProcedureStart }[];
  after: string;
  isLast: boolean;
}

/** Run as local activities. */
export interface SpreadSteps {
  /** Notes what ended, and makes the next items ready. */
  turnSpread(turn: SpreadTurn): Promise<SpreadTurned>;
  /** What came of all items. */
  sumUpSpread(batch: string): Promise<Omit<StageDone, 'visit'>>;
}

/** Runs as an activity of its own, tried until it is so. */
export interface SpreadWaits {
  /** Comes back once a case is over that somebody else began. */
  awaitCase(caseId: string): Promise<void>;
}
