/** What devices hold goes with what they hang on: PSAMs are blocked with a model, an institution or the device itself, and count again only once all are renewed and the device has activated itself anew. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { createVirtualPsam } from '../../connectors/key-service/virtual-psam.ts';
import type { StandingOrder } from '../../engine/core/registers/standing-order.ts';
import { activationMessage, heartbeatMessage } from '../../engine/core/terminals/key-service.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';
import { entryOf, walkProcedure } from '../support/walk-procedure.ts';

vi.setConfig({ testTimeout: 180_000 });

let it: TestApi;
afterEach(() => it?.stop());

const reason = '现场检查发现读卡终端被改装，暂停用卡，待整改后恢复。';
const manager = 'access-manager';
const post = (path: string, body: object = {}, as = manager) => it.as(as, 'POST', path, { body });
const order = (what: string, id: string) => post(`/api/registrations/${id}/${what}`, { reason });
const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const psam = async (serial: string) => (await it.as(manager, 'GET', `/api/psams/${serial}`)).body;
const device = async (id: string) => (await it.as(manager, 'GET', `/api/terminals/${id}`)).body;
/** What is answered two seconds later, at the first try. */
const twoSecondsLater = <T>(ask: () => Promise<T>): Promise<T> => {
  it.clock.offsetMs += 2_000;
  return ask();
};

/** Registers devices of a model for the demo library. */
async function register(model: string, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => `${id},${model},demo-library,二楼,library-lending`);
  const response = await fetch(`${it.url}/api/terminals/imports`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
      authorization: `Bearer ${await it.tokenOf(manager)}`,
    },
    body: ['序列号,型号,应用机构,安装地点,应用场景', ...rows].join('\n'),
  });
  expect(((await response.json()) as { sum: object }).sum).toMatchObject({ new: ids.length });
}

/** Has a PSAM issued for a device by two people; bound to it where that is wanted. */
async function supply(serial: string, terminal: string, isBound = true): Promise<void> {
  expect((await post(`/api/psams/${serial}/request`, { terminal })).status).toBe(200);
  expect((await post(`/api/psams/${serial}/issue`, {}, 'access-manager-2')).body.state).toBe('issued');
  if (isBound) expect((await post(`/api/psams/${serial}/bind`)).body.state).toBe('bound');
}

/** What a device does by itself. */
function deviceOf(terminal: string, serial: string, firmware: string) {
  const held = createVirtualPsam(serial);
  let sequence = 0;
  return {
    async activate() {
      const { body: given, ...answer } = await it.send('POST', `/api/terminals/${terminal}/challenges`);
      if (answer.status !== 201) return { ...answer, body: given };
      const { challenge } = given as { challenge: string };
      const proof = held.prove(activationMessage({ terminal, challenge, firmware }));
      return it.send('POST', `/api/terminals/${terminal}/activation`, { body: { challenge, firmware, proof } });
    },
    beat() {
      const said = { firmware, clock: it.api.now().toISOString(), lastUsedAt: null, sequence: (sequence += 1) };
      const proof = held.prove(heartbeatMessage({ terminal, ...said }));
      return it.send('POST', `/api/terminals/${terminal}/heartbeat`, { body: { ...said, proof } });
    },
    use: () =>
      post(
        '/api/scenarios/library-lending/cases',
        { card: 'demo-wang', terminal, inputs: { barcode: 'TS20260001' } },
        'operator',
      ),
  };
}

test('a model that is suspended voids what its devices hold; lifted and renewed, each proves itself anew', async () => {
  it = await startApi({ engine: 'temporal' });
  const walked = { kind: 'terminal-access' } as const;
  const registration = entryOf(await walkProcedure(it, { ...walked, act: 'access' }));
  await register('demo-reader-300', ['NEW-000001', 'NEW-000002', 'NEW-000003']);
  await supply('990000000011', 'NEW-000001');
  await supply('990000000012', 'NEW-000002', false);
  const reader = deviceOf('NEW-000001', '990000000011', sm3('演示固件 2.0.1'));
  expect((await reader.activate()).body.state).toBe('active');
  expect([(await reader.use()).status, (await reader.beat()).status]).toEqual([201, 200]);

  expect((await order('suspend', registration)).status).toBe(200);
  expect(await twoSecondsLater(async () => slug(await reader.use()))).toBe('participant-suspended');
  expect(slug(await reader.beat())).toBe('participant-suspended');
  expect(slug(await reader.activate())).toBe('participant-suspended');
  for (const serial of ['990000000011', '990000000012'])
    expect(await psam(serial)).toMatchObject({ state: 'blocked', terminal: expect.any(String) });
  expect((await psam('990000000011')).history.at(-1)).toMatchObject({ act: 'block', by: 'platform', of: registration });
  expect(await device('NEW-000001')).toMatchObject({ state: 'registered', activatedAt: null });
  // Nothing is issued meanwhile, and what is blocked is put into no device.
  await post('/api/psams/990000000013/request', { terminal: 'NEW-000003' });
  expect(slug(await post('/api/psams/990000000013/issue', {}, 'access-manager-2'))).toBe('participant-suspended');
  expect(slug(await post('/api/psams/990000000012/bind'))).toBe('psam-state');

  // Lifted it is registered only; that alone brings nothing back.
  expect((await order('resume', registration)).body.state).toBe('registered');
  expect(await twoSecondsLater(async () => slug(await reader.use()))).toBe('participant-not-in-use');
  expect(slug(await reader.activate())).toBe('participant-not-in-use');
  expect((await psam('990000000011')).state).toBe('blocked');

  expect((await walkProcedure(it, { ...walked, act: 'renewal', registration })).outcome).toBe('granted');
  expect((await psam('990000000011')).state).toBe('bound');
  expect((await psam('990000000012')).state).toBe('issued');
  expect(await twoSecondsLater(async () => slug(await reader.use()))).toBe('terminal-not-active');
  expect(slug(await reader.beat())).toBe('terminal-state');
  expect((await reader.activate()).body.state).toBe('active');
  expect([(await reader.use()).status, (await reader.beat()).status]).toEqual([201, 200]);

  // Withdrawn, the model is over for its devices, too.
  expect((await walkProcedure(it, { ...walked, act: 'withdrawal', registration })).outcome).toBe('granted');
  expect(await twoSecondsLater(async () => slug(await reader.use()))).toBe('participant-not-in-use');
  expect((await psam('990000000011')).state).toBe('blocked');
  expect((await post('/api/psams/990000000011/recall', { reason })).body.state).toBe('recalled');
  expect((await device('NEW-000001')).psam).toBeNull();
});

