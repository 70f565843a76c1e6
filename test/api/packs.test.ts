/** Packs through the public interface: what is listed can be taken as it is, under a name of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scenario } from '../../engine/core/scenario.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

test('a designer starts from every pack: it becomes a draft that passes every check', async () => {
  const { status, body } = await it.as('designer', 'GET', '/api/packs');
  expect([status, body.total]).toEqual([200, body.items.length]);
  const packs = body.items as Scenario[];
  expect(packs.map(({ id }) => id)).toEqual(expect.arrayContaining(['museum-entry', 'park-entry']));
  for (const pack of packs) {
    const id = `${pack.id}-taken`;
    expect((await it.as('designer', 'POST', '/api/scenarios', { body: { ...pack, id } })).status).toBe(201);
    const checks = await it.as('designer', 'POST', `/api/scenarios/${id}/checks`);
    expect(checks.body.findings.filter(({ check }: { check: string }) => check !== 'suite-missing')).toEqual([]);
  }
});

test('the packs beside the demo province are nowhere in use', async () => {
  expect((await it.as('designer', 'GET', '/api/scenarios/museum-entry')).status).toBe(404);
});
