/** Terminals through the public interface: registered by a list, given a PSAM by two people, activated by themselves, watched, suspended from either side, and refused where they may not be used. */
import { randomUUID } from 'node:crypto';
import iconv from 'iconv-lite';
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVirtualPsam } from '../../connectors/key-service/virtual-psam.ts';
import { assertExists } from '../../engine/core/control.ts';
import { activationMessage, heartbeatMessage } from '../../engine/core/terminals/key-service.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const reason = '按年度核查计划处理，现场已经逐台确认过情况。';
const head = '序列号,型号,应用机构,安装地点,应用场景';
const get = (path: string, as = 'access-manager') => it.as(as, 'GET', path);
const act = (path: string, as = 'access-manager', body: object = { reason }) => it.as(as, 'POST', path, { body });

/** Sends a list as the file that it is. */
async function send(list: string | Uint8Array, query = '', as = 'access-manager', key: string = randomUUID()) {
  const response = await fetch(`${it.url}/api/terminals/imports${query}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'text/csv', 'idempotency-key': key },
      authorization: `Bearer ${await it.tokenOf(as)}`,
    },
    body: typeof list === 'string' ? list : Buffer.from(list),
  });
  return { status: response.status, body: (await response.json()) as any }; // eslint-disable-line
}

const firmwareOf = (model: string): string =>
  assertExists(
    it.rulesets.terminalModels.find(({ id }) => id === model)?.firmware.find(({ approved }) => approved)?.sm3,
    model,
  );
const challengeFor = async (id: string): Promise<string> =>
  (await it.send('POST', `/api/terminals/${id}/challenges`)).body.challenge;
async function activate(id: string, psam: string, more: { challenge?: string; firmware?: string } = {}) {
  const challenge = more.challenge ?? (await challengeFor(id));
  const firmware = more.firmware ?? firmwareOf('demo-reader-200');
  const proof = createVirtualPsam(psam).prove(activationMessage({ terminal: id, challenge, firmware }));
  return it.send('POST', `/api/terminals/${id}/activation`, { body: { challenge, firmware, proof } });
}
const slug = ({ body }: { body: { type?: string } }): string | undefined => body.type?.split('/').at(-1);

test('a list is tried first, in GBK too; then sound rows are registered at once, and again changes nothing', async () => {
  const rows = [
    head,
    'TEST-000001,demo-reader-200,demo-library,二楼,library-lending',
    'TEST-000002,demo-reader-old,demo-library,二楼,library-lending',
    '=1+1,demo-reader-200,demo-museum,"三楼, 东",fly',
  ].join('\r\n');
  const dry = await send(new Uint8Array(iconv.encode(rows, 'gbk')), '?dry=true');
  expect(dry.body).toMatchObject({ dry: true, batch: null, sum: { new: 1, same: 0, refused: 2 } });
  expect(dry.body.rows.map(({ errors }: { errors: { rule: string }[] }) => errors.map(({ rule }) => rule))).toEqual([
    [],
    ['model-not-sound'],
    ['formula', 'format', 'unknown-scenario'],
  ]);
  expect((await get('/api/terminals/TEST-000001')).status).toBe(404);

  const key = randomUUID();
  const done = await send(rows, `?digest=${dry.body.digest}`, 'access-manager', key);
  expect(done.body).toMatchObject({ dry: false, sum: { new: 1 }, taken: [], batch: expect.any(String) });
  expect((await get('/api/terminals/TEST-000001')).body).toMatchObject({
    ...{ state: 'registered', site: '二楼', region: '990000', institution: 'demo-library', psam: null },
    scenarios: ['library-lending'],
  });
  expect((await send(rows, '', 'access-manager', key)).body.sum).toEqual({ new: 0, same: 1, refused: 2 });
  expect(slug(await send(`${rows}\nTEST-000009,demo-reader-200,demo-library,楼,`, `?digest=${dry.body.digest}`))).toBe(
    'edited-meanwhile',
  );
  expect((await get('/api/terminals/TEST-000009')).status).toBe(404);
  const broken = await send(`${head}\nA,"b\nC`);
  expect([broken.status, broken.body.errors[0].rule]).toEqual([422, 'quotes']);
});

test('eight thousand devices come in one list; a stop in the middle is carried on', async () => {
  const list = [head, ...Array.from({ length: 8_000 }, (_, n) => `BULK-${10_000 + n},demo-gate-30,demo-park,门,`)];
  const { body } = await send(list.join('\n'));
  expect(body.sum).toEqual({ new: 8_000, same: 0, refused: 0 });
  expect((await get('/api/terminals?q=bulk&limit=1')).body.total).toBe(8_000);
  expect(await it.api.store.terminals.finishBatches()).toBe(0);

  const broken = await createConnection(it.uri).asPromise();
  await broken.collection('terminals').deleteMany({ _id: { $gt: 'BULK-12', $lt: 'BULK-13' } as object });
  await broken.collection('terminal-batches').updateOne({ count: 8_000 }, { $set: { state: 'writing' } });
  await broken.close();
  expect((await get('/api/terminals?q=bulk&limit=1')).body.total).toBeLessThan(8_000);
  expect(await it.api.store.terminals.finishBatches()).toBe(1);
  expect((await get('/api/terminals?q=bulk&limit=1')).body.total).toBe(8_000);
}, 120_000);

