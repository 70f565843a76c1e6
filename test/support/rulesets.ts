/** The scenarios that the product ships, as versions to run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Policy, type RulePolicy } from '../../engine/core/policies/policy.ts';
import { PromptCatalogue, type Prompts } from '../../engine/core/prompts/prompt.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { Suite } from '../../engine/core/suites/suite.ts';
import { contentOf, policiesNamedBy } from '../../engine/core/pin.ts';
import type { Version } from '../../engine/core/version.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../rulesets/${path}`, import.meta.url), 'utf8'));

/** The prompts that every scenario may use. */
export const catalogue: Prompts = Object.assign(
  {},
  ...readdirSync(new URL('../../rulesets/prompts/', import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => PromptCatalogue.parse(read(`prompts/${file}`)).prompts),
) as Prompts;

/** A policy of rulesets/policies/. */
export const policyNamed = (name: string): Policy => Policy.parse(read(`policies/${name}.json`));

/** A policy of rulesets/policies/ that decides by rules. */
export function rulePolicyNamed(name: string): RulePolicy {
  const policy = policyNamed(name);
  if (!policy.rules) throw new Error(`${name} has no rules`);
  return policy;
}

/** A scenario of rulesets/scenarios/ or a pack of rulesets/packs/. */
export function scenarioNamed(id: string): Scenario {
  const isPack = existsSync(new URL(`../../rulesets/packs/${id}.json`, import.meta.url));
  return Scenario.parse(read(`${isPack ? 'packs' : 'scenarios'}/${id}.json`));
}

/** The saved tests of a scenario. */
export const suiteNamed = (id: string): Suite => Suite.parse(read(`suites/${id}.json`));

/** A version of a scenario; its digest is its name, since nothing here tests digests. */
export function versionOf(scenario: Scenario): Version {
  const policies = Object.fromEntries(
    policiesNamedBy(scenario).map((name) => [name, { digest: `digest-${name}`, policy: policyNamed(name) }]),
  );
  return { ...contentOf(scenario, policies, catalogue), digest: `digest-${scenario.id}` };
}
