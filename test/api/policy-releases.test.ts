/** Releases and layers of policies through the public interface: two people, days, and what a city makes of what its province decides. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

const at = '/api/policies/library-lending';
const reason = '逐条核对了规则与测试行，和省厅通知的要求一致。';
let it: TestApi;
beforeAll(async () => {
  it = await startApi();
  await it.as('designer', 'PUT', `${at}/suite`, { body: { rows: [] }, headers: { 'if-match': '"1"' } });
});
afterAll(() => it?.stop());

const shipped = (): RulePolicy =>
  structuredClone(it.rulesets.policies.find(({ name }) => name === 'library-lending')) as RulePolicy;

let limit = 15;
/** A policy like the one that is shipped, with another age limit each time. */
function lending(more: Partial<RulePolicy> = {}): RulePolicy {
  const policy = shipped();
  policy.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: (limit += 0.01) };
  return { ...policy, strictness: ['lend', 'guardian', 'refuse'], ...more };
}

const propose = async (policy: RulePolicy): Promise<number> => {
  const { status, body } = await it.as('designer', 'POST', `/api/policies/${policy.name}/versions`, { body: policy });
  expect([status, body.state]).toEqual([201, 'proposed']);
  return body.version as number;
};
const act = (who: string, version: number, what: string, name = 'library-lending', why = reason) =>
  it.as(who, 'POST', `/api/policies/${name}/versions/${version}/${what}`, { body: { reason: why } });
const inForce = async () => (await it.as('auditor', 'GET', at)).body;

test('what is shipped counts as released by a second person', async () => {
  expect(await inForce()).toMatchObject({
    state: 'in-force',
    decision: { act: 'release', by: 'reviewer' },
    waiting: null,
  });
});

test('a second person releases, once; pressed twice it is done once, and whoever comes late is told by whom', async () => {
  const version = await propose(lending());
  expect((await it.as('reviewer', 'GET', '/api/policies?waiting=true')).body.items).toMatchObject([
    { name: 'library-lending', waiting: version },
  ]);
  expect(await act('reviewer', version, 'release', undefined, '好')).toMatchObject({ status: 422 });
  expect(await act('designer', version, 'release')).toMatchObject({ status: 403 });
  expect(await act('reviewer', version, 'release')).toMatchObject({ status: 200, body: { state: 'in-force' } });
  expect(await act('reviewer', version, 'release')).toMatchObject({ status: 200, body: { state: 'in-force' } });
  expect(await act('reviewer', version, 'return')).toMatchObject({
    status: 409,
    body: { type: '/problems/version-decided', title: expect.stringContaining('reviewer') },
  });
  expect(await act('designer', version, 'withdraw')).toMatchObject({ status: 409 });
  expect(await act('reviewer', 99, 'release')).toMatchObject({ status: 404 });
  expect(await inForce()).toMatchObject({ version, decision: { by: 'reviewer', reason } });
  expect((await it.as('reviewer', 'GET', '/api/policies?waiting=true')).body.total).toBe(0);
});

test('nobody releases what they proposed, whatever else they may do', async () => {
  const version = await propose(lending());
  const store = it.api.store.policies;
  const decided = { act: 'release', by: 'designer', at: new Date().toISOString(), reason } as const;
  await expect(store.decide('library-lending', version, decided)).rejects.toMatchObject({ slug: 'same-proposer' });
  const other = { ...decided, act: 'withdraw', by: 'reviewer' } as const;
  await expect(store.decide('library-lending', version, other)).rejects.toMatchObject({ slug: 'not-the-proposer' });
  expect(await act('designer', version, 'withdraw')).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
});

