/** Test rows are added, changed and taken away; rules without a row get one, and those that cannot be reached are named. */
import { expect, it } from 'vitest';
import library from '../../rulesets/policies/library-lending.json' with { type: 'json' };
import type { Policy, RulePolicy } from '../../engine/core/policies/policy.ts';
import { addRows, changeFact, changeRow, plainFacts, removeRow, rowsForUncovered } from './row-edits.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';

const lending = library as unknown as RulePolicy;
const row: TestRow = { id: 'a', facts: { 'person.age': 13 }, expects: '' };

it('begins with the plainest facts', () => {
  expect(plainFacts(lending)).toMatchObject({ 'card.valid': true, 'card.state': 'normal' });
});

it('adds, changes and takes away', () => {
  const rows = addRows([{ facts: {}, expects: 'lend' }])([row]);
  expect(rows).toMatchObject([row, { expects: 'lend' }]);
  expect(changeFact('a', 'person.age', '')(rows)[0]?.facts).toEqual({});
  expect(changeFact('a', 'card.valid', false)(rows)[0]?.facts).toEqual({ 'person.age': 13, 'card.valid': false });
  expect(changeRow('a', (old) => ({ ...old, expects: 'refuse' }))(rows)[0]?.expects).toBe('refuse');
  expect(removeRow('a')(rows)).toHaveLength(1);
});

it('finds a row for each rule that has none, with what it decides', async () => {
  const { found, unreached } = await rowsForUncovered(lending, []);
  expect(found.map(({ expects }) => expects)).toEqual(['refuse', 'guardian', 'lend']);
  expect(unreached).toEqual([]);
  const rows = addRows(found)([]);
  expect(await rowsForUncovered(lending, rows)).toEqual({ found: [], unreached: [] });
  const hidden: Policy = { ...lending, rules: [...lending.rules, { ...lending.rules[0]!, name: 'hidden' }] };
  expect((await rowsForUncovered(hidden, rows)).unreached).toEqual(['hidden']);
});
