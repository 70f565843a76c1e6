/** Packs through the public interface: what is listed can be taken as it is, under a name of its own, with its tests and its policies. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pack, PackSummary } from '../../engine/core/pack.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const listed = async (): Promise<PackSummary[]> => (await it.as('designer', 'GET', '/api/packs')).body.items;
const whole = async (id: string): Promise<Pack> => (await it.as('designer', 'GET', `/api/packs/${id}`)).body;

/** Starts a scenario from a pack. */
async function take({ scenario }: Pack, id: string) {
  const body = { ...scenario, id };
  return it.as('designer', 'POST', `/api/scenarios?pack=${scenario.id}`, { body });
}

test('the list tells of each pack what it comes with', async () => {
  const packs = await listed();
  expect(packs.map(({ id }) => id)).toEqual(expect.arrayContaining(['museum-entry', 'park-entry']));
  const library = packs.find(({ id }) => id === 'library-lending');
  expect(library).toMatchObject({ environment: 'counter', money: 'free', policies: 1, help: { who: {} } });
  expect((await whole('library-lending')).policies.map(({ name }) => name)).toEqual(['library-lending']);
});

test('a designer starts from every pack: it becomes a draft that passes every check, with its tests', async () => {
  for (const { id: pack, tests } of await listed()) {
    const id = `${pack}-taken`;
    expect((await take(await whole(pack), id)).status).toBe(201);
    const checks = await it.as('designer', 'POST', `/api/scenarios/${id}/checks`);
    expect(checks.body.findings, id).toEqual([]);
    const saved = await it.as('designer', 'GET', `/api/scenarios/${id}/suite`);
    expect([saved.body.revision, saved.body.suite.tests.length]).toEqual([1, tests]);
  }
});

test('the tests that came along pass as they are', async () => {
  const { body } = await it.as('designer', 'POST', '/api/scenarios/library-lending-taken/suite/runs');
  expect(body.passed).toBe(true);
});

test('what belongs to a pack replaces nothing that there is, and starting again with one key starts once', async () => {
  const pack = await whole('museum-entry');
  const headers = { 'idempotency-key': 'once-and-again' };
  const body = { ...pack.scenario, id: 'museum-once' };
  const start = () => it.as('designer', 'POST', '/api/scenarios?pack=museum-entry', { body, headers });
  expect((await start()).status).toBe(201);
  const saved = await it.as('designer', 'PUT', '/api/scenarios/museum-once/suite', {
    body: { tests: [] },
    headers: { 'if-match': '"1"' },
  });
  expect(saved.status).toBe(200);
  expect((await start()).status).toBe(201);
  expect((await it.as('designer', 'GET', '/api/scenarios/museum-once/suite')).body.suite.tests).toEqual([]);
});

test('there is no such pack', async () => {
  const body = { ...(await whole('museum-entry')).scenario, id: 'from-nothing' };
  expect((await it.as('designer', 'GET', '/api/packs/nothing')).status).toBe(404);
  expect((await it.as('designer', 'POST', '/api/scenarios?pack=nothing', { body })).status).toBe(404);
  expect((await it.as('designer', 'GET', '/api/scenarios/from-nothing')).status).toBe(404);
});

test('the packs beside the demo province are nowhere in use', async () => {
  expect((await it.as('designer', 'GET', '/api/scenarios/museum-entry')).status).toBe(404);
});
