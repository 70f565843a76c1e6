/** The type of a fact that no catalogue has, as a policy tells it by what it compares the fact with. */
import type { FactType } from './facts/fact-types.ts';
import { typeCompared } from './policies/policy-operators.ts';
import type { Policy } from './policies/policy.ts';
import { conditionsOf } from './policies/rule-index.ts';
import { valuesOf } from './tables/table-cell.ts';

/** The type; text where the policy tells nothing of it. */
export function typeAskedIn(policy: Policy, fact: string): FactType {
  if (policy.table) {
    const column = policy.table.inputs.findIndex((input) => input.fact === fact);
    const first = policy.table.rows.flatMap(({ when }) => valuesOf(when[column] ?? '-'))[0];
    return first === undefined ? 'string' : (typeof first as 'string' | 'number' | 'boolean');
  }
  const conditions = policy.rules.flatMap(({ when }) => conditionsOf(when)).filter((each) => each.fact === fact);
  const telling = conditions.map(({ operator, value }) => ({ operator, type: typeCompared(operator, value) }));
  const named = telling.filter(({ operator }) => operator !== 'isKnown').map(({ type }) => type);
  // An operator that fits one type alone says more than a text that is compared.
  return named.find((type) => type === 'date' || type === 'region' || type === 'list') ?? named[0] ?? 'string';
}
