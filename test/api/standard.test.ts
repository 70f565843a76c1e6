/** The standard through the public interface: the statement counts what one may see, and another edition says whom it concerns. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandardConformance } from '../../engine/core/api.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const stated = async (id: string) => {
  const { status, body } = await it.as('reviewer', 'GET', '/api/standard/conformance');
  expect(status).toBe(200);
  const statement = body as StandardConformance;
  expect(Object.values(statement.sum).reduce((a, b) => a + b)).toBe(statement.clauses.length);
  return statement.clauses.find(({ clause }) => clause === id);
};

test('the statement names the kinds, checks, interfaces, policies and scenarios that answer to a clause', async () => {
  const consented = await stated('flow.account-consent');
  expect(consented).toMatchObject({
    standing: 'covered',
    kinds: expect.arrayContaining([expect.objectContaining({ id: 'disburse' })]),
  });
  expect(consented?.scenarios.map(({ id }) => id)).toEqual(['subsidy-review']);
  expect(consented?.tests).toBeGreaterThan(5);
  expect((await stated('scenario.filing'))?.routes.map(({ id }) => id)).toContain('POST /api/scenarios/{id}/filings');
});

test('a new scenario of one who may make them counts at once', async () => {
  const before = (await stated('scenario.card-mode'))?.scenarios.length ?? 0;
  const { body } = await it.as('designer', 'GET', '/api/scenarios/park-entry/draft');
  const copy = { ...body.scenario, id: 'park-entry-copy' };
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: copy })).status).toBe(201);
  expect((await stated('scenario.card-mode'))?.scenarios.length).toBe(before + 1);
});

test('another edition says what it changes and whom that concerns; rubbish is refused by field', async () => {
  const { body: edition } = await it.as('operator', 'GET', '/api/standard');
  const other = structuredClone(edition);
  other.edition = { ...other.edition, id: 'part2-final', status: 'final' };
  const reworded = other.clauses.find(({ id }: { id: string }) => id === 'access.prompts');
  reworded.requirement = { 'zh-CN': '提示语应使用三种语言', en: 'Prompts are in three languages' };
  const { status, body } = await it.as('reviewer', 'POST', '/api/standard/impact', { body: other });
  expect([status, body.to.id, body.changes.length]).toEqual([200, 'part2-final', 1]);
  expect(body.changes[0]).toMatchObject({ clause: 'access.prompts', kind: 'reworded' });
  expect(body.changes[0].concerns.scenarios.length).toBeGreaterThan(0);

  other.clauses[0].id = 'nowhere.at-all';
  const refused = await it.as('reviewer', 'POST', '/api/standard/impact', { body: other });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/clauses/0/id']);
  expect((await it.as('operator', 'POST', '/api/standard/impact', { body: edition })).status).toBe(403);
});
