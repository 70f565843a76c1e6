/** What if over cases that were really run, through the public interface: who flips, by which rules, with what money; and how a policy decides since. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriftView } from '../../engine/core/policies/drift.ts';
import type { Policy, RulePolicy, TablePolicy } from '../../engine/core/policies/policy.ts';
import type { PastWhatIf, WhatIfReport } from '../../engine/core/policies/what-if.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

const at = '/api/policies/library-lending';
const cards = ['demo-wang', 'demo-li', 'demo-sun', 'demo-zhou', 'demo-wang', 'demo-li'];
let it: TestApi;

beforeAll(async () => {
  it = await startApi();
  for (const [index, card] of cards.entries()) {
    const body = { card, inputs: { barcode: `TS2026000${index}` } };
    const { body: opened } = await it.as('operator', 'POST', '/api/scenarios/library-lending/cases?wait=30', { body });
    expect(opened.status, card).toBe('completed');
  }
  for (let times = 0; times < 6; times += 1)
    await it.as('operator', 'POST', '/api/scenarios/park-entry/cases', { body: { card: 'demo-li' } });
});
afterAll(() => it?.stop());

const shipped = (name: string): Policy => structuredClone(it.rulesets.policies.find((each) => each.name === name)!);

function lending(age: number): RulePolicy {
  const policy = shipped('library-lending') as RulePolicy;
  policy.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: age };
  return policy;
}

const ask = (policy: Policy, over: object = { cases: {} }, more: object = {}, as = 'designer') =>
  it.as(as, 'POST', `/api/policies/${policy.name}/what-if`, { body: { policy, over, ...more } });

test('a policy against itself flips nobody, durable and direct', async () => {
  const { status, body } = await ask(lending(14));
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ decided: 6, flips: 0, cases: 6, total: 6, next: null }),
  ]);
  expect((await ask(shipped('park-entry'))).body).toMatchObject({ decided: 6, flips: 0, more: false });
});

test('a raised age flips who lies below it, with reasons, clauses and masked facts; nobody’s data is in it', async () => {
  const found: PastWhatIf = (await ask(lending(50))).body;
  expect(found.flips).toBeGreaterThan(0);
  const [kind] = found.kinds;
  expect(kind).toMatchObject({ after: { outcome: 'guardian', rule: 'under-14', clauses: ['scenario.inclusive'] } });
  expect(kind!.examples[0]).toMatchObject({ case: expect.stringMatching(/^[0-9a-f-]{36}$/), own: false });
  expect(kind!.examples[0]!.facts).toMatchObject({ 'person.age': '40–49', 'person.state': '***' });
  expect(found.places).toEqual([{ region: '990000', institution: 'demo-library', decided: 6, flips: found.flips }]);
  expect(JSON.stringify(found)).not.toMatch(/示范|9901\d{14}/);
});

test('what nobody recorded is told, and the time asked for is kept to', async () => {
  const draft = lending(14);
  draft.rules[0]!.when = { fact: 'person.sex', operator: 'equal', value: 'male' };
  expect((await ask(draft)).body).toMatchObject({ decided: 0, untold: 6, missing: { 'person.sex': 6 } });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  expect((await ask(draft, { cases: { from: tomorrow } })).body).toMatchObject({ cases: 0, total: 0, untold: 0 });
  expect((await ask(draft, { cases: { until: tomorrow } })).body).toMatchObject({ cases: 6 });
});

test('it goes on where it stopped, and each case is counted once', async () => {
  const sums = { decided: 0, pages: 0 };
  let after: string | null | undefined;
  do {
    const { body } = await ask(lending(50), { cases: after ? { after } : {} }, { limit: 4 });
    sums.decided += body.decided;
    sums.pages += 1;
    expect(body.more).toBe(body.next !== null);
    after = body.next;
  } while (after);
  expect(sums).toEqual({ decided: 6, pages: 2 });
});

test('the money that cases moved is summed over who flips, and who has no amount is not counted', async () => {
  const pack = structuredClone(it.rulesets.packs.find(({ scenario }) => scenario.id === 'community-canteen')!.scenario);
  const scenario = { ...pack, id: 'own-canteen' };
  const path = `/api/scenarios/${scenario.id}`;
  await it.as('designer', 'POST', '/api/policies', { body: shipped('community-canteen') });
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: scenario })).status).toBe(201);
  const saved = it.rulesets.suites['community-canteen'];
  await it.as('designer', 'PUT', `${path}/suite`, { body: saved, headers: { 'if-match': '"0"' } });
  expect((await it.as('designer', 'POST', `${path}/filings`)).body).toMatchObject({ state: 'filed' });
  const body = { reason: '已核对' };
  expect((await it.as('reviewer', 'POST', `${path}/versions/1/publish`, { body })).status).toBe(200);
  const inputs = { use: 'card', meal: 'lunch', priceYuan: 12, delivered: false };
  const opened = await it.as('clerk', 'POST', `${path}/cases?wait=30`, { body: { card: 'demo-wang', inputs } });
  expect(opened.body).toMatchObject({ status: 'completed', outcome: { code: 'served' } });

  const draft = shipped('community-canteen') as TablePolicy;
  const under = draft.table.rows.find(({ id }) => id === 'under-60')!;
  under.then = ['elder', 70];
  const found: WhatIfReport = (await ask(draft)).body;
  expect(found).toMatchObject({ decided: 1, flips: 1, money: { withAmount: 1, paidFen: 1200, disbursedFen: 0 } });
  expect(found.kinds[0]).toMatchObject({ before: { outputs: { percent: 100 } }, after: { outputs: { percent: 70 } } });
});

test('a made-up province answers the same for the same seed, with an interval', async () => {
  const over = { province: { people: 2_000, seed: 3 } };
  const found = (await ask(lending(16), over)).body;
  expect(found).toMatchObject({ decided: 2_000, places: [], assumed: [] });
  expect(found.interval.low).toBeLessThan(found.share);
  expect((await ask(lending(16), over)).body).toEqual(found);
  expect((await it.as('auditor', 'GET', '/api/province')).body.facts.length).toBeGreaterThan(8);
});

test('a draft that is wrong in itself, or of another policy, is refused in its place', async () => {
  const wrong = lending(14);
  wrong.rules[0]!.when = { fact: 'card.state', operator: 'lessThan', value: 'normal' };
  const { status, body } = await ask(wrong);
  expect([status, body.errors[0].pointer]).toEqual([422, '/policy/rules/0/when/operator']);
  const other = await it.as('designer', 'POST', `${at}/what-if`, {
    body: { policy: shipped('park-entry'), over: { cases: {} } },
  });
  expect(other.body.errors).toMatchObject([{ pointer: '/policy/name', rule: 'same-name' }]);
  const nowhere = await ask(lending(14), { cases: { after: 'x' } });
  expect(nowhere.body.errors).toMatchObject([{ pointer: '/after' }]);
});

test('how a policy decides, by week, version and division; fewer than five are not counted out loud', async () => {
  const seen = async (query: string): Promise<DriftView> =>
    (await it.as('auditor', 'GET', `/api/policies/${query}`)).body;
  const parks = await seen('park-entry/decisions?by=version');
  expect(parks).toMatchObject({ by: 'version', more: false, comparison: null });
  expect(parks.groups).toMatchObject([{ key: '1', total: 6 }]);
  expect(parks.groups[0]!.shares.find(({ count }) => count === 6)).toMatchObject({ share: 1, isAbout: false });
  const loans = await seen('library-lending/decisions?by=region');
  expect(loans.groups).toMatchObject([{ key: '990000', total: 6 }]);
  expect(loans.groups[0]!.shares.every(({ count }) => count === null || count === 0 || count >= 5)).toBe(true);
  expect((await seen('library-lending/decisions?weeks=1')).groups).toHaveLength(1);
});

test('what records of before lack is written from their traces', async () => {
  const { default: mongoose } = await import('mongoose');
  const connection = await mongoose.createConnection(it.uri).asPromise();
  await connection.collection('cases').updateMany({}, { $unset: { policies: 1, decided: 1, grounds: 1 } });
  await connection.close();
  expect((await ask(lending(50))).body).toMatchObject({ cases: 0 });
  expect(await it.api.store.decisions.rebuild()).toBe(13);
  expect(await it.api.store.decisions.rebuild()).toBe(0);
  expect((await ask(lending(50))).body).toMatchObject({ cases: 6, decided: 6 });
});
