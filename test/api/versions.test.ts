/** Versions through the public interface: tests as a gate, reasons, rollouts, differences, called scenarios and migrations. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Suite } from '../../engine/core/suites/suite.ts';
import { text } from '../../engine/core/text.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
let lending: Scenario;
let gate: Scenario;
beforeAll(async () => {
  it = await startApi();
  const shipped = (id: string) => it.rulesets.scenarios.find((each) => each.id === id)!;
  lending = shipped('library-lending');
  gate = shipped('park-entry');
});
afterAll(() => it?.stop());

const reason = 'The library counts its books this week';
const path = (id: string, rest = '') => `/api/scenarios/${id}${rest}`;
const english = { 'accept-language': 'en' };

/** A scenario of one's own, with the tests of the one that it copies. */
async function created(like: Scenario, change: (copy: Scenario) => void = () => undefined): Promise<Scenario> {
  const scenario = { ...structuredClone(like), id: `own-${randomUUID().slice(0, 8)}x` };
  change(scenario);
  expect((await it.as('designer', 'POST', '/api/scenarios', { body: scenario })).status).toBe(201);
  await saveSuite(scenario.id, it.rulesets.suites[like.id]!, 0);
  return scenario;
}
const saveSuite = (id: string, body: Suite, revision: number) =>
  it.as('designer', 'PUT', path(id, '/suite'), { body, headers: { 'if-match': `"${revision}"` } });
const saveDraft = (body: Scenario, revision: number) =>
  it.as('designer', 'PUT', path(body.id, '/draft'), { body, headers: { 'if-match': `"${revision}"` } });
const file = (id: string) => it.as('designer', 'POST', path(id, '/filings'));
const act = (id: string, version: number, what: string, body: unknown = {}) =>
  it.as('reviewer', 'POST', path(id, `/versions/${version}/${what}`), { body, headers: english });
const publish = (id: string, version: number, rollout = {}) =>
  act(id, version, 'publish', { reason: 'All is green', ...rollout });
const use = (id: string, inputs = {}) =>
  it.as('operator', 'POST', `${path(id, '/cases')}?wait=20`, { body: { card: 'demo-wang', inputs }, headers: english });

async function published(scenario: Scenario): Promise<Scenario> {
  const { body } = await file(scenario.id);
  expect((await publish(scenario.id, body.version)).body).toMatchObject({ state: 'published' });
  return scenario;
}

