/** What a policy begins with passes every check. */
import { expect, it } from 'vitest';
import { text } from '../../engine/core/text.ts';
import { firstPolicy, outcomesIn } from './first-policy.ts';
import { policyFindings } from './policy-findings.ts';

it.each(['rules', 'table'] as const)('%s', (kind) => {
  const outcomes = outcomesIn('enter， refuse');
  expect(outcomes).toEqual(['enter', 'refuse']);
  const policy = firstPolicy({ name: 'museum-entry', title: text('进馆', 'Entry'), level: 'city', outcomes, kind });
  expect(policyFindings(policy)).toEqual([]);
});