test('of two people who decide at once one is heard', async () => {
  const version = await propose(lending());
  const both = await Promise.all([act('reviewer', version, 'release'), act('reviewer', version, 'return')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('what was returned never takes force; the next version is made from the one that did', async () => {
  const before = await inForce();
  const version = await propose(lending());
  expect(await act('reviewer', version, 'return')).toMatchObject({ status: 200, body: { state: 'returned' } });
  expect((await inForce()).version).toBe(before.version);
  const late = await it.as('designer', 'POST', `${at}/versions?base=${version}`, { body: lending() });
  expect(late).toMatchObject({ status: 412 });
  const next = await it.as('designer', 'POST', `${at}/versions?base=${before.version}`, { body: lending() });
  expect(next).toMatchObject({ status: 201, body: { version: version + 1 } });
  await act('designer', version + 1, 'withdraw');
});

test('a version takes force on its first day and leaves it after its last, by the clock alone', async () => {
  const policy = { ...lending(), name: 'lending-in-time' };
  expect((await it.as('designer', 'POST', '/api/policies', { body: policy })).body.state).toBe('proposed');
  expect(await it.api.store.policies.named(['lending-in-time'], it.api.now())).toEqual({});
  await it.releasePolicy('lending-in-time', 1);
  const day = (days: number) =>
    new Date(it.api.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const later = await propose({ ...policy, from: day(10), until: day(20) });
  await it.releasePolicy('lending-in-time', later);
  const on = async (days: number) => {
    const now = new Date(it.api.now().getTime() + days * 86_400_000);
    const { summary } = await it.api.store.policies.get('lending-in-time', now);
    return [summary.version, summary.state];
  };
  expect(await on(0)).toEqual([1, 'in-force']);
  expect(await on(10)).toEqual([2, 'in-force']);
  expect(await on(20)).toEqual([2, 'in-force']);
  expect(await on(21)).toEqual([2, 'ended']);
  const { body } = await it.as('auditor', 'GET', '/api/policies/lending-in-time/versions');
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['coming', 'in-force']);
});

const layer = (name: string, more: Partial<RulePolicy> = {}): RulePolicy => ({
  ...{ name, title: { 'zh-CN': `分层 ${name}`, en: `Layer ${name}` }, level: 'city', refines: 'library-lending' },
  ...{ at: { region: '990100', institution: null }, outcomes: ['refuse', 'guardian', 'as-above'] },
  rules: [
    {
      ...{ name: 'under-60', then: 'guardian', clauses: [] },
      when: { fact: 'person.age', operator: 'lessThan', value: 100 },
      reason: { 'zh-CN': '本市须有人陪同', en: 'In this city somebody comes along' },
    },
  ],
  otherwise: { then: 'as-above', reason: { 'zh-CN': '照省里的规定', en: 'As the province decides' } },
  ...more,
});

const borrow = async (account: string, card = 'demo-wang') => {
  const body = { card, inputs: { barcode: 'TS20260001' } };
  const opened = await it.as(account, 'POST', '/api/scenarios/library-lending/cases?wait=30', { body });
  return (await it.as('auditor', 'GET', `/api/cases/${opened.body.id}`)).body;
};

beforeEach(() => {
  // The layers are remembered for two seconds; a later clock reads them again.
  it.clock.offsetMs += 5_000;
});

test('a layer that does not fit what it refines is refused in its place', async () => {
  const refused = async (policy: RulePolicy) => {
    const { status, body } = await it.as('designer', 'POST', '/api/policies', { body: policy });
    expect(status).toBe(422);
    return body.errors.map((error: { pointer: string; rule: string }) => `${error.pointer} ${error.rule}`);
  };
  expect(await refused(layer('of-none', { refines: 'no-such-policy' }))).toEqual(['/refines known-policy']);
  expect(
    await refused(layer('of-purchase', { refines: 'drug-purchase', outcomes: ['lend', 'as-above', 'guardian'] })),
  ).toContain('/refines unordered');
  expect(await refused(layer('elsewhere', { at: { region: '980100', institution: null } }))).toEqual(
    expect.arrayContaining(['/at within-place', '/at own-place']),
  );
});

test('a city tightens at once what its province decides, in the city and nowhere else, once a second person has released it', async () => {
  const pinning = await it.as('designer', 'POST', '/api/scenarios/library-lending/filings');
  await it.as('reviewer', 'POST', `/api/scenarios/library-lending/versions/${pinning.body.version}/publish`, {
    body: { reason: '检查和测试都已核对。' },
  });
  const proposed = await it.as('designer', 'POST', '/api/policies', { body: layer('city-lending') });
  expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', refines: 'library-lending' } });
  expect((await borrow('clerk')).outcome.code).toBe('lent');
  it.clock.offsetMs += 5_000;
  await it.releasePolicy('city-lending', 1);
  const held = await borrow('clerk');
  expect(held.outcome.code).toBe('guardian-needed');
  const { decision } = held.trace.find((step: { decision?: object }) => step.decision);
  expect(decision).toMatchObject({
    ...{ policy: 'library-lending', outcome: 'guardian', level: 'city', rule: 'under-60' },
    above: { level: 'province', outcome: 'lend' },
    layers: [{ policy: 'city-lending', level: 'city', outcome: 'guardian', effect: 'tightened' }],
  });
  expect((await borrow('operator')).outcome.code).toBe('lent');
  const { body } = await it.as('auditor', 'GET', `${at}/layers`);
  const [ours] = body.items.filter(({ name }: { name: string }) => name === 'city-lending');
  expect(ours).toMatchObject({ state: 'in-force', policy: { at: { region: '990100' } } });
});

test('a version of a layer stays where it is, and one of what it refines says which layers would not fit', async () => {
  const moved = layer('city-lending', { at: { region: '990200', institution: null } });
  const refused = await it.as('designer', 'POST', '/api/policies/city-lending/versions', { body: moved });
  expect(refused.body.errors).toMatchObject([{ pointer: '/at', rule: 'as-before' }]);
  const { strictness: _order, ...unordered } = lending();
  const added = await it.as('designer', 'POST', `${at}/versions`, { body: unordered });
  expect(added).toMatchObject({ status: 201 });
  expect(added.body.warnings).toContainEqual(
    expect.objectContaining({ message: expect.objectContaining({ en: expect.stringContaining('city-lending') }) }),
  );
});
