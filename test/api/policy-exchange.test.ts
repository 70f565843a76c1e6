/** Policies come in from files of others and leave as DMN or JSON, through the public interface; hostile files are refused by the name of the rule. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const sent = (body: string, type = 'application/xml') =>
  it.as('designer', 'POST', '/api/policies/import', { body, headers: { 'content-type': type } });
const exported = (name: string, query: string) => it.as('auditor', 'GET', `/api/policies/${name}/export?${query}`);

test.each(['scenic-ticket', 'park-entry'])('%s leaves as DMN and comes back in, and nothing is saved', async (name) => {
  const left = await exported(name, 'format=dmn');
  expect(left.status).toBe(200);
  expect(left.headers.get('content-disposition')).toContain(`${name}-v1.dmn`);
  const { status, body } = await sent(left.body as string);
  expect(status).toBe(200);
  expect(body).toMatchObject({ format: 'dmn', problems: [], total: 1 });
  expect(body.decisions).toMatchObject([{ complete: true, errors: [], isTaken: true, policy: { name } }]);
  expect((await it.as('auditor', 'GET', `/api/policies/${name}/versions`)).body.total).toBe(1);
});

test('a policy leaves as JSON and comes back the same', async () => {
  const left = await exported('library-lending', 'format=json&version=1');
  const { body } = await sent(left.body as string, 'application/json');
  expect(body).toMatchObject({ format: 'policy', decisions: [{ policy: JSON.parse(left.body as string) as object }] });
  expect(await exported('library-lending', 'format=json&version=7')).toMatchObject({ status: 404 });
  expect(await exported('library-lending', 'format=xlsx')).toMatchObject({ status: 422 });
});

test.each<[string, string, string, string]>([
  ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><definitions/>', 'application/xml', 'declaration'],
  ['a text', 'hello', 'application/json', 'unknown-format'],
  ['other JSON', '{"a": 1}', 'application/json', 'unknown-format'],
  ['XML of another kind', '<a>'.repeat(100) + '</a>'.repeat(100), 'application/xml', 'not-dmn'],
  ['JSON as deep as a well', '['.repeat(200_000) + ']'.repeat(200_000), 'application/json', 'unknown-format'],
])('%s is refused by name', async (_what, body, type, rule) => {
  const answer = await sent(body, type);
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((each: { rule: string }) => each.rule)).toContain(rule);
});

test('what is no such file, or too large, is refused before it is read', async () => {
  expect(await sent('x', 'text/csv')).toMatchObject({ status: 415, body: { type: '/problems/unsupported-type' } });
  expect(await sent('<a>'.repeat(2_000_000))).toMatchObject({ status: 413, body: { type: '/problems/too-large' } });
});

test('what uses a prompt, and its words in other languages', async () => {
  const { body: uses } = await it.as('auditor', 'GET', '/api/prompts/uses');
  expect(uses['card.not-normal'].scenarios).toContainEqual(expect.objectContaining({ id: 'library-lending' }));
  const { body } = await it.as('operator', 'GET', '/api/prompts/translations');
  expect(body.translations.bo).toMatchObject({ language: 'bo', review: 'needs-native-reader' });
  expect(body.originals['consent.given']).toContain('您已同意');
});

test('the catalogue of prompts is there for whoever writes policies', async () => {
  const { body } = await it.as('designer', 'GET', '/api/prompts');
  expect(body['card.not-normal']).toMatchObject({ audience: expect.any(String) });
});
