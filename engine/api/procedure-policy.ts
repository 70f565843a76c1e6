/** The policies that procedures are driven by: the version in force, or the one that ships where a province has none of its own. */
import { assertExists } from '../core/control.ts';
import type { DigestedPolicy } from '../core/policies/policy-layers.ts';
import type { Policy } from '../core/policies/policy.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { Policies } from '../store/policies.ts';

/** Makes the source of one of them, by its name, over the store and what ships. */
export function createPolicySource(
  name: string,
  policies: Pick<Policies, 'named'>,
  shipped: readonly Policy[],
): (now: Date) => Promise<DigestedPolicy> {
  const policy = assertExists(
    shipped.find((each) => each.name === name),
    `the policy ${name}`,
  );
  const own: DigestedPolicy = { policy, digest: sm3(canonicalJson(policy)) };
  return async (now) => (await policies.named([name], now))[name] ?? own;
}
