/** Whoever is suspended works no more: every route by which something is used or changed is tried as people of a suspended institution, and every door of devices and of shared data too. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { isGuarded } from '../../engine/api/define-route.ts';
import { routes } from '../../engine/api/routes.ts';
import type { RegisterName, Registration } from '../../engine/core/registers/registration.ts';
import { may, type Role } from '../../engine/core/rights.ts';
import { hashPassword } from '../../engine/crypto/password.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
const reason = '现场检查发现读卡终端被改装，暂停用卡，待整改后恢复。';
const place = { region: '990000', institution: 'demo-library' };
const staff: readonly Role[] = ['scenario-designer', 'scenario-reviewer', 'duty-operator', 'access-manager'];
const password = 'Test-only-1';
const tokens = new Map<Role, string>();

/** Doors that need no session: what guards each. */
const publicDoors: Readonly<Record<string, string>> = {
  'POST /api/sessions': 'signing in only: what is done then is guarded route by route',
  'POST /api/terminals/{id}/challenges': 'asked of the device, its model and its institution',
  'POST /api/terminals/{id}/activation': 'asked of the device, its model and its institution',
  'POST /api/terminals/{id}/heartbeat': 'asked of the device, its model and its institution',
  'POST /open/messages': 'the keys of a sender are those of its certificates, and only while it may be used',
};

async function enter(id: string, register: RegisterName, more: Partial<Registration> = {}): Promise<void> {
  const entry: Registration = {
    ...{ id, register, name: `演示${id}`, ...place, state: 'active', flags: {}, parent: null, number: null },
    ...{ form: '', case: 'case', since: '2026-11-01T00:00:00.000Z', shows: {}, until: null, ...more },
  };
  await it.api.store.registrations.enter(entry, more.shows?.['model'] ?? id, 'test');
}
const act = (account: string, what: string, id: string) =>
  it.as(account, 'POST', `/api/registrations/${id}/${what}`, { body: { reason } });
const type = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
/** What is answered two seconds later, at the first try. */
const twoSecondsLater = <T>(ask: () => Promise<T>): Promise<T> => {
  it.clock.offsetMs += 2_000;
  return ask();
};

beforeAll(async () => {
  it = await startApi();
  const [pattern] = demoAccounts;
  for (const role of staff) {
    const account = `library-${role}`;
    const stored = { ...pattern!, ...place, account, role, password: await hashPassword(password), demo: false };
    await it.api.store.accounts.add(stored);
  }
  for (const [role, account] of [
    ...staff.map((each) => [each, `library-${each}`] as const),
    ['operator', 'operator'] as const,
    ['applicant', 'applicant-library'] as const,
  ]) {
    const known = demoAccounts.find((each) => each.account === account)?.password ?? password;
    tokens.set(role, (await it.send('POST', '/api/sessions', { body: { account, password: known } })).body.token);
  }
  await enter('reader-200', 'terminal', { institution: 'demo-bus', shows: { model: 'demo-reader-200' } });
});
afterAll(() => it?.stop());

test('every door that needs no session says what guards it', () => {
  const open = routes.filter(({ method, right }) => method !== 'get' && right === 'public');
  const named = open.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(named.sort()).toEqual(Object.keys(publicDoors).sort());
});

test('a model that is suspended holds its devices back, and so does the institution that answers for them', async () => {
  const use = () =>
    it.as('operator', 'POST', '/api/scenarios/library-lending/cases', {
      body: { card: 'demo-wang', reader: 'virtual', terminal: 'DEMO-LIB-0001', inputs: { book: 'B001' } },
    });
  const beat = () =>
    it.send('POST', '/api/terminals/DEMO-LIB-0001/heartbeat', {
      body: { firmware: 'a'.repeat(64), clock: new Date().toISOString(), sequence: 1, proof: '0'.repeat(64) },
    });
  expect((await it.api.store.terminals.get('DEMO-LIB-0001')).state).toBe('active');
  expect(type(await beat())).toBe('proof-refused');
  expect((await act('access-manager', 'suspend', 'reader-200')).status).toBe(200);
  expect(await twoSecondsLater(async () => type(await use()))).toBe('participant-suspended');
  expect(await twoSecondsLater(async () => type(await beat()))).toBe('participant-suspended');
  await act('access-manager', 'resume', 'reader-200');
  // Lifted it is registered only: it has to be renewed before its devices work.
  expect(await twoSecondsLater(async () => type(await use()))).toBe('participant-not-in-use');
  await enter('reader-200', 'terminal', { institution: 'demo-bus', shows: { model: 'demo-reader-200' } });
  expect(await twoSecondsLater(async () => type(await beat()))).toBe('terminal-state');
});

