/** The registry of design-time checks: a check is added here, and nowhere else. */
import type { Check, Ground } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { Scenario } from '../scenario.ts';
import { directOnlyReads } from './direct-only-reads.ts';
import { edgesLeadSomewhere } from './edges-lead-somewhere.ts';
import { factsAreSet } from './facts-are-set.ts';
import { knownInputs } from './known-inputs.ts';
import { knownKind } from './known-kind.ts';
import { knownPolicy } from './known-policy.ts';
import { knownPrompts } from './known-prompts.ts';
import { modeFitsEnvironment } from './mode-fits-environment.ts';
import { noEndlessLoop } from './no-endless-loop.ts';
import { offlineAuthenticates } from './offline-authenticates.ts';
import { oneStart } from './one-start.ts';
import { portsConnected } from './ports-connected.ts';
import { reachable } from './reachable.ts';
import { refusalIsExplained } from './refusal-is-explained.ts';
import { traditionalWay } from './traditional-way.ts';
import { uniqueIds } from './unique-ids.ts';
import { validSettings } from './valid-settings.ts';

/** Every check, in the order its findings are shown. */
export const checks: readonly Check[] = [
  directOnlyReads,
  edgesLeadSomewhere,
  factsAreSet,
  knownInputs,
  knownKind,
  knownPolicy,
  knownPrompts,
  modeFitsEnvironment,
  noEndlessLoop,
  offlineAuthenticates,
  oneStart,
  portsConnected,
  reachable,
  refusalIsExplained,
  traditionalWay,
  uniqueIds,
  validSettings,
];

/** Everything that is wrong with a scenario, errors first. */
export function checkScenario(scenario: Scenario, ground: Ground): Finding[] {
  const findings = checks.flatMap(({ name, severity, clauses, run }) =>
    run(scenario, ground).map((remark): Finding => ({ check: name, severity, clauses: [...clauses], ...remark })),
  );
  return findings.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
