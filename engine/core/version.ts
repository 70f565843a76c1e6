/** A version (版本): an immutable, content-addressed release of a scenario, with everything it uses pinned. */
import type { Policy } from './policy.ts';
import type { Prompts } from './prompt.ts';
import type { Scenario } from './scenario.ts';

/** What a version is made of. Its digest is the SM3 of its canonical JSON. */
export interface VersionContent {
  scenario: Scenario;
  /** Each policy the scenario names, as it stood at filing, with its own digest. */
  policies: Record<string, { digest: string; policy: Policy }>;
  /** Every prompt the scenario can show. */
  prompts: Prompts;
  /** Version of the language it is written in; the first where there is none. */
  irVersion?: 2;
  /** Each scenario it calls, as it stood at filing. */
  subs?: Record<string, PinnedScenario>;
}

/** A scenario that another calls, pinned. */
export interface PinnedScenario extends VersionContent {
  digest: string;
  version: number;
}

/** A version as hosts run it. */
export interface Version extends VersionContent {
  digest: string;
}

export const versionStates = ['filed', 'published', 'suspended', 'retired', 'superseded'] as const;
export type VersionState = (typeof versionStates)[number];