describe('saved tests', () => {
  test('have a revision, and the one who comes second is told', async () => {
    const { id } = await created(gate);
    const saved = await it.as('auditor', 'GET', path(id, '/suite'));
    expect([saved.headers.get('etag'), saved.body.suite.tests.length]).toEqual(['"1"', 8]);
    const [one, two] = await Promise.all([1, 1].map((revision) => saveSuite(id, saved.body.suite, revision)));
    expect([one!.status, two!.status].sort()).toEqual([200, 412]);
  });

  test('are refused by the place of what is wrong in them', async () => {
    const { id } = await created(gate);
    const [first] = it.rulesets.suites['park-entry']!.tests;
    const outside = {
      'national-platform.verify-state': [{ answer: { card: 'fine', person: 'normal', checkedAt: '' } }],
    };
    const body = { tests: [first, { ...first, outside }, { ...first, name: 'x', expect: {} }] };
    const refused = await it.as('designer', 'PUT', path(id, '/suite'), { body, headers: { 'if-match': '"1"' } });
    expect(
      refused.body.errors.map(({ pointer, rule }: { pointer: string; rule: string }) => `${rule} ${pointer}`),
    ).toEqual([
      'invalid-value /tests/1/outside/national-platform.verify-state/0/answer/card',
      'one-end /tests/2/expect',
      'unique-name /tests/1/name',
    ]);
    const twice = await it.as('designer', 'PUT', path(id, '/suite'), {
      body: { tests: [first, first] },
      headers: { 'if-match': '"1"' },
    });
    expect(twice.body.errors[0]).toMatchObject({ pointer: '/tests/1/name', rule: 'unique-name' });
  });

  test('run on the draft and on a version, each with its first difference in words', async () => {
    const scenario = await published(await created(gate));
    const crossed = structuredClone(scenario);
    const to = (from: string, port: string) => crossed.edges.find((edge) => edge.from === from && edge.port === port)!;
    to('verify', 'unavailable').to = 'not-readable';
    to('read', 'failed').to = 'unavailable';
    await saveDraft(crossed, 1);
    const run = async (body: object) =>
      (await it.as('auditor', 'POST', path(scenario.id, '/suite/runs'), { body })).body;
    expect(await run({ version: 1 })).toMatchObject({ passed: true, coverage: { branches: { uncovered: [] } } });
    const onDraft = await run({});
    expect(onDraft.passed).toBe(false);
    const failed = onDraft.results.filter(({ passed }: { passed: boolean }) => !passed);
    expect(failed).toEqual([
      {
        name: '闸机上没有卡',
        passed: false,
        difference: text(
          '第 3 步应为 not-readable:end，实际为 unavailable:end',
          'Step 3 should be not-readable:end, and is unavailable:end',
        ),
      },
      expect.objectContaining({ name: '全国平台无法连接' }),
    ]);
  });

  test('that fail keep a version from being published, and are named', async () => {
    const scenario = await created(lending);
    const suite = structuredClone(it.rulesets.suites['library-lending']!);
    suite.tests[3]!.expect = { outcome: 'lent' };
    await saveSuite(scenario.id, suite, 1);
    const { body: filed } = await file(scenario.id);
    expect(filed.suite).toMatchObject({ tests: 9, failed: ['儿童须有监护人'] });
    // What was filed keeps the tests it was filed with.
    await saveSuite(scenario.id, it.rulesets.suites['library-lending']!, 2);
    const refused = await publish(scenario.id, 1);
    expect(refused.body).toMatchObject({
      type: '/problems/suite-not-green',
      title: '1 saved tests do not pass: 儿童须有监护人',
      errors: [{ pointer: '/tests/3', message: '儿童须有监护人: The end should be lent, and is guardian-needed' }],
    });
    await file(scenario.id);
    expect((await publish(scenario.id, 2)).body.state).toBe('published');
  });

  test('may be missing where a scenario only reads, not where it writes', async () => {
    const bare = async (like: Scenario) => {
      const scenario = await created(like);
      await saveSuite(scenario.id, { tests: [] }, 1);
      const { body: checks } = await it.as('designer', 'POST', path(scenario.id, '/checks'));
      expect(checks.findings).toMatchObject([{ check: 'suite-missing', severity: 'warning' }]);
      await file(scenario.id);
      return publish(scenario.id, 1);
    };
    expect((await bare(gate)).body.state).toBe('published');
    expect((await bare(lending)).body.type).toBe('/problems/suite-missing');
  });

  test('are found by a search, and then pass', async () => {
    const { id } = await created(lending);
    const { body } = await it.as('designer', 'POST', path(id, '/suite/generations'), { body: { seed: 7 } });
    expect(body).toMatchObject({
      ended: 'covered',
      coverage: { branches: { uncovered: [] }, nodes: { uncovered: [] } },
    });
    await saveSuite(id, body.suite, 1);
    expect((await it.as('designer', 'POST', path(id, '/suite/runs'))).body.passed).toBe(true);
  });
});

describe('suspending', () => {
  test('needs a reason, refuses new uses at once with it, and resuming serves them again', async () => {
    const { id } = await published(await created(lending));
    expect((await act(id, 1, 'suspend')).body.errors[0].pointer).toBe('/reason');
    expect((await act(id, 1, 'suspend', { reason: 'too short' })).body.errors[0].rule).toBe('too-small');
    const { body } = await act(id, 1, 'suspend', { reason });
    expect(body.suspended).toMatchObject({ by: 'reviewer', reason });
    const refused = await use(id, { barcode: 'TS20260001' });
    expect(refused.body).toMatchObject({ status: 409, type: '/problems/version-suspended' });
    expect(refused.body.title).toBe(
      `Version 1 of the scenario has been suspended since ${body.suspended.at}: ${reason}`,
    );
    await act(id, 1, 'resume', { reason });
    expect((await use(id, { barcode: 'TS20260001' })).body.status).toBe('completed');
    const { body: view } = await it.as('auditor', 'GET', path(id, '/versions/1'));
    expect(view.history.map((each: { act: string }) => each.act)).toEqual(['publish', 'suspend', 'resume']);
  });
});

