/** How far a draft is from being filed: the state of each step, and what keeps it back. */
import type { Checks, Impact } from '../../engine/core/api.ts';
import type { Assessment } from '../../engine/core/assessments-needed.ts';
import type { ClauseConformance } from '../../engine/core/conformance.ts';
import type { SuiteRun } from '../../engine/core/suites/suite-run.ts';

/** The steps in their order. */
export const filingSteps = ['checks', 'tests', 'comparison', 'conformance', 'attachments', 'impact'] as const;
export type FilingStep = (typeof filingSteps)[number];

/** waiting: not known yet; remark: to be read, but no obstacle; blocked: to be mended first. */
export type StepState = 'waiting' | 'clear' | 'remark' | 'blocked';

/** What is known so far; undefined while it is not. */
export interface FilingFacts {
  checks: Checks | undefined;
  /** How many tests are saved. */
  tests: number | undefined;
  /** Whether publishing demands tests: the scenario writes or pays. */
  demanded: boolean;
  run: SuiteRun | undefined;
  /** How many changes there are; null where no version is in use. */
  changes: number | null | undefined;
  conformance: readonly ClauseConformance[] | undefined;
  /** The assessments that are asked for and not put in. */
  missing: readonly Assessment[] | undefined;
  impact: Impact | undefined;
}

export type Hindrance = 'findings' | 'suite-missing' | 'suite-not-green' | 'unknown';

function stateOfTests({ checks, tests, demanded, run }: FilingFacts): StepState {
  if (tests === undefined) return 'waiting';
  if (tests === 0) return demanded ? 'blocked' : 'remark';
  // With errors nothing can be run.
  if (!run) return checks && checks.errors > 0 ? 'remark' : 'waiting';
  return run.passed ? 'clear' : 'blocked';
}

function stateOfChecks({ checks }: FilingFacts): StepState {
  if (!checks) return 'waiting';
  return checks.errors > 0 ? 'blocked' : checks.warnings > 0 ? 'remark' : 'clear';
}

const known = (remark: boolean | undefined): StepState =>
  remark === undefined ? 'waiting' : remark ? 'remark' : 'clear';

/** The state of each step. */
export const stepStates = (facts: FilingFacts): Record<FilingStep, StepState> => ({
  checks: stateOfChecks(facts),
  tests: stateOfTests(facts),
  comparison: known(facts.changes === undefined ? undefined : facts.changes === 0),
  conformance: known(facts.conformance?.some(({ standing }) => standing !== 'served')),
  attachments: known(facts.missing && facts.missing.length > 0),
  impact: known(facts.impact && openCasesOf(facts.impact) > 0),
});

/** All open cases of a scenario. */
export const openCasesOf = ({ open }: Impact): number => open.reduce((sum, each) => sum + each.open, 0);

/** What keeps a draft from being filed: what filing refuses, and what publishing would refuse later. */
export function hindrancesOf(facts: FilingFacts): Hindrance[] {
  const { checks, tests } = stepStates(facts);
  if (checks === 'blocked') return ['findings'];
  if (checks === 'waiting' || tests === 'waiting') return ['unknown'];
  if (tests === 'blocked') return [facts.tests === 0 ? 'suite-missing' : 'suite-not-green'];
  return [];
}
