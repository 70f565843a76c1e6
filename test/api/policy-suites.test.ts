/** A policy's test rows through the public interface: kept with a revision, run on drafts and versions, and the gate of every release. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

const at = '/api/policies/library-lending';
let it: TestApi;
let seeded: TestRow[];
beforeAll(async () => {
  it = await startApi();
  seeded = it.rulesets.policySuites['library-lending']!.rows;
});
afterAll(() => it?.stop());

function lending(age: number): RulePolicy {
  const policy = structuredClone(it.rulesets.policies.find(({ name }) => name === 'library-lending')) as RulePolicy;
  policy.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: age };
  return policy;
}

const save = (rows: unknown, revision: number) =>
  it.as('designer', 'PUT', `${at}/suite`, { body: { rows }, headers: { 'if-match': `"${revision}"` } });
const run = (body: object = {}) => it.as('auditor', 'POST', `${at}/suite/run`, { body });

test('the demo policies come with rows, and their first version pins them', async () => {
  const { body, headers } = await it.as('auditor', 'GET', `${at}/suite`);
  expect(headers.get('etag')).toBe('"1"');
  expect(body).toMatchObject({ revision: 1, suite: { rows: seeded }, updatedBy: 'designer' });
  const policy = await it.as('auditor', 'GET', at);
  expect(policy.body.suite).toMatchObject({ rows: seeded.length, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await run()).body).toMatchObject({ passed: true });
});

test('rows are run on a draft before it is saved; a draft that is wrong in itself is refused in its place', async () => {
  const { body } = await run({ policy: lending(16) });
  expect(body.passed).toBe(false);
  expect(body.rows.filter(({ passed }: { passed: boolean }) => !passed)).toMatchObject([
    { id: 'at-14', expects: 'lend', outcome: 'guardian', rule: 'under-14' },
  ]);
  const wrong = lending(16);
  wrong.rules[0]!.then = 'nowhere';
  expect((await run({ policy: wrong })).body.errors).toMatchObject([{ pointer: '/policy/rules/0/then' }]);
  expect(await run({ version: 9 })).toMatchObject({ status: 404 });
  expect(await run({ version: 1, policy: lending(14) })).toMatchObject({ status: 422 });
});

test('a version whose rows fail is refused with the rows; once they fit it is proposed and pins them, and they must fit still when it is released', async () => {
  const add = (age: number) => it.as('designer', 'POST', `${at}/versions?base=1`, { body: lending(age) });
  const refused = await add(16);
  expect(refused).toMatchObject({
    status: 422,
    body: {
      type: '/problems/suite-not-green',
      errors: [{ pointer: '/rows/1', rule: 'suite-not-green', message: expect.stringContaining('刚满 14 周岁') }],
    },
  });
  expect((await it.as('auditor', 'GET', at)).body.version).toBe(1);

  const rows = seeded.map((row) => (row.id === 'at-14' ? { ...row, expects: 'guardian' } : row));
  expect(await save(rows, 1)).toMatchObject({ status: 200, body: { revision: 2 } });
  expect(await save(rows, 1)).toMatchObject({ status: 412, body: { type: '/problems/edited-meanwhile' } });
  const proposed = await add(16);
  expect(proposed).toMatchObject({ status: 201, body: { version: 2, suite: { rows: rows.length }, warnings: [] } });

  const first = await it.as('auditor', 'GET', `${at}/suite?version=1`);
  expect(first.body.suite.rows).toEqual(seeded);
  const second = await it.as('auditor', 'GET', `${at}/suite?version=2`);
  expect(second.body.suite.rows).toEqual(rows);
  expect((await run({ version: 1 })).body.passed).toBe(false);

  expect(await save(seeded, 2)).toMatchObject({ status: 200 });
  expect(await it.releasePolicy('library-lending', 2)).toMatchObject({
    status: 422,
    body: { type: '/problems/suite-not-green' },
  });
  expect(await save(rows, 3)).toMatchObject({ status: 200 });
  expect(await it.releasePolicy('library-lending', 2)).toMatchObject({ status: 200, body: { state: 'in-force' } });
});

test('without rows a version is released with a remark', async () => {
  const policy = { ...lending(14), name: 'lending-elsewhere' };
  const made = await it.as('designer', 'POST', '/api/policies', { body: policy });
  expect(made).toMatchObject({ status: 201, body: { suite: null, warnings: [{ rule: 'suite-missing' }] } });
  const empty = await it.as('auditor', 'GET', '/api/policies/lending-elsewhere/suite?version=1');
  expect(empty.body.suite).toEqual({ rows: [] });
});

test.each<[string, unknown, string]>([
  [
    'two rows of one id',
    [
      { id: 'a', facts: {}, expects: '' },
      { id: 'a', facts: {}, expects: '' },
    ],
    '/rows/1/id',
  ],
  ['a list for a value', [{ id: 'a', facts: { 'person.age': [1] }, expects: '' }], '/rows/0/facts/person.age'],
  ['something more', [{ id: 'a', facts: {}, expects: '', run: 'code' }], '/rows/0/run'],
  ['too many', Array.from({ length: 501 }, (_, id) => ({ id: `r${id}`, facts: {}, expects: '' })), '/rows'],
])('%s is refused in its place', async (_what, rows, pointer) => {
  const { status, body } = await save(rows, 4);
  expect(status).toBe(422);
  expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
});

test('a fact named after what every object has is refused in its place', async () => {
  const policy = lending(14);
  policy.rules[0]!.when = { fact: 'inputs.constructor', operator: 'equal', value: 'x' };
  const suite = { rows: [{ id: 'a', facts: {}, expects: 'lend' }] };
  const { status, body } = await run({ policy, suite });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ pointer: expect.stringMatching(/\/rules\/0\/when\/fact$/) }]);
});

test('the rows are sealed at rest', async () => {
  const { default: mongoose } = await import('mongoose');
  const connection = await mongoose.createConnection(it.uri).asPromise();
  const kept = [
    ...(await connection.collection('policy-suites').find().toArray()),
    ...(await connection.collection('pinned-policy-suites').find().toArray()),
  ];
  await connection.close();
  expect(kept.length).toBeGreaterThan(3);
  expect(JSON.stringify(kept)).not.toContain('person.age');
});
