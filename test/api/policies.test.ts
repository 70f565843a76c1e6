/** Versions of a policy through the public interface: what was made from an older version than the one in force is refused, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

const at = '/api/policies/library-lending';
let it: TestApi;
beforeAll(async () => {
  it = await startApi();
  // Its rows would refuse another age; what they refuse, policy-suites.test.ts shows.
  await it.as('designer', 'PUT', `${at}/suite`, { body: { rows: [] }, headers: { 'if-match': '"1"' } });
});
afterAll(() => it?.stop());

function lending(age: number): RulePolicy {
  const policy = structuredClone(it.rulesets.policies.find(({ name }) => name === 'library-lending')) as RulePolicy;
  policy.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: age };
  return policy;
}

const add = (age: number, base: number, headers: Record<string, string> = {}) =>
  it.as('designer', 'POST', `${at}/versions?base=${base}`, { body: lending(age), headers });

test('a version is proposed by one and waits; what is made beside it, or from another than the latest released, is refused', async () => {
  const once = { 'idempotency-key': 'policies-test-1' };
  expect(await add(15, 1, once)).toMatchObject({
    status: 201,
    body: { version: 2, updatedBy: 'designer', state: 'proposed', waiting: 2 },
  });
  expect(await add(15, 1, once)).toMatchObject({ status: 201, body: { version: 2 } });
  expect(await add(16, 1)).toMatchObject({ status: 412, body: { type: '/problems/edited-meanwhile' } });
  const inForce = await it.as('auditor', 'GET', at);
  expect(inForce.body).toMatchObject({ version: 1, state: 'in-force', waiting: 2 });
  expect(await it.releasePolicy('library-lending', 2)).toMatchObject({ status: 200, body: { state: 'in-force' } });
  expect(await add(16, 1)).toMatchObject({ status: 412, body: { type: '/problems/edited-meanwhile' } });
  expect(await add(16, 9)).toMatchObject({ status: 412 });
  expect(await add(16, 2)).toMatchObject({ status: 201, body: { version: 3, kind: 'rules' } });
  const { body } = await it.as('auditor', 'GET', `${at}/versions`);
  expect(body.items.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
});

test('one’s own version that waits gives way to the next; that of another person does not', async () => {
  expect(await add(17, 3)).toMatchObject({ status: 201, body: { version: 4, state: 'proposed' } });
  const { body } = await it.as('auditor', 'GET', `${at}/versions`);
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual([
    ...['proposed', 'withdrawn', 'in-force', 'superseded'],
  ]);
  const another = {
    ...{ policy: lending(18), digest: '0', place: { region: '990000', institution: null } },
    ...{ author: { by: 'another', at: new Date().toISOString() }, attempt: { made: 'another 1', of: '' } },
  };
  await expect(it.api.store.policies.addVersion(another)).rejects.toMatchObject({ slug: 'policy-version-waits' });
});

test('versions of before there were releases stand as released', async () => {
  const { default: mongoose } = await import('mongoose');
  const connection = await mongoose.createConnection(it.uri).asPromise();
  const $unset = { decided: '', decision: '', from: '', until: '' };
  await connection.collection('policy-versions').updateOne({ name: 'park-entry', version: 1 }, { $unset });
  await connection.close();
  const { body } = await it.as('auditor', 'GET', '/api/policies/park-entry');
  expect(body).toMatchObject({ version: 1, state: 'in-force', decision: null });
});

test('the scenarios that decide by a policy are named', async () => {
  const { body } = await it.as('reviewer', 'GET', `${at}/impact`);
  expect(body.scenarios.map(({ id }: { id: string }) => id)).toContain('library-lending');
});

test('an operator that does not fit its fact is refused with its place', async () => {
  const policy = lending(14);
  policy.rules[0]!.when = { fact: 'card.state', operator: 'lessThan', value: 'normal' };
  const { status, body } = await it.as('designer', 'POST', `${at}/versions`, { body: policy });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ pointer: '/rules/0/when/operator', rule: 'operator' }]);
});