describe('a rollout', () => {
  test('takes its part of new cases beside the version before, is widened, and in the end replaces it', async () => {
    const { id } = await published(await created(gate));
    await file(id);
    expect((await publish(id, 2, { share: 0 })).body.errors[0].pointer).toBe('/share');
    expect((await publish(id, 2, { regions: ['110000'] })).body.errors[0].rule).toBe('within-region');
    expect((await publish(id, 2, { share: 50 })).body.rollout).toEqual({ share: 50 });
    const versions = await Promise.all(Array.from({ length: 60 }, () => use(id)));
    const taken = new Set(versions.map(({ body }) => body.scenario.version));
    expect([...taken].sort()).toEqual([1, 2]);
    const { headers } = await it.as('reviewer', 'GET', path(id, '/versions/2'));
    const widen = (tag: string | null, body: object, who = 'reviewer') =>
      it.as(who, 'PUT', path(id, '/versions/2/rollout'), { body, headers: { 'if-match': tag ?? '' } });
    const wider = await widen(headers.get('etag'), { share: 80 });
    expect(wider.body).toMatchObject({ version: 2, rollout: { share: 80 } });
    expect((await widen(headers.get('etag'), { share: 90 })).body.type).toBe('/problems/edited-meanwhile');
    await widen(wider.headers.get('etag'), { share: 100 });
    const listed = await it.as('auditor', 'GET', path(id, '/versions'));
    expect(listed.body.items).toMatchObject([
      { version: 2, state: 'published', rollout: { share: 100 } },
      { version: 1, state: 'superseded', rollout: null },
    ]);
  });

  test('gives a repeated use the version of the first', async () => {
    const { id } = await published(await created(gate));
    await file(id);
    await publish(id, 2, { share: 50 });
    const headers = { 'idempotency-key': randomUUID() };
    const again = () => it.as('operator', 'POST', path(id, '/cases'), { body: { card: 'demo-wang' }, headers });
    const first = await again();
    expect((await again()).body).toEqual(first.body);
  });
});

test('what changed is told in words, between versions and up to the draft', async () => {
  const scenario = await published(await created(gate));
  const changed = structuredClone(scenario);
  changed.nodes[1]!.name = text('放卡', 'Put the card down');
  await saveDraft(changed, 1);
  const differences = async (query: string) =>
    (await it.as('auditor', 'GET', path(scenario.id, `/differences?${query}`))).body;
  const { items } = await differences('from=1');
  expect(items.map(({ what, pointer }: { what: string; pointer: string }) => `${what} ${pointer}`)).toEqual([
    'node-changed /scenario/nodes/1/name/zh-CN',
    'node-changed /scenario/nodes/1/name/en',
  ]);
  await file(scenario.id);
  expect((await differences('from=1&to=2')).items).toEqual(items);
  expect((await differences('from=2&to=2')).total).toBe(0);
  expect((await differences('from=7')).type).toBe('/problems/not-found');
});

