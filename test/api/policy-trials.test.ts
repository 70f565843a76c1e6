/** Two versions of a policy in force at once, through the public interface: on trial in a city, ended by two people. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

const at = '/api/policies/library-lending';
const reason = '先在一个市试行一个月，看监护人陪同的比例有没有变化。';
let it: TestApi;
beforeAll(async () => {
  it = await startApi();
  await it.as('designer', 'PUT', `${at}/suite`, { body: { rows: [] }, headers: { 'if-match': '"1"' } });
  await it.api.store.accounts.add({
    ...(await it.api.store.accounts.find('operator'))!,
    ...{ account: 'city-operator', region: '990200', institution: null },
  });
});
afterAll(() => it?.stop());

/** The shipped policy, but that children need their guardian up to another age. */
function lending(age: number, more: Partial<RulePolicy> = {}): RulePolicy {
  const policy = structuredClone(it.rulesets.policies.find(({ name }) => name === 'library-lending')) as RulePolicy;
  const rule = policy.rules.find(({ then }) => then === 'guardian')!;
  rule.when = { fact: 'person.age', operator: 'lessThan', value: age };
  return { ...policy, ...more };
}
const propose = async (policy: RulePolicy): Promise<number> =>
  (await it.as('designer', 'POST', `${at}/versions`, { body: policy })).body.version;
const act = (who: string, version: number, what: string, more: object = {}) =>
  it.as(who, 'POST', `${at}/versions/${version}/${what}`, { body: { reason, ...more } });
const stateOf = async (version: number) =>
  (await it.as('auditor', 'GET', `${at}/versions`)).body.items.find(
    (each: { version: number }) => each.version === version,
  ).state;
const lend = async (region: string) => {
  const lent = await it.api.trials!(
    { digest: pinned, policy: lending(0) },
    { region, institution: null },
    it.api.now(),
  );
  return lent?.policy.rules?.find(({ then }) => then === 'guardian')?.when;
};
let pinned = '';

test('a version is released for a city; the other stays in force elsewhere', async () => {
  pinned = (await it.as('auditor', 'GET', at)).body.digest;
  const version = await propose(lending(16));
  expect(await act('reviewer', version, 'release', { regions: ['980100'] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/regions', rule: 'part-of-place' }] },
  });
  expect(await act('reviewer', version, 'release', { regions: ['990200'] })).toMatchObject({
    status: 200,
    body: { state: 'on-trial', trial: { regions: ['990200'], ended: null } },
  });
  expect((await it.as('auditor', 'GET', at)).body).toMatchObject({ version: version - 1, state: 'in-force' });
  await it.skip(3_000);
  expect(await lend('990201')).toMatchObject({ value: 16 });
  expect(await lend('990100')).toBeUndefined();
});

test('what a scenario could not go on with is not released on trial', async () => {
  const other = lending(17);
  other.outcomes = [...other.outcomes, 'wait'];
  if (other.strictness) other.strictness = [...other.strictness, 'wait'];
  other.rules[0]!.then = 'wait';
  const version = await propose(other);
  expect((await act('reviewer', version, 'release', { regions: ['990100'] })).body.errors[0].rule).toBe(
    'same-outcomes',
  );
  expect((await act('designer', version, 'withdraw')).status).toBe(200);
});

test('it is ended by two people, each with a reason: first it goes on, then it holds everywhere', async () => {
  const { items } = (await it.as('auditor', 'GET', `${at}/versions`)).body;
  const { version } = items.find(({ state }: { state: string }) => state === 'on-trial');
  expect((await act('designer', version, 'trial/ending', { to: 'general', reason: '好' })).status).toBe(422);
  expect((await act('reviewer', version, 'trial/end', { agrees: true })).body.type).toBe('/problems/trial-state');
  expect((await act('designer', version, 'trial/ending', { to: 'taken-back' })).status).toBe(200);
  expect((await act('designer', version, 'trial/end', { agrees: true })).status).toBe(403);
  expect((await act('reviewer', version, 'trial/end', { agrees: false })).body).toMatchObject({
    state: 'on-trial',
    trial: { ending: null, ended: null },
  });
  expect((await act('designer', version, 'trial/ending', { to: 'general' })).status).toBe(200);
  expect((await act('reviewer', version, 'trial/end', { agrees: true })).body).toMatchObject({
    state: 'in-force',
    trial: { ended: { to: 'general', by: 'designer', agreed: { by: 'reviewer' } } },
  });
  expect(await stateOf(version - 1)).toBe('superseded');
  await it.skip(3_000);
  expect(await lend('990100')).toMatchObject({ value: 16 });
  expect((await act('designer', version, 'trial/ending', { to: 'general' })).status).toBe(409);
});

test('a trial that is taken back leaves everything as it was', async () => {
  const version = await propose(lending(18));
  await act('reviewer', version, 'release', { regions: ['990100', '990201'] });
  await it.skip(3_000);
  expect([await lend('990101'), await lend('990200')]).toMatchObject([{ value: 18 }, { value: 16 }]);
  await act('designer', version, 'trial/ending', { to: 'taken-back' });
  await act('reviewer', version, 'trial/end', { agrees: true });
  await it.skip(3_000);
  expect(await lend('990101')).toMatchObject({ value: 16 });
  expect(await stateOf(version)).toBe('taken-back');
});

test('a case in the city is decided by the version on trial there, one elsewhere by that in force', async () => {
  const version = await propose(lending(99));
  await act('reviewer', version, 'release', { regions: ['990200'] });
  await it.skip(3_000);
  const body = { card: 'demo-wang', inputs: { barcode: '9787020002207' } };
  const decidedBy = async (who: string) => {
    const { password } = demoAccounts.find(({ account }) => account === 'operator')!;
    const session = await it.send('POST', '/api/sessions', { body: { account: who, password } });
    const headers = { 'idempotency-key': randomUUID() };
    const token = (session.body as { token: string }).token;
    const opened = await it.send('POST', '/api/scenarios/library-lending/cases?wait=20', { body, token, headers });
    expect(opened.body.status).toBe('completed');
    return JSON.stringify((await it.as('auditor', 'GET', `/api/cases/${opened.body.id}/timeline`)).body);
  };
  const { digest } = (await it.as('auditor', 'GET', `${at}/versions`)).body.items[0];
  expect(await decidedBy('operator')).not.toContain(digest);
  expect(await decidedBy('city-operator')).toContain(digest);
});
