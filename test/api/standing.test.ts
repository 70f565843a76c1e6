/** How entries stand, through the public interface: three sides, the cascade, termination by two, and registers that come together again. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { RegisterName, Registration } from '../../engine/core/registers/registration.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
afterEach(() => it?.stop());

const reason = '现场检查发现读卡终端被改装，暂停用卡，待整改后恢复。';
const at = '2026-11-01T00:00:00.000Z';

/** Enters something of the clinic. */
async function enter(id: string, register: RegisterName, more: Partial<Registration> = {}): Promise<void> {
  const entry: Registration = {
    ...{ id, register, name: `演示${id}`, region: '990100', institution: 'demo-clinic', state: 'active', flags: {} },
    ...{ parent: null, number: null, form: '', case: 'case', since: at, shows: {}, until: null, ...more },
  };
  await it.api.store.registrations.enter(entry, id, 'test');
}
async function clinic(systems = 1): Promise<void> {
  await enter('demo-clinic', 'institution');
  for (let index = 1; index <= systems; index += 1) await enter(`system-${index}`, 'system');
  await enter('model-1', 'terminal', { parent: 'system-1' });
}

const act = (account: string, what: string, id = 'demo-clinic', more: object = {}) =>
  it.as(account, 'POST', `/api/registrations/${id}/${what}`, { body: { reason, ...more } });
const get = async (id: string) => (await it.as('access-manager', 'GET', `/api/registrations/${id}`)).body;
const orders = async (id = 'demo-clinic') =>
  (await it.as('access-manager', 'GET', `/api/registrations/${id}/orders`)).body.items;
const settled = async (id = 'demo-clinic') =>
  expect
    .poll(async () => (await orders(id)).every(({ state }: { state: string }) => state === 'done'), { timeout: 30_000 })
    .toBe(true);
const type = ({ body }: { body: { type: string } }) => body.type;

test('three sides suspend; each lifts its own flag only; the last one lifted leaves it registered, with all that hangs on it', async () => {
  it = await startApi({ engine: 'temporal' });
  await clinic();
  const { body: impact } = await it.as('access-manager', 'GET', '/api/registrations/demo-clinic/impact');
  expect(impact).toMatchObject({ counts: { system: 1, terminal: 1 }, hasMore: false });
  expect((await it.as('access-manager', 'POST', '/api/registrations/demo-clinic/suspend', { body: {} })).status).toBe(
    422,
  );
  expect((await act('access-manager', 'suspend')).body).toMatchObject({ suspended: true, state: 'active' });
  expect(type(await act('access-manager', 'suspend'))).toBe('/problems/suspended-already');
  expect(type(await act('duty-operator', 'resume'))).toBe('/problems/flag-of-another');
  expect((await act('applicant', 'suspend')).status).toBe(200);
  expect((await act('applicant-bus', 'suspend')).status).toBe(403);
  expect((await act('duty-operator', 'suspend')).status).toBe(200);
  await settled();
  expect((await get('model-1')).flags).toMatchObject({
    applicant: { from: 'demo-clinic' },
    authority: { from: 'demo-clinic', by: 'access-manager' },
    platform: { from: 'demo-clinic' },
  });
  expect(type(await act('access-manager', 'resume', 'system-1'))).toBe('/problems/flag-from-above');
  expect(await it.national.of('demo-clinic')).toMatchObject({ state: 'suspended', suspendedBy: ['platform'] });

  for (const account of ['access-manager', 'applicant']) expect((await act(account, 'resume')).status).toBe(200);
  await settled();
  expect(await get('system-1')).toMatchObject({ state: 'active', suspended: true });
  // Sent twice it is done once.
  const key = { 'idempotency-key': randomUUID() };
  for (const _ of [1, 2])
    expect(
      (
        await it.as('duty-operator', 'POST', '/api/registrations/demo-clinic/resume', {
          body: { reason },
          headers: key,
        })
      ).body,
    ).toMatchObject({ state: 'registered', suspended: false });
  await settled();
  for (const id of ['system-1', 'model-1']) expect(await get(id)).toMatchObject({ state: 'registered', flags: {} });
  expect(await it.national.of('demo-clinic')).toMatchObject({ state: 'registered', suspendedBy: [] });
  expect(type(await act('duty-operator', 'resume'))).toBe('/problems/not-suspended');
});

