import { Policy, type RulePolicy } from '../../engine/core/policy.ts';
import { type Prompts } from '../../engine/core/prompt.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { Suite } from '../../engine/core/suite.ts';
import type { Version } from '../../engine/core/version.ts';
/** The prompts that every scenario may use. */
export declare const catalogue: Prompts;
/** A policy of rulesets/policies/. */
export declare const policyNamed: (name: string) => Policy;
/** A policy of rulesets/policies/ that decides by rules. */
export declare function rulePolicyNamed(name: string): RulePolicy;
/** A scenario of rulesets/scenarios/. */
export declare const scenarioNamed: (id: string) => Scenario;
/** The saved tests of a scenario. */
export declare const suiteNamed: (id: string) => Suite;
/** A version of a scenario; its digest is its name, since nothing here tests digests. */
export declare function versionOf(scenario: Scenario): Version;
