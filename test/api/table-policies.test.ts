/** Decision tables through the public interface: kept with what their author should know, refused with every place. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TablePolicy } from '../../engine/core/policies/policy.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

/** The shipped scenic tickets under another name, changed. */
function tickets(name: string, change: (table: TablePolicy['table']) => void = () => undefined): TablePolicy {
  const policy = structuredClone(it.rulesets.policies.find((each) => each.name === 'scenic-ticket')) as TablePolicy;
  change(policy.table);
  return { ...policy, name };
}

const sent = (policy: TablePolicy) => it.as('designer', 'POST', '/api/policies', { body: policy });

test('a table is kept as it was sent, and gets versions', async () => {
  const policy = tickets('garden-ticket');
  const made = await sent(policy);
  expect(made).toMatchObject({ status: 201, body: { name: 'garden-ticket', version: 1 } });
  expect(made.body.warnings).toMatchObject([{ rule: 'suite-missing' }]);
  const { body } = await it.as('auditor', 'GET', '/api/policies/garden-ticket');
  expect(body).toMatchObject({ policy, state: 'proposed' });
  expect((await it.releasePolicy('garden-ticket', 1)).status).toBe(200);
  const changed = tickets('garden-ticket', ({ rows }) => (rows[5]!.when[0] = { from: 62, to: 64 }));
  const added = await it.as('designer', 'POST', '/api/policies/garden-ticket/versions', { body: changed });
  expect(added).toMatchObject({ status: 201, body: { version: 2 } });
  expect(added.body.warnings).toEqual([
    {
      pointer: '/table/rows',
      rule: 'gap',
      message: {
        'zh-CN': '没有一行适用于 person.age = 60, card.state = "normal", card.local = false，将按 otherwise 决定',
        en: 'No row holds at person.age = 60, card.state = "normal", card.local = false: otherwise decides',
      },
    },
    expect.objectContaining({ rule: 'suite-missing' }),
  ]);
});

test('a table whose rows contradict each other is refused with every place, and nothing is kept', async () => {
  const wrong = await sent(
    tickets('torn-ticket', ({ rows }) => {
      rows[1]!.when[0] = { lte: 6 };
      rows[6]!.when[0] = { gte: 64 };
    }),
  );
  expect(wrong).toMatchObject({ status: 422, body: { type: '/problems/invalid-input' } });
  expect(wrong.body.errors.map(({ pointer, rule }: { pointer: string; rule: string }) => [pointer, rule])).toEqual([
    ['/table/rows/2', 'overlap'],
    ['/table/rows/6', 'overlap'],
  ]);
  expect((await it.as('auditor', 'GET', '/api/policies/torn-ticket')).status).toBe(404);
});

test('a text against a number is refused with its cell', async () => {
  const { status, body } = await sent(tickets('odd-ticket', ({ rows }) => (rows[4]!.when[0] = '18')));
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ pointer: '/table/rows/4/when/0', rule: 'type' }]);
});
