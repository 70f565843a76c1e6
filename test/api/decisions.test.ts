/** What a second person decides of a filed version through the public interface: published or returned with a reason, once; or withdrawn by who filed it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import type { VersionSummary } from '../../engine/core/api.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { hashPassword } from '../../engine/crypto/password.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
let gate: Scenario;
let other: string;
beforeAll(async () => {
  it = await startApi();
  gate = it.rulesets.scenarios.find(({ id }) => id === 'park-entry')!;
  const reviewer = demoAccounts.find(({ account }) => account === 'reviewer')!;
  const second = { ...reviewer, account: 'reviewer-two', demo: false, password: await hashPassword('Test-only-1') };
  await it.api.store.accounts.add(second);
  const body = { account: second.account, password: 'Test-only-1' };
  other = (await it.send('POST', '/api/sessions', { body })).body.token;
});
afterAll(() => it?.stop());

const reason = '提示语已按意见改好';
const headers = { 'accept-language': 'en' };
const path = (id: string, rest = '') => `/api/scenarios/${id}${rest}`;
const decide = (id: string, act: string, body: unknown = { reason }, who = 'reviewer', version = 1) =>
  it.as(who, 'POST', path(id, `/versions/${version}/${act}`), { body, headers });
const file = (id: string) => it.as('designer', 'POST', path(id, '/filings'));
const list = async (id: string): Promise<VersionSummary[]> =>
  (await it.as('designer', 'GET', path(id, '/versions'))).body.items;

/** A scenario with a version that waits. */
async function filed(): Promise<string> {
  const id = `own-${randomUUID().slice(0, 8)}x`;
  await it.as('designer', 'POST', '/api/scenarios', { body: { ...structuredClone(gate), id } });
  expect((await file(id)).body).toMatchObject({ version: 1, state: 'filed', decision: null });
  return id;
}

test('publishing keeps who decided, when and why, with the version and in its history', async () => {
  const id = await filed();
  const { status, body } = await decide(id, 'publish', { reason: `  ${reason} `, share: 20 });
  const decision = { act: 'publish', by: 'reviewer', at: body.publishedAt, reason };
  expect([status, body]).toEqual([200, expect.objectContaining({ state: 'published', rollout: { share: 20 } })]);
  expect(body.decision).toEqual(decision);
  expect(body.history).toEqual([{ ...decision, rollout: { share: 20 } }]);
  const [listed] = await list(id);
  expect(listed).toEqual(body);
});

test.each([
  ['publish', 'nothing', [], ['invalid-type ']],
  ['publish', 'no reason', {}, ['invalid-type /reason']],
  ['publish', 'too little and too much', { reason: 'x', share: 101 }, ['reason /reason', 'too-big /share']],
  ['publish', 'a field of its own', { reason, why: 1 }, ['unknown-field /why']],
  ['return', 'one character among blanks', { reason: '  是  ' }, ['reason /reason']],
  ['return', '501 characters', { reason: '长'.repeat(501) }, ['reason /reason']],
  ['return', 'a citizen id', { reason: '持卡人 990101199003071237 说看不懂' }, ['citizen-id /reason']],
  ['return', 'a rollout', { reason, share: 10 }, ['unknown-field /share']],
  ['return', 'a number', { reason: 7 }, ['invalid-type /reason']],
])('%s with %s is refused by field', async (act, _what, body, expected) => {
  const id = await filed();
  const refused = await decide(id, act, body);
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/invalid-input']);
  const errors = refused.body.errors as { pointer: string; rule: string }[];
  expect(errors.map(({ pointer, rule }) => `${rule} ${pointer}`).sort()).toEqual(expected);
  expect((await list(id))[0]).toMatchObject({ state: 'filed', history: [] });
});

test('a returned version is never published; the draft stays, the author is told, and files again', async () => {
  const id = await filed();
  const before = (await it.as('designer', 'GET', path(id, '/draft'))).body;
  const { body } = await decide(id, 'return');
  expect(body).toMatchObject({ state: 'returned', publishedBy: null, rollout: null });
  expect(body.decision).toMatchObject({ act: 'return', by: 'reviewer', reason });
  expect((await it.as('designer', 'GET', path(id, '/draft'))).body).toEqual(before);

  const refused = await decide(id, 'publish');
  expect(refused.body).toMatchObject({ status: 409, type: '/problems/version-decided' });
  expect(refused.body.title).toBe(`The version was returned by reviewer already, with the reason: ${reason}`);
  for (const act of ['suspend', 'resume', 'retire'])
    expect((await decide(id, act, { reason: 'It is not wanted any more' })).body.type).toBe('/problems/version-state');

  const summary = async () => (await it.as('designer', 'GET', path(id))).body;
  const found = async () => (await it.as('designer', 'GET', `/api/scenarios?state=returned&q=${id}`)).body.total;
  expect(await summary()).toMatchObject({ waiting: null, returned: { version: 1, filedBy: 'designer' } });
  expect(await found()).toBe(1);
  expect((await file(id)).body).toMatchObject({ version: 2, state: 'filed' });
  expect(await summary()).toMatchObject({ waiting: { version: 2 }, returned: null });
  expect(await found()).toBe(0);
  expect((await decide(id, 'publish', { reason }, 'reviewer', 2)).body.state).toBe('published');
  expect((await list(id)).map(({ state }) => state)).toEqual(['published', 'returned']);
});

test('who filed may withdraw until it is decided, and nobody else may', async () => {
  const id = await filed();
  expect((await decide(id, 'withdraw')).body.type).toBe('/problems/forbidden');
  const { actor } = (await it.as('reviewer', 'GET', '/api/sessions/current')).body;
  const { actOnVersion } = await import('../../engine/api/versions.ts');
  const byAnother = actOnVersion(it.api, actor, id, 1, 'withdraw', { reason });
  await expect(byAnother).rejects.toMatchObject({ slug: 'not-the-filer', status: 403 });
  const { body } = await decide(id, 'withdraw', { reason }, 'designer');
  expect(body).toMatchObject({ state: 'withdrawn', decision: { act: 'withdraw', by: 'designer', reason } });
  expect((await decide(id, 'publish')).body.title).toMatch(/^The version was withdrawn by designer already/);

  const decided = await filed();
  await decide(decided, 'return');
  const late = await decide(decided, 'withdraw', { reason }, 'designer');
  expect(late.body.title).toMatch(/^The version was returned by reviewer already/);
});

test('of two reviewers at once one decides, and the other is told who and how', async () => {
  for (const [mine, theirs] of [
    ['publish', 'return'],
    ['publish', 'publish'],
    ['return', 'return'],
  ] as const) {
    // prettier-ignore
    const id = await filed();
    const sent = { body: { reason: '另一个理由' }, token: other, headers };
    const both = await Promise.all([decide(id, mine), it.send('POST', path(id, `/versions/1/${theirs}`), sent)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
    const { act, by, reason: why } = won.body.decision;
    const done = act === 'publish' ? 'published' : 'returned';
    expect(lost.body.title).toBe(`The version was ${done} by ${by} already, with the reason: ${why}`);
    expect((await list(id))[0]).toEqual(won.body);
  }
});

test('the same decision again changes nothing; another reason is another decision', async () => {
  const id = await filed();
  const first = await Promise.all([decide(id, 'return'), decide(id, 'return')]);
  expect(first.map(({ status }) => status)).toEqual([200, 200]);
  expect(first[0].body).toEqual(first[1].body);
  expect(first[0].body.history).toHaveLength(1);
  expect((await decide(id, 'return', { reason: '换一个说法' })).body.type).toBe('/problems/version-decided');
});
