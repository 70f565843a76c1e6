/** Where prompts are used. */
import { expect, it } from 'vitest';
import { policyNamed, scenarioNamed } from '../../../test/support/rulesets.ts';
import { promptUsesOf } from './prompt-uses.ts';

it('names each scenario and each policy once', () => {
  const policy = policyNamed('library-lending');
  const rules = policy.rules?.map((rule) => ({ ...rule, prompt: 'library.told' })) ?? [];
  const uses = promptUsesOf([scenarioNamed('library-lending')], [{ ...policy, rules } as typeof policy]);
  expect(uses['card.not-normal']?.scenarios).toEqual([expect.objectContaining({ id: 'library-lending' })]);
  expect(uses['library.told']).toEqual({
    scenarios: [],
    policies: [{ name: 'library-lending', title: policy.title }],
  });
});
