/** Pins what a scenario uses, so that a version never changes: its policies, its prompts and the scenarios it calls. */
import { promptsShownBy } from './nodes/index.ts';
import { promptsOf, type Policy } from './policies/policy.ts';
import type { Prompts } from './prompts/prompt.ts';
import type { Scenario } from './scenario.ts';
import type { PinnedScenario, VersionContent } from './version.ts';

/** The names of the policies a scenario decides by, each once. */
export const policiesNamedBy = (scenario: Scenario): string[] => [
  ...new Set(
    scenario.nodes.flatMap(({ kind, settings }) =>
      kind === 'decide-by-policy' && typeof settings['policy'] === 'string' ? [settings['policy']] : [],
    ),
  ),
];

/** Pins what a scenario uses: its policies, of the catalogue's prompts those it or a policy can show, and the versions it calls. */
export function contentOf(
  scenario: Scenario,
  policies: Record<string, { digest: string; policy: Policy }>,
  catalogue: Prompts,
  subs: Record<string, PinnedScenario> = {},
): VersionContent {
  const codes = new Set(scenario.nodes.flatMap(({ kind, settings }) => promptsShownBy(kind, settings)));
  for (const { policy } of Object.values(policies)) for (const code of promptsOf(policy)) codes.add(code);
  const pinned = Object.entries({ ...catalogue, ...scenario.prompts }).filter(([code]) => codes.has(code));
  return { irVersion: 2, scenario, policies, prompts: Object.fromEntries(pinned), subs };
}
