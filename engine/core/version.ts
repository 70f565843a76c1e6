/** A version (版本): an immutable, content-addressed release of a scenario, with everything it uses pinned. */
import type { Policy } from './policies/policy.ts';
import type { Prompts } from './prompts/prompt.ts';
import type { Scenario } from './scenario.ts';

/** What a version is made of. Its digest is the SM3 of its canonical JSON. */
export interface VersionContent {
  /** Version of the scenario language; a content without it is of the first, and has no sub-scenarios. */
  irVersion?: 2;
  scenario: Scenario;
  /** Each policy the scenario names, as it stood at filing, with its own digest. */
  policies: Record<string, { digest: string; policy: Policy }>;
  /** Every prompt the scenario can show. */
  prompts: Prompts;
  /** Each scenario that it calls, as the version that fitted at filing, with all that it pins itself. */
  subs?: Record<string, PinnedScenario>;
}

/** A version that another embeds. */
export interface PinnedScenario extends VersionContent {
  digest: string;
  /** Its number within its scenario. */
  version: number;
}

/** A version as hosts run it. */
export interface Version extends VersionContent {
  digest: string;
}

/** returned: sent back by the second person; withdrawn: taken back by who filed it. Neither is ever published. */
export const versionStates = [
  'filed',
  'published',
  'suspended',
  'retired',
  'superseded',
  'returned',
  'withdrawn',
] as const;
export type VersionState = (typeof versionStates)[number];

/** What can be decided of a filed version, once and for good. */
export const decisionActs = ['publish', 'return', 'withdraw'] as const;
export type DecisionAct = (typeof decisionActs)[number];
