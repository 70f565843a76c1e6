/** What is wrong with a draft is said once, at its place, and blocks saving; what is sound says nothing. */
import { expect, it } from 'vitest';
import type { Policy, RulePolicy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { blank } from './condition-edits.ts';
import { addRule } from './policy-edits.ts';
import { findingsAt, policyFindings } from './policy-findings.ts';

const shipped = import.meta.glob<unknown>('../../rulesets/policies/*.json', { eager: true, import: 'default' });
const policyNamed = (name: string) => shipped[`../../rulesets/policies/${name}.json`] as Policy;
const rulePolicyNamed = (name: string) => policyNamed(name) as RulePolicy;

const { strictness: _order, ...lending } = rulePolicyNamed('library-lending');

it.each(['library-lending', 'park-entry', 'scenic-ticket', 'subsidy-review'])('%s has no errors', (name) => {
  expect(policyFindings(policyNamed(name)).filter(({ severity }) => severity === 'error')).toEqual([]);
});

const changed = (change: (policy: RulePolicy) => void): string[] => {
  const policy = structuredClone(lending);
  change(policy);
  return policyFindings(policy).map(({ pointer, rule }) => `${pointer} ${rule}`);
};

it.each<[string, (policy: RulePolicy) => void, string[]]>([
  ['a fact to be chosen', (p) => (p.rules[0]!.when = { not: blank }), ['/rules/0/when/not/fact required']],
  [
    'a number to be given',
    (p) => (p.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: '' }),
    ['/rules/1/when/value required'],
  ],
  [
    'an empty list',
    (p) => (p.rules[1]!.when = { any: [{ fact: 'card.state', operator: 'in', value: [] }] }),
    ['/rules/1/when/any/0/value required'],
  ],
  [
    'a text for a number',
    (p) => (p.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: 'ten' }),
    ['/rules/1/when/value type'],
  ],
  [
    'an operator that does not fit',
    (p) => (p.rules[1]!.when = { fact: 'card.valid', operator: 'lessThan', value: 1 }),
    ['/rules/1/when/operator operator'],
  ],
  [
    'a reason in one language',
    (p) => (p.rules[1]!.reason = { ...text('未满', ''), en: ' ' }),
    ['/rules/1/reason/en required'],
  ],
  ['a name that is taken', (p) => (p.rules[1]!.name = 'in-order'), ['/rules/2/name unique']],
  ['a name that is none', (p) => (p.rules[1]!.name = 'Under 14'), ['/rules/1/name name']],
  ['an outcome that is not declared', (p) => (p.outcomes[1] = 'adult'), ['/rules/1/then known-outcome']],
  [
    'too few outcomes',
    (p) => (p.outcomes = ['refuse']),
    ['/rules/1/then known-outcome', '/rules/2/then known-outcome'],
  ],
  ['a prompt that is none', (p) => (p.rules[1]!.prompt = 'x y'), ['/rules/1/prompt prompt']],
])('finds %s', (_what, change, expected) => {
  expect(changed(change)).toEqual(expected);
});

it('a new rule asks for what is missing, each at its field', () => {
  const findings = policyFindings(addRule(lending));
  expect(findings.map(({ pointer }) => pointer)).toEqual([
    '/rules/3/when/all/0/fact',
    '/rules/3/reason/zh-CN',
    '/rules/3/reason/en',
  ]);
  expect(findingsAt(findings, '/rules/3/reason', true)).toHaveLength(2);
  expect(findingsAt(findings, '/rules/3/reason')).toEqual([]);
});

it('names what the schema refuses where nothing else does', () => {
  expect(policyFindings({ ...lending, rules: [] })).toMatchObject([{ pointer: '/rules', severity: 'error' }]);
});
