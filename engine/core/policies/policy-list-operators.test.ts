/** Conditions on lists: what each operator says of lists, that a list which is not known is never a silent no, and their words. */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../test/support/verify-rules.ts';
import { conditionErrors } from './check-conditions.ts';
import { decide } from './decide.ts';
import { facts, type FactValue } from '../facts/facts.ts';
import { nowhen, operatorNamed, operatorsFor, type Compared, type Operator } from './policy-operators.ts';
import { decideRow } from './policy-rows.ts';
import { conditionWords } from './policy-words.ts';
import type { Condition } from './policy.ts';

const insured = (operator: Operator, value: Condition['value']): Condition => ({
  ...{ fact: 'registry.insurances', operator, value },
});

describe('an operator', () => {
  it.each<[Operator, FactValue | undefined, Compared, boolean]>([
    ['contains', ['pension', 'medical'], 'medical', true],
    ['contains', ['pension'], 'medical', false],
    ['contains', 'medical', 'medical', false],
    ['containsAny', ['pension'], ['medical', 'pension'], true],
    ['containsAny', [], ['medical'], false],
    ['containsAll', ['pension', 'medical'], ['medical', 'pension'], true],
    ['containsAll', ['pension'], ['medical', 'pension'], false],
    ['containsNone', [], ['medical'], true],
    ['containsNone', ['medical'], ['medical', 'pension'], false],
    ['containsNone', undefined, ['medical'], false],
    ['someLieIn', ['980100', '990200'], ['990000'], true],
    ['someLieIn', ['980100'], ['990000', '110000'], false],
    ['someLieIn', ['nowhere'], ['990000'], false],
    ['isEmpty', [], true, true],
    ['isEmpty', [], false, false],
    ['isEmpty', ['pension'], false, true],
    ['hasAtLeast', ['pension', 'pension'], 2, false],
    ['hasAtLeast', ['pension', 'medical'], 2, true],
    ['hasAtMost', ['pension', 'medical'], 1, false],
    ['hasAtMost', [], 0, true],
    ['hasAtMost', 'pension', 3, false],
  ])('%s of %j and %j is %s', (name, fact, compared, holds) => {
    expect(operatorNamed(name).holds(fact, compared, nowhen)).toBe(holds);
  });
});

it('fits lists only, and lists have no others but whether they are known', () => {
  expect(operatorsFor('list')).toEqual([
    ...['contains', 'containsAny', 'containsAll', 'containsNone', 'isEmpty', 'hasAtLeast', 'hasAtMost', 'isKnown'],
  ]);
  expect(operatorsFor('regions')).toContain('someLieIn');
  expect(operatorsFor('string')).not.toContain('contains');
});

describe('the check of conditions on lists', () => {
  it.each<[string, Condition, string | undefined]>([
    ['one of the values', insured('contains', 'pension'), undefined],
    ['a value that is none', insured('contains', 'dental'), 'value'],
    ['a number', insured('containsAny', [3]), 'type'],
    ['one value where a list belongs', insured('containsAll', 'pension'), 'list'],
    ['half a member', insured('hasAtLeast', 1.5), 'count'],
    ['what fits no list', insured('equal', 'pension'), 'operator'],
    ['a list operator on a text', { fact: 'card.state', operator: 'contains', value: 'lost' }, 'operator'],
    ['a division', { fact: 'registry.insured-at', operator: 'contains', value: '110000' }, undefined],
    ['what is no division', { fact: 'registry.insured-at', operator: 'someLieIn', value: ['99'] }, 'region'],
  ])('%s', (_what, condition, rule) => {
    expect(conditionErrors(condition, '/when', facts)[0]?.rule).toBe(rule);
  });
});

it.each<[Condition['value'], string | undefined]>([
  [123_450, undefined],
  [12.5, 'decimals'],
  ['12.345', 'decimals'],
  ['1,234.567', 'decimals'],
  ['a lot', 'type'],
])('an amount of %j: %s', (value, rule) => {
  const condition: Condition = { fact: 'registry.monthly-benefit', operator: 'lessThan', value };
  expect(conditionErrors(condition, '/when', facts)[0]?.rule).toBe(rule);
});

it('says amounts in yuan', () => {
  const range: Condition = { fact: 'registry.monthly-benefit', operator: 'between', value: [100_000, 312_050] };
  expect(conditionWords(range)).toEqual({
    'zh-CN': '月待遇金额 介于（含两端） 1,000.00 元 至 3,120.50 元',
    en: 'Monthly benefit is between, both included, ¥1,000.00 and ¥3,120.50',
  });
});

it('says what it asks in both languages', () => {
  expect(conditionWords(insured('containsAny', ['pension', 'medical']))).toEqual({
    'zh-CN': '参保险种 包含其中任一 养老保险、医疗保险',
    en: 'Insurances contains any of pension insurance, medical insurance',
  });
  expect(conditionWords(insured('hasAtLeast', 2))['zh-CN']).toBe('参保险种 至少有 2 项');
  expect(conditionWords(insured('isEmpty', true)).en).toBe('Insurances is empty');
});

describe('a list that is not known', () => {
  const known = { ...rulesOf([]).otherwise, then: 'no' };
  it.each<[string, Condition[], string]>([
    ['leaves open what hangs on it', [insured('contains', 'pension')], 'unknown'],
    ['settles what is so either way', [insured('hasAtLeast', 2), insured('hasAtMost', 1)], 'yes'],
    [
      'settles what holds of a list and its complement',
      [insured('containsAny', ['pension', 'medical']), insured('containsNone', ['pension', 'medical'])],
      'yes',
    ],
    ['does not settle what some lists escape', [insured('contains', 'pension'), insured('isEmpty', true)], 'unknown'],
    ['tells apart how many there can be', [insured('hasAtLeast', 3), insured('hasAtMost', 1)], 'unknown'],
  ])('%s', async (_what, whens, outcome) => {
    const policy = { ...rulesOf(whens), unknown: { then: 'unknown', reason: known.reason } };
    const result = await decideRow({ ...policy, outcomes: ['yes', 'no', 'unknown'] }, {});
    expect('decision' in result && result.decision.outcome).toBe(outcome);
  });

  it('is no list where what came is none', async () => {
    const of = { ...facts['registry.insurances'], of: () => 'pension', question: undefined } as never;
    const ground = { data: { inputs: {}, place: { region: '990100', institution: null }, from: { reader: 'r' } } };
    const policy = { ...rulesOf([insured('contains', 'pension')]), unknown: { then: 'no', reason: known.reason } };
    const decision = await decide(policy, 'd', { 'registry.insurances': of }, { ...ground, now: new Date(0) });
    expect(decision.unknown).toEqual(['registry.insurances']);
  });
});