describe('a scenario that calls another', () => {
  const calling = (called: string, versions: string) => (copy: Scenario) => {
    // The way of a normal state leads through the other scenario.
    const outcomes = [{ id: 'entered-free', label: text('免费入园', 'Entered free') }];
    copy.nodes.push({ id: 'ask', kind: 'sub-scenario', settings: { scenario: called, versions, outcomes } });
    const before = copy.edges.find(({ from, port }) => from === 'start' && port === 'done')!;
    copy.edges.push(
      { from: 'ask', port: 'entered-free', to: before.to },
      { from: 'ask', port: 'other', to: before.to },
    );
    before.to = 'ask';
  };

  test('pins the version that fits, with all that it pins, and runs it', async () => {
    const inner = await published(await created(gate));
    const outer = await created(gate, calling(inner.id, '>=1'));
    await saveSuite(outer.id, { tests: [] }, 1);
    await published(outer);
    await file(inner.id);
    await publish(inner.id, 2);
    const { body } = await it.as('auditor', 'GET', path(outer.id, '/versions/1'));
    expect(body.content.subs[inner.id]).toMatchObject({ version: 1, scenario: { id: inner.id }, irVersion: 2 });
    const run = await use(outer.id);
    const nodes = run.body.trace.map(({ node }: { node: string }) => node);
    expect(nodes).toEqual(expect.arrayContaining(['ask/verify', 'ask', 'verify']));
    const { body: generated } = await it.as('designer', 'POST', path(outer.id, '/suite/generations'));
    expect(generated.coverage.branches.uncovered).toEqual([]);
  });

  test('does not call what belongs to an institution that is not its own', async () => {
    const inner = { ...structuredClone(gate), id: `own-${randomUUID().slice(0, 8)}x` };
    const place = { region: '990000', institution: 'demo-library' };
    const author = { by: 'designer', at: new Date().toISOString() };
    await it.api.store.scenarios.create(inner, place, author, { made: randomUUID(), of: '' });
    await published(inner);
    const outer = await created(gate, calling(inner.id, 'latest'));
    const { body } = await file(outer.id);
    expect(body.errors.map(({ rule }: { rule: string }) => rule)).toEqual(['calls-published']);
  });

  test('cannot be filed where no published version fits', async () => {
    const inner = await published(await created(gate));
    const outer = await created(gate, calling(inner.id, '2'));
    const { body } = await file(outer.id);
    expect(body.type).toBe('/problems/scenario-has-findings');
    expect(body.errors.map(({ rule }: { rule: string }) => rule)).toContain('calls-published');
  });
});

