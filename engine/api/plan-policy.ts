/** The policy that plans procedures: the version in force, or the one that ships where a province has none of its own. */
import { assertExists } from '../core/control.ts';
import type { DigestedPolicy } from '../core/policy-layers.ts';
import type { Policy } from '../core/policy.ts';
import { planPolicy } from '../core/procedures/plan.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { Policies } from '../store/policies.ts';

/** Makes the source over the store and what ships. */
export function createPlanPolicySource(
  policies: Pick<Policies, 'named'>,
  shipped: readonly Policy[],
): (now: Date) => Promise<DigestedPolicy> {
  const policy = assertExists(
    shipped.find(({ name }) => name === planPolicy),
    `the policy ${planPolicy}`,
  );
  const own: DigestedPolicy = { policy, digest: sm3(canonicalJson(policy)) };
  return async (now) => (await policies.named([planPolicy], now))[planPolicy] ?? own;
}
