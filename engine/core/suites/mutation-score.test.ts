/** The mutation score: rows on both sides of every boundary notice every mistake; what they would not notice is said in words, with a row that would. */
import { expect, it } from 'vitest';
import { mutantsOf, mutationScore } from './mutation-score.ts';
import type { TestRow } from '../policies/policy-rows.ts';
import { policyNamed, rulePolicyNamed } from '../../../test/support/rulesets.ts';

const shipped = ['library-lending', 'park-entry', 'scenic-ticket'].map(policyNamed);
const lending = rulePolicyNamed('library-lending');
const fine = {
  ...{ 'card.valid': true, 'person.age': 30, 'card.state': 'normal' },
  ...{ 'person.state': 'normal', 'card.authenticated': true },
};
const row = (facts: TestRow['facts'], expects: string, id = 'a'): TestRow => ({
  id,
  facts: { ...fine, ...facts },
  expects,
});

it('names the mistakes that no row would notice', async () => {
  const rows = [row({}, 'lend'), row({ 'person.age': 5 }, 'guardian', 'b')];
  const { tried, noticed, survivors } = await mutationScore(lending, rows);
  expect(tried).toBe(noticed + survivors.length);
  const said = survivors.map(({ words }) => words.en);
  expect(said).toContain('“Age in full years is less than 14” of rule under-14 were “Age in full years is at most 14”');
  expect(said).toContain('rule card-past-validity were missing');
  expect(said).not.toContain('rule under-14 were missing');
});

it.each(shipped.map((policy) => [policy.name, policy] as const))(
  'the rows that would notice the mistakes in %s do notice them',
  async (_name, policy) => {
    const none = await mutationScore(policy, []);
    expect(none).toMatchObject({ noticed: 0 });
    expect(none.survivors).toHaveLength(none.tried);
    const rows = none.survivors.map(({ witness }, index): TestRow => ({ id: `w-${index}`, ...witness }));
    expect(await mutationScore(policy, rows)).toEqual({ tried: none.tried, noticed: none.tried, survivors: [] });
  },
);

it('rows that fail or expect nothing do not count', async () => {
  const { noticed } = await mutationScore(lending, [row({}, 'refuse'), row({ 'person.age': 5 }, '', 'b')]);
  expect(noticed).toBe(0);
});

it('a policy of many rules is sampled', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ ...lending.rules[1]!, name: `rule-${index}` }));
  expect(mutantsOf({ ...lending, rules: many })).toHaveLength(200);
});