describe('open cases', () => {
  const asking = (node: string) => (copy: Scenario) => {
    const field = { name: 'visitors', type: 'number', label: text('人数', 'Visitors') };
    copy.service = 'durable';
    copy.nodes.push({ id: node, kind: 'form', settings: { title: text('登记人数', 'How many'), fields: [field] } });
    const first = copy.edges.find(({ from, port }) => from === 'start' && port === 'done')!;
    copy.edges.push({ from: node, port: 'sent', to: first.to }, { from: node, port: 'expired', to: first.to });
    first.to = node;
  };

  /** A scenario with a case that waits in version 1, and a version 2 in which the waiting node is called otherwise. */
  async function waiting(): Promise<{ id: string; caseId: string }> {
    const scenario = await created(gate, asking('ask'));
    await saveSuite(scenario.id, { tests: [] }, 1);
    await published(scenario);
    const caseId = (await it.as('operator', 'POST', path(scenario.id, '/cases'), { body: { card: 'demo-wang' } })).body
      .id;
    await until(async () => (await it.as('auditor', 'GET', `/api/cases/${caseId}`)).body.status === 'waiting');
    const copy = { ...structuredClone(gate), id: scenario.id };
    asking('ask-visitors')(copy);
    await saveDraft(copy, 1);
    await published(scenario);
    return { id: scenario.id, caseId };
  }
  const migrate = async (id: string, body: object) => (await act(id, 2, 'migrations', { from: 1, ...body })).body;

  test('stay pinned unless they are moved; a dry run says which can be, and changes nothing', async () => {
    const { id, caseId } = await waiting();
    const unmapped = await migrate(id, {});
    expect(unmapped).toMatchObject({ total: 1, suggested: { ask: 'ask-visitors' } });
    expect(unmapped.items).toMatchObject([{ id: caseId, result: 'stays', moves: [] }]);
    expect(unmapped.items[0].problems[0].en).toMatch(/^Nothing there corresponds to node/);
    const planned = await migrate(id, { mapping: unmapped.suggested });
    expect(planned.items).toEqual([
      { id: caseId, result: 'moves', moves: [{ token: 1, from: 'ask', to: 'ask-visitors' }], problems: [] },
    ]);
    expect((await it.as('auditor', 'GET', `/api/cases/${caseId}`)).body.scenario.version).toBe(1);
    expect((await it.api.doors.overlay(caseId)).tokens[0]?.path).toBe('ask');
  });

  test('are moved with a reason, once, and their record names the version', async () => {
    const { id, caseId } = await waiting();
    const mapping = { ask: 'ask-visitors' };
    const reasonless = await migrate(id, { mapping, dryRun: false });
    expect(reasonless.errors).toMatchObject([{ pointer: '/reason', rule: 'required' }]);
    const unknown = await migrate(id, { mapping: { ask: 'nowhere' } });
    expect(unknown.errors).toMatchObject([{ pointer: '/mapping/ask', rule: 'known-node' }]);
    const [one, two] = await Promise.all([1, 2].map(() => migrate(id, { mapping, dryRun: false, reason })));
    const results = [...one.items, ...two.items].map(({ result }: { result: string }) => result);
    expect(results).toContain('moved');
    await until(async () => (await it.api.doors.overlay(caseId)).tokens[0]?.path === 'ask-visitors');
    const { body: record } = await it.as('auditor', 'GET', `/api/cases/${caseId}`);
    expect(record.scenario.version).toBe(2);
    expect((await migrate(id, { mapping, dryRun: false, reason })).total).toBe(0);
  });

  test('are left alone while Temporal is away', async () => {
    const { id } = await waiting();
    it.temporal.away = true;
    const answer = await migrate(id, { mapping: { ask: 'ask-visitors' }, dryRun: false, reason });
    it.temporal.away = false;
    expect(answer.items).toMatchObject([{ result: 'unreachable' }]);
  });

  test('do not move into a version that is not published', async () => {
    const { id } = await waiting();
    await act(id, 2, 'suspend', { reason });
    expect((await migrate(id, {})).type).toBe('/problems/version-state');
  });
});

describe('a dry run', () => {
  const run = async (body: object) =>
    (await it.as('designer', 'POST', path('library-lending', '/simulations'), { body: { card: 'demo-wang', ...body } }))
      .body;
  const inputs = { barcode: 'TS20260001' };

  test('of a version tells outcome, prompts and coverage', async () => {
    const body = await run({ version: 1, inputs });
    expect(body).toMatchObject({ outcome: { code: 'lent' }, problem: null, coverage: { nodes: { covered: 7 } } });
    expect(body.prompts.map(({ code }: { code: string }) => code)).toEqual(['library.lending', 'library.lent']);
  });

  test('goes as the outside is told to', async () => {
    const outside = { 'application-system.write': [{ problem: 'message-rejected' }] };
    expect((await run({ inputs, outside })).outcome.code).toBe('system-refused');
    const slow = { 'national-platform.verify-state': [{ tookMs: 60_000 }] };
    const { trace } = await run({ inputs, outside: slow });
    expect(trace.find(({ node }: { node: string }) => node === 'verify').tookMs).toBeGreaterThan(60_000);
  });

  test('in random weather is the same for the same seed, and bad weather is noticed', async () => {
    const weather = { seed: 5, faults: 0.5, slow: 0.5 };
    const first = await run({ inputs, weather });
    expect(await run({ inputs, weather })).toEqual(first);
    const ends = await Promise.all(
      Array.from({ length: 12 }, (_each, seed) => run({ inputs, weather: { ...weather, seed } })),
    );
    expect(new Set(ends.map(({ outcome, problem }) => outcome?.code ?? problem?.slug)).size).toBeGreaterThan(1);
  });

  test('refuses inputs that the start does not ask for', async () => {
    expect((await run({ inputs: { colour: 'red' } })).errors).toHaveLength(2);
  });
});
