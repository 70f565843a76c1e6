/** A draft with all it uses, as the interpreter wants it; nothing here is filed, so nothing has a digest. */
import type { Ground } from '../../engine/core/check.ts';
import { contentOf, policiesNamedBy } from '../../engine/core/pin.ts';
import { callsOf } from '../../engine/core/pin-subs.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { PinnedScenario, VersionContent } from '../../engine/core/version.ts';

/** Scenarios within scenarios that a trial follows. */
const deepest = 5;

/** The draft as a version would be: its policies and prompts, and the scenarios it calls as they stand now. */
export function contentOfDraft(scenario: Scenario, ground: Ground, depth = 0): VersionContent {
  const policies = Object.fromEntries(
    policiesNamedBy(scenario).flatMap((name) => {
      const policy = ground.policies[name];
      return policy ? [[name, { digest: 'draft', policy }]] : [];
    }),
  );
  const called = depth < deepest ? callsOf(scenario) : [];
  const subs = Object.fromEntries(
    called.flatMap(({ scenario: id }): [string, PinnedScenario][] => {
      const sub = ground.scenarios?.[id];
      return sub ? [[id, { ...contentOfDraft(sub, ground, depth + 1), digest: 'draft', version: 0 }]] : [];
    }),
  );
  return contentOf(scenario, policies, ground.prompts, subs);
}
