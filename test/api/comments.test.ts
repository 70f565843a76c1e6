/** Comments with mentions, through the public interface. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const at = '/api/scenarios/park-entry/comments';
const say = (account: string, body: object) => it.as(account, 'POST', at, { body });
const rulesOf = ({ body }: { body: { errors?: { rule: string }[] } }) => body.errors?.map(({ rule }) => rule);

test('a comment at a node mentions the reviewer, who reads, answers and resolves it', async () => {
  const first = await say('designer', { text: '这里请 @reviewer 看提示语', node: 'read' });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    node: 'read',
    version: null,
    mentions: ['reviewer'],
    by: 'designer',
    revision: 1,
  });
  expect((await it.as('reviewer', 'GET', '/api/mentions/counts')).body).toEqual({ unread: 1 });
  const mine = (await it.as('reviewer', 'GET', '/api/mentions')).body;
  expect(mine.items).toMatchObject([{ id: first.body.id, unread: true, scenarioName: { en: expect.any(String) } }]);
  expect((await it.as('designer', 'GET', '/api/mentions/counts')).body).toEqual({ unread: 0 });

  const answer = await say('reviewer', { text: '同意', thread: first.body.id });
  expect(answer.body).toMatchObject({ thread: first.body.id, node: 'read' });
  const read = await it.as('reviewer', 'POST', '/api/mentions/read', { body: { ids: [first.body.id] } });
  expect(read.body).toEqual({ unread: 0 });
  expect((await it.as('reviewer', 'GET', '/api/mentions?view=all')).body.total).toBe(1);

  const act = (name: string, id: string) => it.as('reviewer', 'POST', `/api/comments/${id}/${name}`);
  expect((await act('resolve', first.body.id)).body.resolved).toMatchObject({ by: 'reviewer' });
  expect((await act('resolve', answer.body.id)).body.type).toBe('/problems/comment-closed');
  expect((await act('reopen', first.body.id)).body.resolved).toBe(null);
  expect((await it.as('auditor', 'GET', at)).body).toMatchObject({ total: 2, next: null });
});

test('one changes one’s own comment for a quarter of an hour, and deletes it at any time', async () => {
  const { body } = await say('designer', { text: '写错了', version: 1 });
  const put = (account: string, revision: number, text: string) =>
    it.as(account, 'PUT', `/api/comments/${body.id}`, { body: { text }, headers: { 'if-match': `"${revision}"` } });
  expect((await put('designer', 1, '写对了')).body).toMatchObject({ text: '写对了', revision: 2, version: 1 });
  expect((await put('designer', 1, '又改')).body.type).toBe('/problems/edited-meanwhile');
  expect((await put('reviewer', 2, '代改')).body.type).toBe('/problems/comment-closed');
  await it.skip(16 * 60_000);
  expect((await put('designer', 2, '太晚')).body.type).toBe('/problems/comment-closed');
  expect((await it.as('reviewer', 'DELETE', `/api/comments/${body.id}`)).body.type).toBe('/problems/comment-closed');
  const gone = await it.as('designer', 'DELETE', `/api/comments/${body.id}`);
  expect(gone.body).toMatchObject({ text: '', mentions: [], deletedAt: expect.any(String) });
});

test('id numbers, strangers and threads of others are refused by name', async () => {
  expect(rulesOf(await say('designer', { text: '持卡人 990101199003071237' }))).toEqual(['citizen-id']);
  expect(rulesOf(await say('designer', { text: '@operator 请看' }))).toEqual(['mentionable']);
  expect(rulesOf(await say('designer', { text: '答', thread: 'nothing' }))).toEqual(['known']);
  expect((await say('designer', { text: '看', version: 99 })).status).toBe(404);
  const people = await it.as('designer', 'GET', `${at}/people?q=review`);
  expect(people.body.items).toMatchObject([{ account: 'reviewer', role: 'scenario-reviewer' }]);
});

test('a scenario says that a version waits, and the list is filtered by it', async () => {
  const waiting = async () => (await it.as('reviewer', 'GET', '/api/scenarios?state=waiting')).body;
  expect((await waiting()).total).toBe(0);
  const { version } = (await it.as('designer', 'POST', '/api/scenarios/park-entry/filings', { body: {} })).body;
  expect((await waiting()).items).toMatchObject([{ id: 'park-entry', waiting: { version, filedBy: 'designer' } }]);
  const published = (await it.as('reviewer', 'GET', '/api/scenarios?state=published')).body;
  expect(published.items.map(({ id }: { id: string }) => id)).toContain('park-entry');
  expect((await it.as('reviewer', 'GET', '/api/scenarios?state=suspended')).body.total).toBe(0);
});