test('nobody gets in after a suspension, and it is kept how long that took', async () => {
  it = await startApi();
  await enter('demo-library', 'institution', { institution: 'demo-library', region: '990000' });
  const use = () => it.as('operator', 'POST', '/api/scenarios/park-entry/cases', { body: { card: 'demo-wang' } });
  expect((await use()).status).toBe(201);
  expect((await act('duty-operator', 'suspend', 'demo-library')).status).toBe(200);
  await expect.poll(async () => type(await use()), { timeout: 3_000 }).toBe('/problems/participant-suspended');
  await expect.poll(async () => (await orders('demo-library'))[0].tried.length, { timeout: 10_000 }).toBeGreaterThan(0);
  const [{ tried }] = await orders('demo-library');
  expect(tried[0]).toMatchObject({ way: 'operator', id: 'demo-library', refusedBy: 'participant-suspended' });
  expect(tried[0].enforcedMs).toBeLessThan(3_000);
  expect((await act('duty-operator', 'resume', 'demo-library')).body.state).toBe('registered');
  await expect.poll(async () => type(await use()), { timeout: 3_000 }).toBe('/problems/participant-not-in-use');
});

test('a cascade that breaks off half way is finished, entry by entry, once', async () => {
  let pages = 0;
  it = await startApi({
    engine: 'temporal',
    spoilt: (steps) => ({
      ...steps,
      settlePage: async (page) => {
        const done = await steps.settlePage(page);
        // The worker falls after it has written, and before it could say so; twice.
        if ((pages += 1) <= 2) throw new Error('fallen');
        return done;
      },
    }),
  });
  await clinic(150);
  // While Temporal is away the entry is held back all the same, and the rest follows.
  it.temporal.away = true;
  expect((await act('access-manager', 'suspend')).body.suspended).toBe(true);
  it.temporal.away = false;
  expect(await it.api.store.standingOrders.waiting('9999', 10)).toEqual(['demo-clinic']);
  await it.api.starter.startStanding('demo-clinic');
  await settled();
  const { body } = await it.as('access-manager', 'GET', '/api/registrations?register=system&limit=100&q=system-');
  expect(body.items.every(({ suspended }: { suspended: boolean }) => suspended)).toBe(true);
  expect(await get('model-1')).toMatchObject({ suspended: true, flags: { authority: { from: 'demo-clinic' } } });
  expect(pages).toBeGreaterThan(3);
});

test('a termination is proposed by one and decided by another, and takes all with it', async () => {
  it = await startApi({ engine: 'temporal' });
  await clinic();
  const decide = (account: string, confirm: boolean) =>
    act(account, 'termination/decision', 'demo-clinic', { confirm });
  expect(type(await decide('approver', true))).toBe('/problems/no-termination');
  expect((await act('access-manager', 'termination')).body.termination).toMatchObject({ by: 'access-manager' });
  expect(type(await act('approver', 'termination'))).toBe('/problems/termination-waits');
  expect(type(await decide('access-manager', true))).toBe('/problems/same-terminator');
  expect((await decide('approver', false)).body).toMatchObject({ termination: null, state: 'active' });
  await act('access-manager', 'termination');
  expect((await decide('approver', true)).body).toMatchObject({ state: 'terminated', termination: null });
  await settled();
  expect(await get('model-1')).toMatchObject({ state: 'terminated' });
  expect(type(await act('duty-operator', 'suspend'))).toBe('/problems/registration-over');
});

