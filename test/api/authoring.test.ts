/** Authoring through the public interface: drafts, checks, filing and publishing, and what refuses each. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkDocument } from '../../engine/core/check-document.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
let lending: Scenario;
beforeAll(async () => {
  it = await startApi();
  lending = it.rulesets.scenarios.find(({ id }) => id === 'library-lending')!;
});
afterAll(() => it?.stop());

const reason = 'The library counts its books this week';
const path = (id: string, rest = '') => `/api/scenarios/${id}${rest}`;

async function created(): Promise<Scenario> {
  const scenario = { ...lending, id: `lending-${randomUUID().slice(0, 8)}x` };
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: scenario })).status).toBe(201);
  const body = it.rulesets.suites['library-lending'];
  const suite = await it.as('designer', 'PUT', path(scenario.id, '/suite'), { body, headers: { 'if-match': '"0"' } });
  expect(suite.body.revision).toBe(1);
  return scenario;
}

test('the demo province is there: filed by one person, published by another, and seeded once', async () => {
  const { body } = await it.as('reviewer', 'GET', path('library-lending', '/versions'));
  expect(body).toMatchObject({
    total: 1,
    items: [{ version: 1, state: 'published', filedBy: 'designer', publishedBy: 'reviewer' }],
  });
  const { seedDemo } = await import('../../engine/api/seed-demo.ts');
  await seedDemo(it.api, it.rulesets);
  expect((await it.as('reviewer', 'GET', path('library-lending', '/versions'))).body).toEqual(body);
});

test('creating twice with one key creates once; another body or another key is refused', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const body = { ...lending, id: 'twice' };
  const send = () => it.as('designer', 'POST', '/api/scenarios', { body, headers });
  const [one, two] = await Promise.all([send(), send()]);
  expect([one.status, two.status, two.body]).toEqual([201, 201, one.body]);
  const changed = await it.as('designer', 'POST', '/api/scenarios', { body: { ...body, id: 'thrice' }, headers });
  expect(changed.body.type).toBe('/problems/idempotency-key-reused');
  expect((await it.as('designer', 'POST', '/api/scenarios', { body })).body.type).toBe('/problems/already-exists');
  const { body: keyless } = await it.send('POST', '/api/scenarios', { body, token: await it.tokenOf('designer') });
  expect(keyless.type).toBe('/problems/idempotency-key-missing');
});

test('an edit needs the revision it was made from; the one who comes second is told', async () => {
  const scenario = await created();
  const draft = await it.as('designer', 'GET', path(scenario.id, '/draft'));
  expect(draft.headers.get('etag')).toBe('"1"');
  const save = (tag: string) =>
    it.as('designer', 'PUT', path(scenario.id, '/draft'), { body: scenario, headers: { 'if-match': tag } });
  const [one, two] = await Promise.all([save('"1"'), save('"1"')]);
  expect([one.status, two.status].sort()).toEqual([200, 412]);
  const bare = await it.as('designer', 'PUT', path(scenario.id, '/draft'), { body: scenario });
  expect(bare.body).toMatchObject({ status: 428, type: '/problems/precondition-required' });
  expect((await save('"2"')).body.revision).toBe(3);
});

test('an editor that checks by itself on the ground of the draft finds what the platform finds', async () => {
  const scenario = await created();
  const decide = scenario.nodes.map((node) =>
    node.kind === 'decide-by-policy' ? { ...node, settings: { ...node.settings, policy: 'park-entry' } } : node,
  );
  const call = { id: 'call', kind: 'sub-scenario', settings: { scenario: 'nowhere', versions: '>=2' } };
  const body = { ...scenario, nodes: [...decide, call] };
  const saved = await it.as('designer', 'PUT', path(scenario.id, '/draft'), { body, headers: { 'if-match': '"1"' } });
  expect(saved.body).toMatchObject({ revision: 2, savedBy: 'designer', savedAt: expect.any(String) });
  const { body: draft } = await it.as('reviewer', 'GET', path(scenario.id, '/draft'));
  expect(draft).toEqual(saved.body);
  const { body: given } = await it.as('reviewer', 'GET', path(scenario.id, '/ground'));
  expect(Object.keys(given.ground.policies)).toEqual(['park-entry']);
  expect(given.findings).toMatchObject([{ check: 'calls-published', node: 'call' }]);
  const { body: checks } = await it.as('reviewer', 'POST', path(scenario.id, '/checks'));
  expect([...given.findings, ...checkDocument(draft.scenario, given.ground)]).toEqual(checks.findings);
});

test('a scenario with findings cannot be filed, and each is named', async () => {
  const scenario = await created();
  const body = { ...scenario, edges: scenario.edges.slice(1) };
  await it.as('designer', 'PUT', path(scenario.id, '/draft'), { body, headers: { 'if-match': '"1"' } });
  const checks = await it.as('designer', 'POST', path(scenario.id, '/checks'));
  expect(checks.body.errors).toBeGreaterThan(0);
  const filed = await it.as('designer', 'POST', path(scenario.id, '/filings'), {
    headers: { 'accept-language': 'en' },
  });
  expect(filed.body).toMatchObject({ status: 422, type: '/problems/scenario-has-findings' });
  expect(filed.body.errors).toHaveLength(checks.body.errors);
  expect(filed.body.errors[0]).toEqual({
    pointer: checks.body.findings[0].pointer,
    rule: checks.body.findings[0].check,
    message: checks.body.findings[0].message.en,
  });
  expect(await it.as('designer', 'GET', path(scenario.id, '/versions')).then((each) => each.body.total)).toBe(0);
});

test('a version is published by a second person, replaces the former, and can be suspended, resumed and retired', async () => {
  const scenario = await created();
  const use = () =>
    it.as('operator', 'POST', `${path(scenario.id, '/cases')}?wait=20`, {
      body: { card: 'demo-wang', inputs: { barcode: 'TS20260001' } },
    });
  expect((await use()).body.type).toBe('/problems/scenario-not-published');
  const headers = { 'idempotency-key': randomUUID() };
  const file = () => it.as('designer', 'POST', path(scenario.id, '/filings'), { headers });
  const [filed, again] = await Promise.all([file(), file()]);
  expect(filed.body).toMatchObject({ version: 1, state: 'filed', filedBy: 'designer' });
  expect(again.body).toEqual(filed.body);
  const act = (version: number, what: string, who = 'reviewer') =>
    it.as(who, 'POST', path(scenario.id, `/versions/${version}/${what}`), { body: { reason } });
  expect((await act(1, 'resume')).body).toMatchObject({ type: '/problems/version-state', status: 409 });
  expect((await act(1, 'publish')).body.state).toBe('published');
  expect((await act(1, 'publish')).body.state).toBe('published');
  expect((await use()).body).toMatchObject({
    status: 'completed',
    scenario: { version: 1, digest: filed.body.digest },
  });
  expect((await act(1, 'suspend')).body.state).toBe('suspended');
  expect((await use()).body.type).toBe('/problems/version-suspended');
  expect((await act(1, 'resume')).body.state).toBe('published');

  const second = await it.as('designer', 'POST', path(scenario.id, '/filings'));
  expect(second.body).toMatchObject({ version: 2, digest: filed.body.digest });
  await act(2, 'publish');
  const { body } = await it.as('designer', 'GET', path(scenario.id, '/versions'));
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['published', 'superseded']);
  expect((await act(2, 'retire')).body.state).toBe('retired');
  const view = await it.as('auditor', 'GET', path(scenario.id, '/versions/1'));
  expect(Object.keys(view.body.content).sort()).toEqual(['irVersion', 'policies', 'prompts', 'scenario', 'subs']);
  expect((await act(9, 'publish')).body.type).toBe('/problems/not-found');
});

test('who filed a version may neither publish nor return it, whatever rights they have', async () => {
  const { actOnVersion } = await import('../../engine/api/versions.ts');
  const scenario = await created();
  await it.as('designer', 'POST', path(scenario.id, '/filings'));
  const { actor } = (await it.as('designer', 'GET', '/api/sessions/current')).body;
  for (const decision of ['publish', 'return'] as const) {
    const decided = actOnVersion(it.api, actor, scenario.id, 1, decision, { reason });
    await expect(decided).rejects.toMatchObject({ slug: 'same-person' });
  }
});

test('two who publish different versions at once leave one in use', async () => {
  const scenario = await created();
  for (let count = 0; count < 2; count += 1) await it.as('designer', 'POST', path(scenario.id, '/filings'));
  const publish = (version: number) =>
    it.as('reviewer', 'POST', path(scenario.id, `/versions/${version}/publish`), { body: { reason } });
  await Promise.all([1, 2].map(publish));
  const { body } = await it.as('designer', 'GET', path(scenario.id, '/versions'));
  expect(body.items.filter(({ state }: { state: string }) => state === 'published')).toHaveLength(1);
});

test('a policy gets versions; a filed scenario keeps the one it pinned', async () => {
  const policy = it.rulesets.policies.find(({ name }) => name === 'library-lending')!;
  const added = await it.as('designer', 'POST', '/api/policies/library-lending/versions', {
    body: { ...policy, title: { 'zh-CN': '新的借阅条件', en: 'New rules for lending' } },
  });
  expect(added.body).toMatchObject({ version: 2, name: 'library-lending', state: 'proposed' });
  expect((await it.as('auditor', 'GET', '/api/policies?q=New%20lending')).body.total).toBe(0);
  expect((await it.releasePolicy('library-lending', 2)).status).toBe(200);
  const listed = await it.as('auditor', 'GET', '/api/policies?q=New%20lending');
  expect(listed.body).toMatchObject({ total: 1, items: [{ name: 'library-lending', version: 2 }] });
  const versions = await it.as('auditor', 'GET', '/api/policies/library-lending/versions?limit=1');
  expect(versions.body).toMatchObject({ total: 2, next: '2', items: [{ version: 2 }] });
  const pinned = await it.as('auditor', 'GET', path('library-lending', '/versions/1'));
  expect(pinned.body.content.policies['library-lending'].policy.title).toEqual(policy.title);
  const wrong = await it.as('designer', 'POST', '/api/policies/library-lending/versions', {
    body: { ...policy, name: 'other', otherwise: { ...policy.otherwise, then: 'nowhere' } },
  });
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/otherwise/then', '/name']);
});

test('a dry run tells the outcome and writes nothing', async () => {
  const before = (await it.as('auditor', 'GET', '/api/cases')).body.total;
  const { status, body } = await it.as('designer', 'POST', path('library-lending', '/simulations'), {
    body: { card: 'demo-wang', inputs: { barcode: 'TS20260001' } },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ outcome: { success: true }, problem: null });
  expect((await it.as('auditor', 'GET', '/api/cases')).body.total).toBe(before);
});

test.each([
  ['not JSON', '{"id":', 400, 'malformed-json'],
  ['half a character', '{"id":"\\ud800"}', 400, 'malformed-json'],
  ['nesting without end', `${'['.repeat(9_000)}${']'.repeat(9_000)}`, 400, 'malformed-json'],
  ['too much', JSON.stringify({ id: 'x'.repeat(1_100_000) }), 413, 'too-large'],
  ['not a scenario', '[]', 422, 'invalid-input'],
])('%s is a problem with its own name', async (_what, body, status, slug) => {
  const answer = await it.as('designer', 'POST', '/api/scenarios', { body });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, type: `/problems/${slug}` });
  expect(answer.body.instance).toMatch(/^urn:uuid:/);
});

test('a wrong method and a wrong address are problems too', async () => {
  const method = await it.send('PATCH', '/api/scenarios');
  expect(method.body).toMatchObject({ status: 405, type: '/problems/method-not-allowed' });
  expect(method.headers.get('allow')).toBe('GET, POST');
  expect((await it.send('GET', '/api/nowhere')).body.status).toBe(404);
  expect((await it.send('GET', '/api/scenarios/%E0%A4%A')).body.status).toBe(404);
  expect((await it.as('designer', 'GET', '/api/scenarios?limit=0&colour=red')).body.errors).toHaveLength(2);
});

test('what breaks inside is told to nobody', async () => {
  const broken = vi.spyOn(it.api.store.scenarios, 'list').mockRejectedValue(new Error('secret place'));
  const { body } = await it.as('designer', 'GET', '/api/scenarios', { headers: { 'accept-language': 'en' } });
  broken.mockRestore();
  expect(body).toEqual({
    type: '/problems/internal',
    title: 'Something went wrong inside',
    status: 500,
    instance: expect.any(String) as string,
  });
});
