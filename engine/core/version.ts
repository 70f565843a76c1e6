/** A version (版本): an immutable, content-addressed release of a scenario, with everything it uses pinned. */
import type { Policy } from './policy.ts';
import type { Prompts } from './prompt.ts';
import { promptsShownBy } from './nodes/index.ts';
import type { Scenario } from './scenario.ts';

/** What a version is made of. Its digest is the SM3 of its canonical JSON. */
export interface VersionContent {
  scenario: Scenario;
  /** Each policy the scenario names, as it stood at filing, with its own digest. */
  policies: Record<string, { digest: string; policy: Policy }>;
  /** Every prompt the scenario can show. */
  prompts: Prompts;
}

/** A version as hosts run it. */
export interface Version extends VersionContent {
  digest: string;
}

export const versionStates = ['filed', 'published', 'suspended', 'retired', 'superseded'] as const;
export type VersionState = (typeof versionStates)[number];

/** The names of the policies a scenario decides by, each once. */
export const policiesNamedBy = (scenario: Scenario): string[] => [
  ...new Set(
    scenario.nodes.flatMap(({ kind, settings }) =>
      kind === 'decide-by-policy' && typeof settings['policy'] === 'string' ? [settings['policy']] : [],
    ),
  ),
];

/** Pins what a scenario uses: its policies, and of the catalogue's prompts those it or a policy can show. */
export function contentOf(
  scenario: Scenario,
  policies: Record<string, { digest: string; policy: Policy }>,
  catalogue: Prompts,
): VersionContent {
  const codes = new Set(scenario.nodes.flatMap(({ kind, settings }) => promptsShownBy(kind, settings)));
  for (const { policy } of Object.values(policies))
    for (const rule of policy.rules) if (rule.prompt !== undefined) codes.add(rule.prompt);
  const pinned = Object.entries({ ...catalogue, ...scenario.prompts }).filter(([code]) => codes.has(code));
  return { scenario, policies, prompts: Object.fromEntries(pinned) };
}