test('an order that breaks off between the PSAMs and the devices, page after page, is finished, and each is blocked once', async () => {
  it = await startApi({ engine: 'temporal' });
  const ids = Array.from({ length: 1_100 }, (_, index) => `MANY-${1_000 + index}`);
  await register('demo-reader-200', ids);
  const last = ids.at(-1)!;
  await supply('990000000011', ids[0]!);
  await supply('990000000012', last);
  const firmware = (await it.api.store.terminalModels.find('demo-reader-200'))!.model.firmware.find(
    ({ approved }) => approved,
  )!.sm3;
  const [first, other] = [deviceOf(ids[0]!, '990000000011', firmware), deviceOf(last, '990000000012', firmware)];
  for (const each of [first, other]) expect((await each.activate()).body.state).toBe('active');

  // The server fell once the order was written: the worker alone carries it out, and falls itself, each time a page further on.
  const { devices, standingOrders } = it.api.store;
  const whole = devices.voidActivation.bind(devices);
  let asked = 0;
  devices.voidActivation = (some, step) => {
    asked += 1;
    return [1, 3, 6].includes(asked) ? Promise.reject(new Error('fallen')) : whole(some, step);
  };
  const fresh: StandingOrder = {
    ...{ id: 'order-1', entry: 'demo-library', region: '990000', institution: 'demo-library', act: 'suspend' },
    ...{ side: 'authority', by: manager, at: it.api.now().toISOString(), reason, state: 'open', isApplied: false },
    ...{ changed: 0, told: null, tried: [] },
  };
  await standingOrders.insert(fresh, { made: 'order-1', of: '' });
  await it.api.starter.startStanding('demo-library');
  await until(async () => (await standingOrders.get('order-1')).state === 'done');
  expect(asked).toBeGreaterThan(6);
  for (const [serial, id] of [
    ['990000000011', ids[0]!],
    ['990000000012', last],
  ] as const) {
    const { state, history } = await psam(serial);
    expect([state, history.filter(({ act }: { act: string }) => act === 'block').length]).toEqual(['blocked', 1]);
    expect(await device(id)).toMatchObject({ state: 'registered', activatedAt: null });
  }
  devices.voidActivation = whole;
  expect(await twoSecondsLater(async () => slug(await first.beat()))).toBe('participant-suspended');

  // Whatever broke off when it was renewed is made good when the device asks for its challenge.
  const entry = await it.api.store.registrations.get('demo-library');
  await it.api.store.registrations.change(entry.id, () => ({ state: 'active', flags: {} }));
  expect((await psam('990000000012')).state).toBe('blocked');
  expect(await twoSecondsLater(async () => (await other.activate()).body.state)).toBe('active');
  expect((await psam('990000000012')).state).toBe('bound');
  expect((await other.use()).status).toBe(201);
});

test('a device that is suspended itself holds a blocked PSAM until nobody suspends it', async () => {
  it = await startApi();
  const at = '/api/terminals/DEMO-LIB-0001';
  await post(`${at}/suspend`, { reason });
  await post(`${at}/suspend`, { reason }, 'applicant-library');
  expect((await psam('990000000001')).state).toBe('blocked');
  await post(`${at}/resume`, { reason });
  expect((await psam('990000000001')).state).toBe('blocked');
  // Its institution is suspended meanwhile: lifting the device alone changes nothing.
  await order('suspend', 'demo-library');
  await post(`${at}/resume`, { reason }, manager);
  expect((await psam('990000000001')).state).toBe('blocked');
  await order('resume', 'demo-library');
  await it.api.store.registrations.change('demo-library', () => ({ state: 'active' }));
  it.clock.offsetMs += 2_000;
  await post(`${at}/resume`, { reason }, 'applicant-library');
  expect(await device('DEMO-LIB-0001')).toMatchObject({ state: 'registered' });
  expect((await psam('990000000001')).state).toBe('bound');
  // A PSAM that is issued for a suspended device is blocked at once.
  await post('/api/terminals/DEMO-LIB-0003/suspend', { reason });
  await post('/api/psams/990000000014/request', { terminal: 'DEMO-LIB-0003' });
  expect((await post('/api/psams/990000000014/issue', {}, 'access-manager-2')).body.state).toBe('blocked');
});