test('a PSAM is requested by one and issued by another; the device proves itself by it and is active', async () => {
  const serial = '990000000011';
  const at = `/api/psams/${serial}`;
  expect(slug(await act(`${at}/issue`))).toBe('psam-state');
  expect((await act(`${at}/request`, 'access-manager', { terminal: 'nothing' })).body.errors[0].pointer).toBe(
    '/terminal',
  );
  const asked = await act(`${at}/request`, 'access-manager', { terminal: 'TEST-000001' });
  expect(asked.body).toMatchObject({ state: 'requested', requestedBy: 'access-manager', institution: 'demo-library' });
  expect(slug(await act(`${at}/issue`))).toBe('same-requester');
  expect(slug(await act(`${at}/issue`, 'applicant-library'))).toBe('act-of-another-role');
  const issued = await act(`${at}/issue`, 'access-manager-2', {});
  expect(issued.body).toMatchObject({ state: 'issued', checkValue: expect.stringMatching(/^[0-9A-F]{6}$/) });
  expect(JSON.stringify(issued.body)).not.toMatch(/key/i);

  expect(slug(await activate('TEST-000001', serial, { challenge: '0'.repeat(32) }))).toBe('terminal-incomplete');
  expect((await act(`${at}/bind`, 'applicant-library', {})).body.state).toBe('bound');
  expect((await get('/api/terminals/TEST-000001')).body.psam).toBe(serial);

  expect(slug(await activate('TEST-000001', '990000000012'))).toBe('proof-refused');
  expect(slug(await activate('TEST-000001', serial, { challenge: '0'.repeat(32) }))).toBe('proof-refused');
  expect(slug(await activate('TEST-000001', serial, { firmware: 'a'.repeat(64) }))).toBe('proof-refused');
  const late = await challengeFor('TEST-000001');
  await it.skip(121_000);
  expect(slug(await activate('TEST-000001', serial, { challenge: late }))).toBe('proof-refused');
  const challenge = await challengeFor('TEST-000001');
  const both = await Promise.all([1, 2].map(() => activate('TEST-000001', serial, { challenge })));
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await get('/api/terminals/TEST-000001')).body).toMatchObject({ state: 'active', flags: [] });
});

test('a heartbeat counts once, and tells of firmware that is not approved', async () => {
  const id = 'TEST-000001';
  const beat = (sequence: number, firmware: string, clock: Date, more: object = {}) => {
    const said = { firmware, clock: clock.toISOString(), lastUsedAt: null, sequence };
    const proof = createVirtualPsam('990000000011').prove(heartbeatMessage({ terminal: id, ...said }));
    return it.send('POST', `/api/terminals/${id}/heartbeat`, { body: { ...said, proof, ...more } });
  };
  const good = firmwareOf('demo-reader-200');
  expect((await beat(1, good, it.api.now())).body).toMatchObject({ flags: [] });
  expect(slug(await beat(1, good, it.api.now()))).toBe('proof-refused');
  expect(slug(await beat(2, good, it.api.now(), { sequence: 3 }))).toBe('proof-refused');
  expect((await beat(2, 'b'.repeat(64), new Date(0))).body.flags).toEqual(['firmware', 'clock']);
  expect((await get('/api/terminals?flagged=true&q=test')).body.items.map((each: { id: string }) => each.id)).toEqual([
    id,
  ]);
});

test('a case is opened at an active terminal that is bound to the scenario, and refused by name elsewhere', async () => {
  const open = (scenario: string, body: object, as = 'operator') =>
    it.as(as, 'POST', `/api/scenarios/${scenario}/cases`, { body: { card: 'demo-wang', ...body } });
  expect((await open('library-lending', { terminal: 'TEST-000001', inputs: { barcode: 'TS20260001' } })).status).toBe(
    201,
  );
  expect(slug(await open('park-entry', { terminal: 'TEST-000001' }))).toBe('terminal-not-bound');
  expect(slug(await open('library-lending', { terminal: 'DEMO-LIB-0003' }))).toBe('terminal-not-active');
  expect(slug(await open('library-lending', { terminal: 'nowhere' }))).toBe('terminal-unknown');
  expect(slug(await open('park-entry', { reader: 'DEMO-PARK-0001' }))).toBe('terminal-not-bound');
  expect((await open('park-entry', {})).status).toBe(201);
  it.api.readers = 'registered';
  expect(slug(await open('park-entry', {}))).toBe('terminal-unknown');
  it.api.readers = 'any';
});

