/** Two people change the same version: what each did alone stays, and what both did is named. */
import { expect, it } from 'vitest';
import library from '../../rulesets/policies/library-lending.json' with { type: 'json' };
import type { Policy, RulePolicy } from '../../engine/core/policies/policy.ts';
import { addRule, changeHead, changeRule, moveRule, removeRule, type PolicyEdit } from './policy-edits.ts';
import { mergePolicies } from './policy-merge.ts';

const base: Policy = library as unknown as RulePolicy;
const after = (...edits: PolicyEdit[]): Policy => edits.reduce<Policy>((policy, edit) => edit(policy), base);
const merged = (ours: Policy, theirs: Policy) => {
  const { policy, both } = mergePolicies(base, ours, theirs);
  return { rules: policy.rules?.map(({ name, then }) => `${name} ${then}`), both, level: policy.level };
};
const unchanged = ['card-past-validity refuse', 'under-14 guardian', 'in-order lend'];

it('gives back what nobody else changed', () => {
  expect(merged(base, base)).toEqual({ rules: unchanged, both: [], level: 'province' });
  expect(mergePolicies(base, base, after(addRule)).policy).toEqual(after(addRule));
  expect(mergePolicies(base, after(addRule), base).policy).toEqual(after(addRule));
});

it('keeps what each changed alone', () => {
  const ours = after(changeRule(1, { then: 'refuse' }), changeHead({ level: 'city' }));
  const theirs = after(changeRule(0, { then: 'guardian' }), addRule);
  expect(merged(ours, theirs)).toEqual({
    rules: ['card-past-validity guardian', 'under-14 refuse', 'in-order lend', 'new-rule lend'],
    both: [],
    level: 'city',
  });
});

it('names what both changed, and leaves it as it is written here', () => {
  const { rules, both } = merged(after(changeRule(1, { then: 'refuse' })), after(changeRule(1, { then: 'lend' })));
  expect([rules?.[1], both]).toEqual(['under-14 refuse', ['under-14']]);
});

it('keeps an order and a removal', () => {
  expect(merged(after(moveRule(0, 2)), after(changeRule(1, { then: 'lend' }))).rules).toEqual([
    'under-14 lend',
    'in-order lend',
    'card-past-validity refuse',
  ]);
  expect(merged(after(removeRule(1)), after(moveRule(0, 2))).rules).toEqual([
    'in-order lend',
    'card-past-validity refuse',
  ]);
  expect(merged(after(removeRule(1)), after(changeRule(1, { then: 'lend' }))).both).toEqual(['under-14']);
});
