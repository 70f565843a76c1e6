/** What if over rows: a changed limit flips who lies between, by the rules that decide; made-up rows lie on both sides of every boundary. */
import { expect, it } from 'vitest';
import { policyNamed, rulePolicyNamed } from '../../../test/support/rulesets.ts';
import { chanceFrom, domainsOf, populationOf, rowReaching } from './policy-population.ts';
import { decideRow, isAsExpected } from './policy-rows.ts';
import type { Policy } from './policy.ts';
import { comparedRows, compareRows } from './what-if-rows.ts';

const lending = rulePolicyNamed('library-lending');

function until(value: number): Policy {
  const policy = structuredClone(lending);
  policy.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value };
  return policy;
}
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
  const { flips, decided, kinds, cells, places } = await compareRows(lending, until(16), rows, (done) =>
    told.push(done),
  );
  expect(decided).toBeGreaterThan(300);
  expect(told.length).toBeGreaterThan(3);
  const names = kinds.map(({ before, after }) => [before.outcome, before.rule, after.outcome, after.rule].join(' '));
  expect(names).toContain('lend in-order guardian under-14');
  const examples = kinds.flatMap((kind) => kind.examples);
  expect(examples.find(({ own }) => own)).toMatchObject({ facts: fine, case: null });
  for (const { facts } of examples) expect([14, 15]).toContain(facts['person.age']);
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(flips);
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(decided);
  expect(places).toEqual([]);
  expect((await compareRows(lending, lending, rows)).flips).toBe(0);
});

it('a table is compared too', async () => {
  const tickets = policyNamed('scenic-ticket');
  const rows = await comparedRows(tickets, tickets, [], 1);
  expect(rows.length).toBeGreaterThan(20);
  expect((await compareRows(tickets, tickets, rows)).flips).toBe(0);
});