test('shared data are asked for only while the share stands', async () => {
  const { guard } = it.api;
  const ask = (resource: string) =>
    guard.demandShare('demo-library', resource).then(
      () => 'asked',
      (error: { slug: string }) => error.slug,
    );
  expect(await ask('insurance')).toBe('asked');
  await enter('share-1', 'data-share', { shows: { resource: 'insurance' } });
  await enter('share-2', 'data-share', { shows: { resource: 'household' }, until: '2020-01-01' });
  expect(await twoSecondsLater(() => ask('household'))).toBe('participant-not-in-use');
  await act('access-manager', 'suspend', 'share-1');
  expect(await twoSecondsLater(() => ask('insurance'))).toBe('participant-suspended');
});

test('registered institutions are listed while they are in use, and named for ever', async () => {
  await enter('demo-clinic', 'institution', { name: '演示社区诊所', region: '990100', institution: 'demo-clinic' });
  const list = async (query = '') =>
    (await it.as('auditor', 'GET', `/api/institutions${query}`)).body.items as { id: string; name: object }[];
  const clinic = async (query?: string) => (await list(query)).find(({ id }) => id === 'demo-clinic');
  expect(await twoSecondsLater(() => clinic())).toMatchObject({ name: { 'zh-CN': '演示社区诊所' }, inUse: true });
  await act('access-manager', 'suspend', 'demo-clinic');
  expect(await twoSecondsLater(() => clinic())).toBeUndefined();
  expect(await clinic('?standing=any')).toMatchObject({ name: { 'zh-CN': '演示社区诊所' }, inUse: false });
});

test('people of a suspended institution read, leave and come back; whatever else they could do is refused by name', async () => {
  const zone = async () => JSON.stringify((await it.send('GET', '/api/zone/institutions?region=990000')).body);
  expect(await zone()).toContain('演示图书馆');
  expect((await act('access-manager', 'suspend', 'demo-library')).status).toBe(200);
  expect(await twoSecondsLater(zone)).not.toContain('演示图书馆');

  const tried: string[] = [];
  for (const route of routes.filter(({ method }) => method !== 'get')) {
    const name = `${route.method.toUpperCase()} ${route.path}`;
    if (route.right === 'public') continue;
    if (!isGuarded(route)) {
      expect(`${name}: ${route.evenSuspended ?? ''}`).toMatch(/: .{20,}/);
      continue;
    }
    for (const [role, token] of tokens) {
      if (!may({ ...demoAccounts[0]!, ...place, role }, route.right, null)) continue;
      const address = route.path.replaceAll(/\{\w+\}/g, 'nothing');
      const answer = await it.send(route.method.toUpperCase(), address, { token, body: '[]' });
      expect(`${role} ${name}: ${type(answer)}`).toBe(`${role} ${name}: participant-suspended`);
      tried.push(name);
    }
  }
  expect(new Set(tried).size).toBeGreaterThan(40);

  const applicant = (method: string, path: string, body?: object) =>
    it.as('applicant-library', method, path, body && { body });
  expect((await applicant('GET', '/api/registrations/demo-library')).status).toBe(200);
  const open = (kind: string, body: object) => applicant('POST', `/api/procedures/${kind}/cases`, body);
  expect(type(await open('system-access', {}))).toBe('participant-suspended');
  expect(type(await open('institution-access', { act: 'change', registration: 'demo-library' }))).toBe(
    'participant-suspended',
  );
  expect((await open('institution-access', { act: 'withdrawal', registration: 'demo-library' })).status).toBe(202);
  expect((await applicant('POST', '/api/registrations/demo-library/suspend', { reason })).status).toBe(200);
});