test('it is suspended from either side, and each side lifts its own only; then it must prove itself again', async () => {
  const at = '/api/terminals/TEST-000001';
  expect((await act(`${at}/suspend`, 'access-manager', { reason: '太短' })).status).toBe(422);
  expect((await act(`${at}/suspend`)).body.state).toBe('suspended');
  expect((await act(`${at}/suspend`, 'applicant-library')).body.state).toBe('suspended');
  const opened = await it.as('operator', 'POST', '/api/scenarios/library-lending/cases', {
    body: { card: 'demo-wang', terminal: 'TEST-000001' },
  });
  expect(slug(opened)).toBe('terminal-not-active');
  expect((await act(`${at}/resume`)).body.state).toBe('suspended');
  expect(slug(await act(`${at}/resume`))).toBe('suspended-by-another');
  expect((await act(`${at}/resume`, 'applicant-library')).body).toMatchObject({
    state: 'registered',
    activatedAt: null,
  });
  expect((await activate('TEST-000001', '990000000011')).body.state).toBe('active');
});

test('it moves, and is replaced by another of its institution; its PSAM is taken out, and both are scrapped by the right people', async () => {
  const at = '/api/terminals/TEST-000001';
  const { body: now } = await get(at);
  const bind = (etag: number, scenarios: string[]) =>
    it.as('applicant-library', 'PUT', `${at}/binding`, {
      body: { site: '四楼', scenarios },
      headers: { 'if-match': `"${etag}"` },
    });
  expect((await bind(now.revision, ['fly'])).body.errors[0].pointer).toBe('/scenarios/0');
  expect((await bind(now.revision, ['library-lending'])).body.site).toBe('四楼');
  expect(slug(await bind(now.revision, ['library-lending']))).toBe('edited-meanwhile');

  const replace = (successor?: string) => act(`${at}/replace`, 'applicant-library', { reason, successor });
  for (const wrong of [undefined, 'TEST-000001', 'DEMO-PARK-0001', 'nothing'])
    expect((await replace(wrong)).body.errors[0].pointer).toBe('/successor');
  expect((await replace('DEMO-LIB-0003')).body).toMatchObject({ state: 'replaced', successor: 'DEMO-LIB-0003' });
  expect(slug(await act(`${at}/scrap`, 'applicant-library'))).toBe('act-of-another-role');

  const psam = '/api/psams/990000000011';
  expect((await act(`${psam}/recall`)).body.state).toBe('recalled');
  expect((await get(at)).body.psam).toBeNull();
  expect(slug(await act(`${psam}/scrap`))).toBe('same-requester');
  expect((await act(`${psam}/scrap`, 'access-manager-2')).body.state).toBe('scrapped');
  expect((await act(`${at}/scrap`)).body.state).toBe('scrapped');
});

test('a PSAM that is taken out of an active device stops it', async () => {
  const taken = await act('/api/psams/990000000001/replace');
  expect(taken.body.state).toBe('replaced');
  expect((await get('/api/terminals/DEMO-LIB-0001')).body).toMatchObject({ state: 'registered', psam: null });
});

test('an institution sees and touches its own only; models are kept by an access manager', async () => {
  const { body } = await get('/api/terminals?limit=100', 'applicant-library');
  expect(new Set(body.items.map((each: { institution: string }) => each.institution))).toEqual(
    new Set(['demo-library']),
  );
  expect((await get('/api/terminals/DEMO-PARK-0001', 'applicant-library')).status).toBe(403);
  expect((await act('/api/terminals/DEMO-PARK-0001/suspend', 'applicant-library')).status).toBe(403);
  expect((await act('/api/psams/990000000003/bind', 'applicant-library', {})).status).toBe(403);
  const foreign = await send(`${head}\nTEST-000077,demo-reader-200,demo-museum,楼,`, '?dry=true', 'applicant-library');
  expect(foreign.body.rows[0].errors[0].rule).toBe('foreign-institution');

  const { items } = (await get('/api/terminal-models')).body;
  const expired = items.find(({ model }: { model: { id: string } }) => model.id === 'demo-reader-old');
  expect(expired.findings).toContainEqual(
    expect.objectContaining({ check: 'terminal-chip-filing', clauses: ['card.chip-filing'] }),
  );
  const put = (as: string, revision: number, body: object) =>
    it.as(as, 'PUT', '/api/terminal-models/demo-reader-old', { body, headers: { 'if-match': `"${revision}"` } });
  expect(slug(await put('applicant-library', 1, expired.model))).toBe('forbidden');
  expect((await put('access-manager', 1, { ...expired.model, algorithms: [] })).body.findings).toHaveLength(3);
  expect(slug(await put('access-manager', 1, expired.model))).toBe('edited-meanwhile');
  expect((await put('access-manager', 2, { ...expired.model, id: 'other' })).body.errors[0].pointer).toBe('/id');
});
