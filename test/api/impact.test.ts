/** Whom a new version concerns, through the public interface. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scenario } from '../../engine/core/scenario.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

test('open cases are counted by version, and who calls the scenario is named', async () => {
  const gate = it.rulesets.scenarios.find(({ id }) => id === 'park-entry')!;
  const id = `own-${randomUUID().slice(0, 8)}x`;
  const node = { id: 'enter', kind: 'sub-scenario', settings: { scenario: 'park-entry' } };
  const caller: Scenario = { ...structuredClone(gate), id, nodes: [...gate.nodes, node] };
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: caller })).status).toBe(201);
  const { status, body } = await it.as('reviewer', 'GET', '/api/scenarios/park-entry/impact');
  expect(status).toBe(200);
  expect(body).toMatchObject({ open: [{ version: 1, open: 0 }], callers: [{ id, name: gate.name }] });
  expect(body.releasesRevision).toBeGreaterThan(0);
  const own = await it.as('reviewer', 'GET', `/api/scenarios/${id}/impact`);
  expect(own.body).toEqual({ open: [], callers: [], places: [], releasesRevision: 0 });
});

test('open cases are counted where they are, of those whom one may see', async () => {
  const opened = await it.as('operator', 'POST', '/api/scenarios/subsidy-review/cases', {
    body: { card: 'demo-wang', inputs: {} },
  });
  expect(opened.status).toBe(201);
  const placesFor = async (account: string) =>
    (await it.as(account, 'GET', '/api/scenarios/subsidy-review/impact')).body.places;
  expect(await placesFor('reviewer')).toEqual([{ region: '990000', institution: 'demo-library', open: 1 }]);
  expect(await placesFor('clerk')).toEqual([]);
});
