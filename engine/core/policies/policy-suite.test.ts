/** A policy's suite: every row is decided, and those that go otherwise are told in words. */
import { expect, it } from 'vitest';
import { expectingRows, failuresOf, missingRows, PolicySuite, runPolicySuite } from './policy-suite.ts';
import { rulePolicyNamed } from '../../../test/support/rulesets.ts';

const lending = rulePolicyNamed('library-lending');
const fine = {
  ...{ 'card.valid': true, 'person.age': 30, 'card.state': 'normal' },
  ...{ 'person.state': 'normal', 'card.authenticated': true },
};
const suite = PolicySuite.parse({
  rows: [
    { id: 'adult', facts: fine, expects: 'lend' },
    { id: 'child', name: '十三岁', facts: { ...fine, 'person.age': 13 }, expects: 'lend' },
    { id: 'unknown', facts: {}, expects: 'lend' },
    { id: 'open', facts: fine, expects: '' },
  ],
});

it('tells of each row how it went', async () => {
  const run = await runPolicySuite(lending, suite);
  expect(run).toMatchObject({
    passed: false,
    rows: [
      { id: 'adult', passed: true, outcome: 'lend', rule: 'in-order' },
      { id: 'child', passed: false, outcome: 'guardian', rule: 'under-14' },
      { id: 'unknown', passed: false, outcome: null },
      { id: 'open', passed: null },
    ],
  });
  expect(failuresOf(run)).toMatchObject([
    { pointer: '/rows/1', message: { 'zh-CN': '第 2 行（十三岁）应为 lend，实际为 guardian' } },
    { pointer: '/rows/2', message: { en: expect.stringMatching(/^row 3: /) as string } },
  ]);
});

it('a suite that expects nothing is remarked on', () => {
  expect(expectingRows(suite)).toBe(3);
  expect(missingRows(suite)).toEqual([]);
  expect(missingRows({ rows: suite.rows.slice(3) })).toMatchObject([{ rule: 'suite-missing' }]);
});

it.each([
  [
    {
      rows: [
        { id: 'a', facts: {}, expects: '' },
        { id: 'a', facts: {}, expects: '' },
      ],
    },
    'rows.1.id',
  ],
  [{ rows: [{ id: 'A', facts: {}, expects: '' }] }, 'rows.0.id'],
  [{ rows: [{ id: 'a', facts: { 'person.age': null }, expects: '' }] }, 'rows.0.facts.person.age'],
  [{ rows: [{ id: 'a', facts: { x: 'y'.repeat(201) }, expects: '' }] }, 'rows.0.facts.x'],
  [{ rows: [{ id: 'a', facts: {}, expects: 'Not An Outcome' }] }, 'rows.0.expects'],
])('%# is refused at %s', (value, path) => {
  const { error } = PolicySuite.safeParse(value);
  expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
