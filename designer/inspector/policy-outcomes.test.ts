/** Outcomes of a deciding node. */
import { expect, test } from 'vitest';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { outcomesOf } from './policy-outcomes.ts';

const policy: Policy = {
  ...{ name: 'entry', title: text('入园', 'Entry'), level: 'city', outcomes: ['free', 'pays'], rules: [] },
  otherwise: { then: 'pays', reason: text('购票', 'Pays') },
};
const free = { id: 'free', label: text('免费', 'Free') };

test('a node that has exactly the outcomes of its policy is let be', () => {
  expect(outcomesOf(policy, [{ id: 'pays', label: text('购票', 'Pays') }, free])).toBeNull();
});

test('what lacks is added, what the policy has not goes, and labels are kept', () => {
  const old = { id: 'old', label: text('旧', 'Old') };
  expect(outcomesOf(policy, [free, old])).toEqual([free, { id: 'pays', label: text('pays', 'pays') }]);
  expect(outcomesOf(policy, undefined)).toHaveLength(2);
});
