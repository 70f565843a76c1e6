/** What if: a changed limit flips who lies between, by the rules that decide; made-up rows lie on both sides of every boundary. */
import { expect, it } from 'vitest';
import type { Policy, RulePolicy } from '../../engine/core/policy.ts';
import { changeWhen } from './policy-edits.ts';
import { chanceFrom, domainsOf, populationOf, rowReaching } from '../../engine/core/policy-population.ts';
import { decideRow, isAsExpected } from '../../engine/core/policy-rows.ts';
import { compareDecisions, comparedRows, flipKinds } from './what-if.ts';

const shipped = import.meta.glob<unknown>('../../rulesets/policies/*.json', { eager: true, import: 'default' });
const policyNamed = (name: string) => shipped[`../../rulesets/policies/${name}.json`] as Policy;
const rulePolicyNamed = (name: string) => policyNamed(name) as RulePolicy;

const lending = rulePolicyNamed('library-lending');
const until = (value: number): Policy =>
  changeWhen(1, () => ({ fact: 'person.age', operator: 'lessThan', value }))(lending);
const fine = {
  'card.valid': true,
  'person.age': 15,
  'card.state': 'normal',
  'person.state': 'normal',
  'card.authenticated': true,
};

it('the same seed makes the same rows, no two alike, with every boundary on both sides', () => {
  const domains = domainsOf([lending, until(16)]);
  expect(domains.get('person.age')).toEqual(expect.arrayContaining([13, 14, 15, 16, 17, 0, 120]));
  expect(domains.get('card.state')).toHaveLength(6);
  const rows = populationOf(domains, 300, 7);
  expect(rows).toEqual(populationOf(domains, 300, 7));
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(300);
  expect(chanceFrom(1)()).not.toBe(chanceFrom(2)());
});

it.each(['library-lending', 'park-entry', 'subsidy-review'])('every rule of %s is reached by a row', async (name) => {
  const { rules } = rulePolicyNamed(name);
  for (const [index, rule] of rules.entries()) {
    const row = await rowReaching(rulePolicyNamed(name), index);
    expect(await decideRow(rulePolicyNamed(name), row ?? {})).toMatchObject({ decision: { rule: rule.name } });
  }
});

it('a rule that another hides is not reached', async () => {
  const [first] = lending.rules;
  const hidden: Policy = { ...lending, rules: [first!, { ...first!, name: 'hidden' }] };
  expect(await rowReaching(hidden, 1)).toBeNull();
});

it('a row that lacks a fact is told in words, not decided', async () => {
  const { 'person.age': _age, ...others } = fine;
  const result = await decideRow(lending, others);
  expect('problem' in result && result.problem['zh-CN']).toContain('person.age');
  expect(isAsExpected({ id: 'a', facts: others, expects: 'lend' }, result)).toBe(false);
  expect(isAsExpected({ id: 'a', facts: fine, expects: 'lend' }, await decideRow(lending, fine))).toBe(true);
});

it('a raised age limit flips those in between, and nobody else', async () => {
  const rows = await comparedRows(lending, until(16), [fine], 1);
  const told: number[] = [];
  const { flips, total } = await compareDecisions(lending, until(16), rows, (done) => told.push(done));
  expect(total).toBeGreaterThan(300);
  expect(told.length).toBeGreaterThan(3);
  expect(flips[0]).toMatchObject({ facts: fine, from: 'rows' });
  for (const { facts } of flips) expect([14, 15]).toContain(facts['person.age']);
  const [most] = flipKinds(flips);
  expect(flipKinds(flips).map(({ from, to }) => `${from} ${to}`)).toContain('lend guardian');
  expect(most?.toRule).toBe('under-14');
  expect((await compareDecisions(lending, lending, rows)).flips).toEqual([]);
});

it('a table is compared too', async () => {
  const tickets = policyNamed('scenic-ticket');
  const rows = await comparedRows(tickets, tickets, [], 1);
  expect(rows.length).toBeGreaterThan(20);
  expect((await compareDecisions(tickets, tickets, rows)).flips).toEqual([]);
});
