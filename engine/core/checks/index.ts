/** The registry of design-time checks: a check is added here, and nowhere else. */
import { subjectOf, type Check, type Fix, type Ground } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { Scenario } from '../scenario.ts';
import { assignsDeclared } from './assigns-declared.ts';
import { catchHasCause } from './catch-has-cause.ts';
import { consentBeforeDisclosure } from './consent-before-disclosure.ts';
import { directOnlyReads } from './direct-only-reads.ts';
import { disbursementIsVerified } from './disbursement-is-verified.ts';
import { edgesLeadSomewhere } from './edges-lead-somewhere.ts';
import { errorIsCaught } from './error-is-caught.ts';
import { expressionFits } from './expression-fits.ts';
import { expressionParses } from './expression-parses.ts';
import { factsAreSet } from './facts-are-set.ts';
import { forEachBounded } from './for-each-bounded.ts';
import { forEachReturns } from './for-each-returns.ts';
import { joinCanComplete } from './join-can-complete.ts';
import { knownInputs } from './known-inputs.ts';
import { knownKind } from './known-kind.ts';
import { knownPolicy } from './known-policy.ts';
import { knownPrompts } from './known-prompts.ts';
import { knownSubScenario } from './known-sub-scenario.ts';
import { knownVariables } from './known-variables.ts';
import { levelsDoNotMix } from './levels-do-not-mix.ts';
import { limitsLeadOn } from './limits-lead-on.ts';
import { minimalDisclosure } from './minimal-disclosure.ts';
import { modeFitsEnvironment } from './mode-fits-environment.ts';
import { modeIsServed } from './mode-is-served.ts';
import { moneyIsCompensated } from './money-is-compensated.ts';
import { networkReaches } from './network-reaches.ts';
import { noEndWithinFork } from './no-end-within-fork.ts';
import { noEndlessLoop } from './no-endless-loop.ts';
import { noFakeJoin } from './no-fake-join.ts';
import { noImplicitSplit } from './no-implicit-split.ts';
import { noMissingJoin } from './no-missing-join.ts';
import { noParallelWrites } from './no-parallel-writes.ts';
import { offlineAuthenticates } from './offline-authenticates.ts';
import { offlineAuthorises } from './offline-authorises.ts';
import { oneStart } from './one-start.ts';
import { onlineNational } from './online-national.ts';
import { outcomeHasPrompt } from './outcome-has-prompt.ts';
import { outputsAreRead } from './outputs-are-read.ts';
import { portsAreUnique } from './ports-are-unique.ts';
import { portsConnected } from './ports-connected.ts';
import { promptHolesFilled } from './prompt-holes-filled.ts';
import { promptsInGoodTone } from './prompts-in-good-tone.ts';
import { promptsTranslated } from './prompts-translated.ts';
import { purposeIsStated } from './purpose-is-stated.ts';
import { purposeIsUsed } from './purpose-is-used.ts';
import { reachable } from './reachable.ts';
import { reachesEnd } from './reaches-end.ts';
import { refusalIsExplained } from './refusal-is-explained.ts';
import { rulesWithinBudget } from './rules-within-budget.ts';
import { subScenarioFits } from './sub-scenario-fits.ts';
import { traditionalWay } from './traditional-way.ts';
import { uniqueIds } from './unique-ids.ts';
import { validSettings } from './valid-settings.ts';
import { variablesAreSet } from './variables-are-set.ts';
import { verifiedInTwoWays } from './verified-in-two-ways.ts';
import { withinSize } from './within-size.ts';
import { writesHaveErrorExit } from './writes-have-error-exit.ts';

/** Every check, in the order its findings are shown. */
export const checks: readonly Check[] = [
  assignsDeclared,
  catchHasCause,
  consentBeforeDisclosure,
  directOnlyReads,
  disbursementIsVerified,
  edgesLeadSomewhere,
  errorIsCaught,
  expressionFits,
  expressionParses,
  factsAreSet,
  forEachBounded,
  forEachReturns,
  joinCanComplete,
  knownInputs,
  knownKind,
  knownPolicy,
  knownPrompts,
  knownSubScenario,
  knownVariables,
  levelsDoNotMix,
  limitsLeadOn,
  minimalDisclosure,
  modeFitsEnvironment,
  modeIsServed,
  moneyIsCompensated,
  networkReaches,
  noEndWithinFork,
  noEndlessLoop,
  noFakeJoin,
  noImplicitSplit,
  noMissingJoin,
  noParallelWrites,
  offlineAuthenticates,
  offlineAuthorises,
  oneStart,
  onlineNational,
  outcomeHasPrompt,
  outputsAreRead,
  portsAreUnique,
  portsConnected,
  promptHolesFilled,
  promptsInGoodTone,
  promptsTranslated,
  purposeIsStated,
  purposeIsUsed,
  reachable,
  reachesEnd,
  refusalIsExplained,
  rulesWithinBudget,
  subScenarioFits,
  traditionalWay,
  uniqueIds,
  validSettings,
  variablesAreSet,
  verifiedInTwoWays,
  withinSize,
  writesHaveErrorExit,
];

/** Everything that is wrong with a scenario, errors first. */
export function checkScenario(scenario: Scenario, ground: Ground): Finding[] {
  const subject = subjectOf(scenario, ground);
  const findings = checks.flatMap(({ name, severity, clauses, run }) =>
    run(subject).map((remark): Finding => ({ check: name, severity, clauses: [...clauses], ...remark })),
  );
  return findings.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

/** The change that mends a finding of a scenario; null where that takes a person, or where it would bring a new error. */
export function fixOf(
  scenario: Scenario,
  ground: Ground,
  { check: name, pointer, node, message }: Finding,
): Fix | null {
  const check = checks.find((each) => each.name === name);
  const remark = { pointer, message, ...(node !== undefined && { node }) };
  const fix = check?.fix?.(subjectOf(scenario, ground), remark);
  if (!fix) return null;
  const before = new Set(errorsOf(scenario, ground));
  return errorsOf(fix.scenario, ground).every((error) => before.has(error)) ? fix : null;
}

/** The errors of a scenario, each in words that name its place. */
const errorsOf = (scenario: Scenario, ground: Ground): string[] =>
  checkScenario(scenario, ground)
    .filter(({ severity }) => severity === 'error')
    .map(({ check, message }) => `${check}: ${message.en}`);