test('after an outage, and after acts from above, the registers agree again; what no repair brings together is an alarm', async () => {
  it = await startApi({ engine: 'temporal' });
  await enter('demo-clinic', 'institution');
  const check = async () => (await it.as('duty-operator', 'POST', '/api/divergences/check')).body;
  const open = async () => (await it.as('duty-operator', 'GET', '/api/divergences?state=open')).body.items;
  expect(await check()).toMatchObject({ divergent: 0 });
  const { number } = (await it.national.of('demo-clinic'))!;
  expect((await get('demo-clinic')).number ?? number).toBe(number);

  // The national platform suspends by itself; then it is away while we suspend too.
  await it.national.fromAbove('suspend', number);
  await check();
  expect((await get('demo-clinic')).flags.national).toMatchObject({ by: 'national-platform' });
  it.national.line.away = true;
  await act('access-manager', 'suspend');
  await settled();
  expect((await orders())[0].told).toBe('unreached');
  expect(await open()).toMatchObject([{ entry: 'demo-clinic', divergence: 'not-reached' }]);
  it.national.line.away = false;
  await check();
  expect((await it.national.of('demo-clinic'))?.suspendedBy).toEqual(['national', 'platform']);
  expect(await open()).toEqual([]);

  await it.national.register.register({
    ...{
      key: 'stranger',
      kind: 'institution',
      participant: 'stranger',
      region: '990100',
      name: '来历不明',
      details: {},
    },
  });
  expect(await check()).toMatchObject({ divergent: 1 });
  expect(await open()).toMatchObject([{ name: '来历不明', divergence: 'unknown-here', repair: 'person' }]);

  // That is a task of the duty operator, until a round finds that the registers agree.
  const tasks = async () => (await it.as('duty-operator', 'GET', '/api/tasks?q=来历不明')).body.items;
  const [task] = await tasks();
  expect(task).toMatchObject({ divergence: true, role: 'duty-operator', region: '990100', state: 'open' });
  const answer = () =>
    it.as('duty-operator', 'POST', `/api/tasks/${encodeURIComponent(task.id)}/answer`, {
      body: { id: randomUUID(), action: 'compare-again' },
    });
  expect((await it.as('access-manager', 'GET', '/api/tasks?q=来历不明')).body.items).toEqual([]);
  expect((await answer()).body.state).toBe('open');
  const { participant } = await it.national.register.get({ kind: 'institution', participant: 'stranger' });
  await it.national.register.act('withdraw', { key: 'gone', number: participant!.number, reason });
  expect((await answer()).body.state).toBe('withdrawn');
  expect(await tasks()).toEqual([]);
  expect(await open()).toEqual([]);
});

test('the applicant’s view is compared too: what it was not told it is told, once; whom nobody can tell is a task', async () => {
  it = await startApi({ engine: 'temporal' });
  const told = { state: 'active', number: null, suspendedBy: [], at } as const;
  await enter('demo-clinic', 'institution', { told });
  const check = async () => (await it.as('duty-operator', 'POST', '/api/divergences/check')).body;
  const notices = async () =>
    (await it.as('duty-operator', 'GET', '/api/notices?limit=100&q=access.')).body.items
      .filter(({ region, about }: { region: string; about: unknown }) => region === '990100' && about === null)
      .map(({ text }: { text: Record<string, string> }) => text['zh-CN'])
      .toReversed();
  const flagged = async () => (await get('demo-clinic')).told.suspendedBy;

  // Its national number, and a suspension from above: each is told once.
  await check();
  expect(await notices()).toMatchObject([expect.stringContaining('在用，全国登记编号 JG-')]);
  const { number } = (await it.national.of('demo-clinic'))!;
  await it.national.fromAbove('suspend', number);
  expect(await check()).toMatchObject({ divergent: 0 });
  expect(await check()).toMatchObject({ divergent: 0, repaired: 0 });
  expect((await notices()).slice(1)).toMatchObject([expect.stringContaining('由全国平台暂停')]);
  expect(await flagged()).toEqual(['national']);

  // What is ordered here has a notice of its own; what the applicant does itself it knows.
  await act('access-manager', 'suspend');
  await settled();
  expect(await flagged()).toEqual(['authority', 'national']);
  await act('access-manager', 'resume');
  await settled();
  expect((await notices()).slice(2)).toMatchObject([
    expect.stringContaining(reason),
    expect.stringContaining('由全国平台暂停'),
  ]);
  expect(await check()).toMatchObject({ repaired: 0 });
  expect(await notices()).toHaveLength(4);

  await enter('system-lost', 'system', { told, institution: 'demo-nobody', number: null });
  expect(await check()).toMatchObject({ divergent: 1 });
  const { body } = await it.as('duty-operator', 'GET', '/api/divergences?state=open');
  expect(body.items).toMatchObject([{ entry: 'system-lost', side: 'applicant', divergence: 'not-told' }]);
  expect((await it.as('duty-operator', 'GET', '/api/tasks?q=system-lost')).body.items).toMatchObject([
    { divergence: true, case: 'system-lost', actions: [{ id: 'compare-again' }] },
  ]);
});
