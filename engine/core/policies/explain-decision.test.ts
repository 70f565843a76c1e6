/** Explanations of decisions: each audience reads what it needs, and nobody reads facts of a person. */
import { describe, expect, it } from 'vitest';
import type { Decision } from './decide.ts';
import { audienceOf, audiences, explainDecision } from './explain-decision.ts';
import type { RulePolicy } from './policy.ts';
import { roles, type Role } from '../rights.ts';
import { text } from '../text.ts';

const reason = text('未满 14 周岁，须由监护人陪同', 'Under 14: a guardian must be present');
const decision: Decision = {
  ...{ policy: 'library-lending', digest: 'd1', level: 'province', outcome: 'guardian', rule: 'under-14', reason },
  ...{ prompt: 'lending.guardian', clauses: ['scenario.inclusive'] },
  facts: { 'person.age': 13, 'card.state': 'normal', 'inputs.note': 'a secret', 'data.form.account': 'a secret too' },
  unknown: ['card.local'],
};
const layered: Decision = {
  ...decision,
  ...{ level: 'city', rule: 'evening' },
  above: { level: 'province', outcome: 'lend', rule: 'in-order', reason, clauses: [] },
  layers: [
    { policy: 'evening', digest: 'd2', level: 'city', outcome: 'guardian', rule: 'evening', effect: 'tightened' },
  ],
};
const policy: RulePolicy = {
  ...{ name: 'library-lending', title: reason, level: 'province', outcomes: ['lend', 'guardian'] },
  rules: [
    {
      ...{ name: 'under-14', then: 'guardian', reason, clauses: [] },
      when: { fact: 'person.age', operator: 'lessThan', value: 14 },
    },
  ],
  otherwise: { then: 'lend', reason },
};

describe('a decision explained', () => {
  it('tells the person why, and what to do, and nothing else', () => {
    expect(explainDecision(layered, policy, 'person')).toEqual({
      audience: 'person',
      reason,
      prompt: 'lending.guardian',
    });
  });

  it('tells an operator which rule decided, what it asks for, and on which facts, those of the person masked', () => {
    const told = explainDecision(decision, policy, 'operator');
    expect(told).toMatchObject({
      rule: { name: 'under-14', asks: { 'zh-CN': '年龄（周岁） 小于 14' } },
      level: { 'zh-CN': '省级' },
      facts: [
        { name: 'person.age', isMasked: true },
        { name: 'card.state', value: { 'zh-CN': '正常' }, isMasked: false },
        { name: 'inputs.note', isMasked: true },
        { name: 'data.form.account', isMasked: true },
        { name: 'card.local', value: { en: 'had no value' } },
      ],
    });
    expect(told).not.toHaveProperty('layers');
    expect(told).not.toHaveProperty('source');
  });

  it('tells an auditor what each level made of it, with clause and digest', () => {
    expect(explainDecision(layered, policy, 'auditor')).toMatchObject({
      rule: { name: 'evening', asks: null },
      level: { en: 'the city' },
      layers: [{ policy: 'evening', digest: 'd2', outcome: 'guardian', effect: { 'zh-CN': '收紧' } }],
      above: { outcome: 'lend', rule: 'in-order' },
      clauses: ['scenario.inclusive'],
      source: { policy: 'library-lending', digest: 'd1' },
    });
  });

  it('shows no value of a person to anybody', () => {
    for (const audience of audiences)
      expect(JSON.stringify(explainDecision(layered, null, audience).facts ?? [])).not.toMatch(/13|secret/);
  });

  it('is read by each role as one audience', () => {
    const persons = (Object.keys(roles) as Role[]).filter((role) => audienceOf(role) === 'person');
    // An applicant decides of nobody: they read what the person concerned reads.
    expect(persons).toEqual(['applicant']);
    expect(audienceOf(undefined)).toBe('person');
    expect(audienceOf('auditor')).toBe('auditor');
  });
});
