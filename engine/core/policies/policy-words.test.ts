/** Conditions read as sentences, and the changes of a policy are told in them. */
import { expect, it } from 'vitest';
import { policyNamed, rulePolicyNamed } from '../../../test/support/rulesets.ts';
import { diffPolicy } from '../diff/diff-policies.ts';
import { operatorsFor } from './policy-operators.ts';
import { conditionsWords } from './policy-words.ts';
import { text } from '../text.ts';
import type { Conditions, RulePolicy, TablePolicy } from './policy.ts';

const age = (value: number): Conditions => ({ fact: 'person.age', operator: 'lessThan', value });
const state: Conditions = { fact: 'card.state', operator: 'notIn', value: ['lost', 'expired'] };

it.each<[Conditions, string, string]>([
  [age(14), '年龄（周岁） 小于 14', 'Age in full years is less than 14'],
  [{ all: [age(14), state] }, '年龄（周岁） 小于 14 且 卡状态 不属于 已挂失、已过期', ''],
  [
    { any: [{ all: [age(14), state] }, age(3)] },
    '（年龄（周岁） 小于 14 且 卡状态 不属于 已挂失、已过期） 或 年龄（周岁） 小于 3',
    '',
  ],
  [
    { not: { fact: 'card.valid', operator: 'equal', value: true } },
    '并非（卡在有效期内 为 是）',
    'not (Card within its validity is yes)',
  ],
  [
    { fact: 'inputs.copies', operator: 'greaterThan', value: 3 },
    'inputs.copies 大于 3',
    'inputs.copies is more than 3',
  ],
  [
    { fact: 'card.valid-until', operator: 'withinDays', value: 30 },
    '卡有效期至 距今不超过 30 天',
    'Card valid until is at most 30 days from today',
  ],
  [
    { fact: 'card.issued', operator: 'between', value: ['2026-01-01', '2026-06-30'] },
    '发卡日期 介于（含两端） 2026-01-01 至 2026-06-30',
    'Day of issue of the card is between, both included, 2026-01-01 and 2026-06-30',
  ],
  [{ fact: 'clock.today', operator: 'isWorkday', value: false }, '今天 不是工作日', 'Today is not a working day'],
  [{ fact: 'card.state', operator: 'isKnown', value: false }, '卡状态 未知', 'State of the card is not known'],
])('%j reads %s', (conditions, zh, en) => {
  const words = conditionsWords(conditions);
  expect(words['zh-CN']).toBe(zh);
  if (en) expect(words.en).toBe(en);
});

it('only compares greater and less where there is an order', () => {
  expect(operatorsFor('boolean')).toEqual(['equal', 'notEqual', 'isKnown']);
  expect(operatorsFor('string')).toEqual(['equal', 'notEqual', 'in', 'notIn', 'isKnown']);
  expect(operatorsFor('number')).toHaveLength(10);
  expect(operatorsFor('money')).not.toContain('in');
  expect(operatorsFor('region')).toEqual(['equal', 'notEqual', 'liesIn', 'notLiesIn', 'isKnown']);
});

it('tells the changes of a policy in words', () => {
  const before = rulePolicyNamed('library-lending');
  const [first, second, third] = before.rules;
  const after: RulePolicy = {
    ...before,
    level: 'city',
    rules: [{ ...second!, when: age(16), then: 'refuse' }, first!, { ...third!, name: 'fine' }],
  };
  expect(diffPolicy(before, after).map(({ pointer, words }) => [pointer, words['zh-CN'], words.en])).toEqual([
    ['/level', '级别由“province”改为“city”', 'Level changed from “province” to “city”'],
    ['/rules/2', '删除规则 in-order', 'Rule in-order was removed'],
    [
      '/rules/0/when',
      '规则 under-14：条件由“年龄（周岁） 小于 14”改为“年龄（周岁） 小于 16”',
      'Rule under-14: condition changed from “Age in full years is less than 14” to “Age in full years is less than 16”',
    ],
    [
      '/rules/0/then',
      '规则 under-14：结果由“guardian”改为“refuse”',
      'Rule under-14: outcome changed from “guardian” to “refuse”',
    ],
    ['/rules/2', '新增规则 fine', 'Rule fine was added'],
    ['/rules', '规则顺序已改变，先成立者先生效', 'The order of its rules changed; the first that holds decides'],
  ]);
});

it('says divisions by their names where somebody has a list of them', () => {
  const condition = { fact: 'place.region', operator: 'liesIn', value: ['990100', '990200'] } as const;
  const named = (code: string) => text(`市${code[3]}`, `City ${code[3]}`);
  const where = { all: [{ ...condition, value: [...condition.value] }] };
  expect(conditionsWords(where, undefined, named).en).toContain('City 1, City 2');
  expect(conditionsWords(where)['zh-CN']).toContain('990100、990200');
});

it('tells the changes of a table row by row', () => {
  const before = policyNamed('scenic-ticket') as TablePolicy;
  const { rows } = before.table;
  const changed = { ...rows[1]!, then: ['full'] };
  const after = { ...before, table: { ...before.table, rows: [rows[0]!, changed, ...rows.slice(3)] } };
  const said = diffPolicy(before, after).map(({ what, pointer }) => `${what} ${pointer}`);
  expect(said).toHaveLength(2);
  expect(said[0]).toBe('rule-removed /table/rows/2');
  expect(said[1]).toMatch(/^rule-changed \/table\/rows\/1\/then/);
  expect(diffPolicy(before, before)).toEqual([]);
});

it('tells days, strictness and what layers may loosen in words', () => {
  const before = rulePolicyNamed('park-entry');
  const { strictness: _order, ...unordered } = structuredClone(before);
  delete unordered.rules[0]!.loosenable;
  const words = diffPolicy(before, { ...unordered, from: '2027-01-01' }).map((each) => each.words['zh-CN']);
  expect(words).toHaveLength(3);
  expect(words).toEqual(expect.arrayContaining(['生效日期设为“2027-01-01”', '规则 outside-hours：下级不再可以放宽']));
});
