/** Made-up rows reach rules of every operator, and mutants of each are noticed by rows that stand beside its boundary. */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../test/support/verify-rules.ts';
import { mutationScore } from '../suites/mutation-score.ts';
import { rowReaching } from './policy-population.ts';
import { decideRow, factsAsked } from './policy-rows.ts';
import type { Condition } from './policy.ts';

const conditions: Condition[] = [
  { fact: 'card.issued', operator: 'before', value: '2026-01-01' },
  { fact: 'card.issued', operator: 'onOrAfter', value: '2026-01-01' },
  { fact: 'card.valid-until', operator: 'between', value: ['2026-01-01', '2026-12-31'] },
  { fact: 'card.valid-until', operator: 'withinDays', value: 30 },
  { fact: 'card.division', operator: 'liesIn', value: ['990000', '110100'] },
  { fact: 'card.division', operator: 'notLiesIn', value: ['990000'] },
  { fact: 'clock.today', operator: 'isWorkday', value: false },
  { fact: 'person.age', operator: 'between', value: [60, 69] },
  { fact: 'data.income.monthly', operator: 'lessThan', value: 100_000 },
];

describe.each(conditions)('$fact $operator $value', (when) => {
  const policy = rulesOf([when]);

  it('is reached by a row', async () => {
    const row = await rowReaching(policy, 0);
    expect(row && (await decideRow(policy, row))).toMatchObject({ decision: { outcome: 'yes', rule: 'rule-0' } });
  });

  it('has mutants, each with a row that would notice it', async () => {
    const { tried, survivors } = await mutationScore(policy, []);
    expect(tried).toBeGreaterThan(1);
    for (const { witness } of survivors) expect(Object.keys(witness.facts).sort()).toEqual(factsAsked(policy).sort());
  });
});

it('asks for the day where days are counted from it', () => {
  expect(factsAsked(rulesOf([conditions[3]!]))).toEqual(['card.valid-until', 'clock.today']);
});
