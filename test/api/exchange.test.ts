/** BPMN through the public interface: a draft leaves, and comes in again as another. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const imported = (xml: string) => it.as('designer', 'POST', '/api/scenarios/imports', { body: { xml } });

test('a draft is exported in the language asked for, imported, and created under another name', async () => {
  const headers = { 'accept-language': 'en' };
  const {
    status,
    headers: sent,
    body: xml,
  } = await it.as('reviewer', 'GET', '/api/scenarios/park-entry/draft.bpmn', { headers });
  expect([status, sent.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
  expect(sent.get('content-disposition')).toContain('park-entry.bpmn');
  expect(xml).toContain('name="Park entry"');
  const inLanes = await it.as('reviewer', 'GET', '/api/scenarios/park-entry/draft.bpmn?lanes=true', { headers });
  expect(inLanes.body).toContain('name="Cardholder"');
  const { body } = await imported(xml);
  expect(body.report.filter(({ verdict }: { verdict: string }) => verdict !== 'taken')).toEqual([]);
  const { body: original } = await it.as('designer', 'GET', '/api/scenarios/park-entry/draft');
  expect(body.scenario).toEqual(original.scenario);
  const copy = { ...body.scenario, id: 'park-entry-two' };
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: copy })).status).toBe(201);
});

test('a file of another tool gives a draft with findings to mend', async () => {
  const file = new URL('../fixtures/bpmn/flowable-design.bpmn', import.meta.url);
  const { status, body } = await imported(readFileSync(file, 'utf8'));
  expect(status).toBe(200);
  expect(body.report.map(({ verdict }: { verdict: string }) => verdict)).toContain('mapped');
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: body.scenario })).status).toBe(201);
  const checked = await it.as('designer', 'POST', '/api/scenarios/subsidy-batch/checks');
  expect(checked.body.errors).toBeGreaterThan(0);
});

test('a file that is not usable is refused by rule and line; nothing is read from outside', async () => {
  const { status, body } = await imported(
    '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><x>&y;</x>',
  );
  expect(status).toBe(422);
  expect(body).toMatchObject({ type: '/problems/invalid-input', errors: [{ pointer: '/xml', rule: 'declaration' }] });
  expect(body.errors[0].message).toContain('2');
});
