/** The doors between the workflow that drives a case and the activities that act for it. */
import type { CaseStart, CaseState, Outcome } from './case.ts';
import type { Text } from './text.ts';
import type { Advance, Settled, Wanted } from './interpret.ts';

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
  /** Advances a case, and projects its record. */
  advanceCase(input: Stretch & { settled: Settled[] }): Promise<Advance>;
  /** Projects that a case has failed, by its problem; null where it has no name. */
  recordFailure(input: Stretch & { problem: { slug: string; title: Text } | null }): Promise<void>;
}

/** Runs as activities of their own, with retries: what changes the outside. */
export interface PerformActivities {
  performNode(input: { caseId: string; digest: string; state: CaseState; wanted: Wanted }): Promise<Settled>;
}
