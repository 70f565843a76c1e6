/** What if over past cases: made again from what was recorded and nothing else; what was not recorded is not guessed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyNamed, rulePolicyNamed } from '../../../test/support/rulesets.ts';
import { chanceFrom, anyRow, domainsOf } from './policy-population.ts';
import { decideRow, type FactRow } from './policy-rows.ts';
import type { Policy, TablePolicy } from './policy.ts';
import { addPastCase, type PastCase } from './what-if-cases.ts';
import { createTally, mergeReports, noReport, type WhatIfReport } from './what-if.ts';

const lending = rulePolicyNamed('library-lending');
const fine = {
  ...{ 'card.valid': true, 'person.age': 15, 'card.state': 'normal', 'person.state': 'normal' },
  'card.authenticated': true,
};

/** A case as it is recorded once a policy has decided these rows. */
async function recorded(policy: Policy, rows: readonly FactRow[], more: Partial<PastCase> = {}): Promise<PastCase> {
  const decisions = [];
  for (const [index, row] of rows.entries()) {
    const result = await decideRow(policy, row);
    if (!('decision' in result)) continue;
    const { outcome, rule, reason, clauses, facts, unknown = [], outputs } = result.decision;
    const mark = { seq: index + 1, policy: policy.name, digest: 'd1', at: '2026-11-01T08:00:00Z' };
    decisions.push({ ...mark, outcome, rule, reason, clauses, facts, unknown, ...(outputs && { outputs }) });
  }
  return { id: 'c1', region: '990100', institution: null, openedAt: '', decisions, money: null, ...more };
}

async function tallied(draft: Policy, cases: readonly PastCase[], mayRead = true): Promise<WhatIfReport> {
  const tally = createTally();
  for (const past of cases) await addPastCase(tally, { draft, inForce: null, mayRead: () => mayRead }, past);
  return tally.report();
}

function until(value: number, more: object = {}): Policy {
  const policy = structuredClone(lending);
  policy.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value };
  return { ...policy, ...more };
}

it('who lies between flips, with reason, clause, place and money; facts are masked', async () => {
  const money = { paidFen: 1200, disbursedFen: 0 };
  const report = await tallied(until(16), [
    await recorded(lending, [fine], { money }),
    await recorded(lending, [{ ...fine, 'person.age': 40 }], { region: '990200' }),
  ]);
  expect(report).toMatchObject({ decided: 2, flips: 1, untold: 0, money: { withAmount: 1, ...money } });
  const [kind] = report.kinds;
  expect(kind).toMatchObject({
    before: { outcome: 'lend', rule: 'in-order', clauses: ['scenario.cross-region', 'data.verify'] },
    after: { outcome: 'guardian', rule: 'under-14', clauses: ['scenario.inclusive'] },
    examples: [{ case: 'c1', facts: { 'person.age': '10–19', 'person.state': '***', 'card.state': 'normal' } }],
  });
  expect(report.places).toEqual([
    { region: '990100', institution: null, decided: 1, flips: 1 },
    { region: '990200', institution: null, decided: 1, flips: 0 },
  ]);
  expect(JSON.stringify(await tallied(until(16), [await recorded(lending, [fine])], false))).not.toContain('"c1"');
});

it('what a layer of a lower level tightened is compared with what the policy itself decided', async () => {
  const past = await recorded(lending, [fine]);
  const [{ outcome, rule, reason, clauses } = expect.unreachable()] = past.decisions;
  const decisions = past.decisions.map((each) => ({
    ...each,
    ...{ outcome: 'refuse', rule: 'by-night', above: { outcome, rule, reason, clauses } },
  }));
  expect(await tallied(lending, [{ ...past, decisions }])).toMatchObject({ decided: 1, flips: 0 });
});

it('a case that decides twice counts its money once', async () => {
  const past = await recorded(lending, [fine, fine], { money: { paidFen: 500, disbursedFen: 0 } });
  expect(await tallied(until(16), [past])).toMatchObject({ flips: 2, money: { withAmount: 1, paidFen: 500 } });
});

it('a fact that nobody recorded is told, never guessed', async () => {
  const draft = structuredClone(lending);
  draft.rules[0]!.when = { fact: 'card.local', operator: 'equal', value: false };
  const report = await tallied(draft, [await recorded(lending, [fine])]);
  expect(report).toMatchObject({ decided: 0, flips: 0, untold: 1, missing: { 'card.local': 1 } });
});

it('a table is made again from the columns it hung on; one more that it would need is told', async () => {
  const tickets = policyNamed('scenic-ticket');
  const row = { 'person.age': 30, 'card.state': 'normal', 'card.local': true };
  const past = await recorded(tickets, [row]);
  expect(await tallied(tickets, [past])).toMatchObject({ decided: 1, flips: 0, untold: 0 });
  const { 'card.local': _local, ...facts } = past.decisions[0]!.facts;
  const short = { ...past, decisions: [{ ...past.decisions[0]!, facts }] };
  expect(await tallied(tickets, [short])).toMatchObject({ decided: 0, untold: 1, missing: { 'card.local': 1 } });
});

it('who keeps the outcome and gets another value is counted apart', async () => {
  const tickets = policyNamed('scenic-ticket');
  const past = await recorded(tickets, [{ 'person.age': 30, 'card.state': 'normal', 'card.local': true }]);
  const draft = structuredClone(tickets) as TablePolicy;
  draft.table.rows.find(({ id }) => id === 'local-adult')!.then = ['half', 40];
  expect(await tallied(draft, [past])).toMatchObject({
    ...{ decided: 1, flips: 0, otherValues: 1 },
    kinds: [{ before: { outcome: 'half', outputs: { percent: 50 } }, after: { outputs: { percent: 40 } } }],
  });
});

it('against the policy in force, what older versions decided does not count', async () => {
  const past = await recorded(until(18), [{ ...fine, 'person.age': 17 }]);
  const tally = createTally();
  await addPastCase(tally, { draft: lending, inForce: lending, mayRead: () => true }, past);
  expect(tally.report()).toMatchObject({ decided: 1, flips: 0 });
  expect(await tallied(lending, [past])).toMatchObject({ flips: 1 });
});

it.each(['library-lending', 'park-entry', 'scenic-ticket', 'subsidy-review'])(
  'a policy against itself flips nothing and can tell all of it: %s',
  async (name) => {
    const policy = policyNamed(name);
    const domains = domainsOf([policy]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), async (seeds) => {
        const rows = seeds.map((seed) => anyRow(domains, chanceFrom(seed)));
        const report = await tallied(policy, [await recorded(policy, rows)]);
        expect(report).toMatchObject({ flips: 0, otherValues: 0, untold: 0, kinds: [] });
      }),
      { numRuns: 30 },
    );
  },
);

it('reports of parts brought together are the report of the whole', async () => {
  const ages = [10, 13, 14, 15, 16, 40, 15];
  const cases = await Promise.all(ages.map((age) => recorded(lending, [{ ...fine, 'person.age': age }])));
  const [whole, first, second] = await Promise.all([
    tallied(until(16), cases),
    tallied(until(16), cases.slice(0, 3)),
    tallied(until(16), cases.slice(3)),
  ]);
  expect(mergeReports(mergeReports(noReport, first), second)).toEqual(whole);
});
