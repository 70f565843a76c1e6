/** Where each prompt is used: the scenarios whose nodes show it, and the policies that decide with it. */
import type { PromptUses } from '../api.ts';
import { promptsShownBy } from '../nodes/index.ts';
import { promptsOf, type Policy } from '../policies/policy.ts';
import type { Scenario } from '../scenario.ts';

/** The uses by code, each list in the order given, without repetition. */
export function promptUsesOf(scenarios: readonly Scenario[], policies: readonly Policy[]): PromptUses {
  const uses = new Map<string, PromptUses[string]>();
  const usesOf = (code: string): PromptUses[string] => {
    const known = uses.get(code) ?? { scenarios: [], policies: [] };
    uses.set(code, known);
    return known;
  };
  for (const { id, name, nodes } of scenarios) {
    const codes = new Set(nodes.flatMap(({ kind, settings }) => promptsShownBy(kind, settings)));
    for (const code of codes) usesOf(code).scenarios.push({ id, name });
  }
  for (const policy of policies) {
    const { name, title } = policy;
    for (const code of new Set(promptsOf(policy))) usesOf(code).policies.push({ name, title });
  }
  return Object.fromEntries(uses);
}
