/** The matrix keeps the order of the policy; shares, chances and money read as people read them. */
import { expect, it } from 'vitest';
import { kindsOf, matrixOf, moneyWords, outputsWords, percentWords, rarityOf } from './what-if-view.ts';
import type { WhatIfKind, WhatIfSide } from '../../engine/core/policies/what-if.ts';

it('the matrix has outcomes in the order of the policy, strangers and the undecided last', () => {
  const cells = [
    { before: '', after: 'refuse', count: 2 },
    { before: 'refuse', after: 'lend', count: 3 },
    { before: 'old', after: 'lend', count: 1 },
    { before: 'lend', after: 'lend', count: 9 },
  ];
  const { before, after, count } = matrixOf(cells, ['lend', 'guardian', 'refuse']);
  expect(before).toEqual(['lend', 'refuse', 'old', '']);
  expect(after).toEqual(['lend', 'refuse']);
  expect([count({ before: 'refuse', after: 'lend' }), count({ before: 'lend', after: 'refuse' })]).toEqual([3, 0]);
});

it('a cell shows the changes that lie in it', () => {
  const side = (outcome: string): WhatIfSide => ({ outcome, rule: null, reason: { 'zh-CN': '', en: '' }, clauses: [] });
  const kind = (before: string, after: string): WhatIfKind => ({
    ...{ before: side(before), after: side(after), count: 1, examples: [] },
    money: { withAmount: 0, paidFen: 0, disbursedFen: 0 },
  });
  const kinds = [kind('a', 'b'), kind('b', 'a')];
  expect(kindsOf(kinds, null)).toHaveLength(2);
  expect(kindsOf(kinds, { before: 'b', after: 'a' })).toEqual([kinds[1]]);
});

it.each([
  [0.3101, '31%'],
  [0.0421, '4.2%'],
  [0, '0%'],
  [1, '100%'],
])('%d reads %s', (share, words) => {
  expect(percentWords(share, 'zh-CN')).toBe(words);
});

it('chances are rare by degrees, and money has two digits', () => {
  expect([1e-9, 0.0005, 0.005, 0.2].map(rarityOf)).toEqual(['million', 'thousand', 'hundred', 'usual']);
  expect(moneyWords(123_450)).toBe('¥1,234.50');
  expect(outputsWords({ percent: 50, seats: ['a', 'b'] })).toBe('percent 50, seats a, b');
  expect(outputsWords(undefined)).toBe('');
});
