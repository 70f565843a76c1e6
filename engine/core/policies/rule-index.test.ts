/** The index of rules leaves out no rule that holds: generated rule sets decide as raw json-rules-engine does. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generatedAround, generatedRules, rawRules, rulesOf } from '../../../test/support/verify-rules.ts';
import { createRuleIndex } from './rule-index.ts';
import { firstRule } from './run-rules.ts';

it.each([
  [6, 3000],
  [40, 300],
])(
  'sets of up to %i rules decide as raw json-rules-engine does',
  async (mostRules, numRuns) => {
    await fc.assert(
      fc.asyncProperty(generatedRules(mostRules), async ({ policy, uses }) => {
        const raw = rawRules(policy, generatedAround);
        for (const use of uses) expect(await firstRule(policy, use, generatedAround)).toBe(await raw(use));
      }),
      { numRuns },
    );
  },
  60_000,
);

it('leaves out the rules that cannot hold', () => {
  const { rules } = rulesOf(
    Array.from({ length: 1000 }, (_, index) => ({
      all: [
        { fact: 'city', operator: 'equal' as const, value: `city-${index % 100}` },
        { not: { fact: 'age', operator: 'lessThan' as const, value: Math.floor(index / 100) * 10 } },
        { fact: 'age', operator: 'lessThan' as const, value: Math.floor(index / 100) * 10 + 10 },
      ],
    })),
  );
  const index = createRuleIndex(rules);
  expect(index.candidates({ city: 'city-7', age: 42 })).toEqual([407]);
  expect(index.candidates({ city: 'elsewhere', age: 42 })).toEqual([]);
});
