/** Trust that ends with what it was given to: certificates go with a suspension, a withdrawal and a trial that was stopped; a new key takes the old one's place without a gap. */
import { afterEach, expect, test, vi } from 'vitest';
import { tryMessageDoor } from '../../engine/api/try-message-door.ts';
import { reconcileCases } from '../../engine/api/reconcile-cases.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import type { RegisterName, Registration } from '../../engine/core/registers/registration.ts';
import type { ProcedureStart } from '../../engine/core/run-procedure-ports.ts';
import { readCertificate } from '../../engine/crypto/certificate.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { issueCertificate } from '../../engine/crypto/issue-certificate.ts';
import { createReplayMemory } from '../../engine/crypto/replay-memory.ts';
import { readRevocationList } from '../../engine/crypto/revocation-list.ts';
import { createMessenger } from '../../engine/crypto/sealed-message.ts';
import { generatePrivateKey, type Sm2PrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { applicantOf, because, contact } from '../support/apply.ts';
import { act } from '../support/institution.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until as untilSoon } from '../support/until.ts';

// A machine that does much else takes its time.
vi.setConfig({ testTimeout: 180_000 });
const until = (look: () => Promise<boolean>) => untilSoon(look, 60_000);

let it: TestApi;
afterEach(() => it?.stop());

const reason = '现场检查发现密钥保管不符合要求，暂停接入，待整改后恢复。';
const place = { region: '990000', institution: 'demo-library' };
const name = 'demo-library-lending';
const subject = { organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: name };
/** What is answered two seconds later, at the first try. */
const twoSecondsLater = <T>(ask: () => Promise<T>): Promise<T> => {
  it.clock.offsetMs += 2_000;
  return ask();
};

async function enter(id: string, register: RegisterName, unique: string, more: Partial<Registration> = {}) {
  const entry: Registration = {
    ...{ id, register, name: `演示${id}`, ...place, state: 'active', flags: {}, parent: null, number: null },
    ...{ form: '', case: 'case', since: '2026-11-01T00:00:00.000Z', shows: {}, until: null, ...more },
  };
  await it.api.store.registrations.enter(entry, unique, 'test');
}

const form = {
  ...{ name: '演示图书馆借阅系统', system: name, mode: 'api', network: 'government' },
  ...{ endpoint: 'https://lending.demo.invalid', build: '2.4.1', interfaceVersion: '1.0' },
  publicKey: generatePrivateKey().publicKey.toPem(),
  scopes: [{ scope: 'card.verify', purpose: '借阅时核验持卡人', daily: 2000 }],
  ...contact,
};

/** Has a certificate issued for a key, as the procedure would. */
const certify = (key: Sm2PrivateKey, issuance: string, id = 'lending', replaces?: string) =>
  issueCertificate(
    { authority: it.api.authority, records: it.api.store.certificates, now: it.api.now },
    {
      ...{ issuance, holder: { kind: 'system', id } as const, place, subject, by: 'system-access' },
      ...{ request: writeRequest(key, subject, it.api.now()), receivedAt: it.api.now().toISOString() },
      ...(replaces !== undefined && { replaces }),
    },
  );

/** A system that speaks to the platform by a key. */
function speakerWith(key: Sm2PrivateKey) {
  const publicKey = it.platformKey.publicKey;
  const messenger = createMessenger({
    keys: { name, privateKey: key, publicKeyOf: () => publicKey },
    replays: createReplayMemory(),
  });
  return async (purpose = 'system.standing', body: unknown = {}) => {
    const message = messenger.seal('platform', purpose, body);
    const answer = await it.send('POST', '/open/messages', { body: message });
    if (answer.status !== 200) return { refused: answer.body.rule as string };
    return (await messenger.openReply(answer.body, message)).body as { outcome: string; result: any }; // eslint-disable-line
  };
}
const statusOf = async (serial: string) => (await it.api.store.certificates.get(serial)).status;
const order = (what: string, id: string, account = 'access-manager') =>
  it.as(account, 'POST', `/api/registrations/${id}/${what}`, { body: { reason } });
const settled = (id: string) =>
  until(async () => {
    const { body } = await it.as('access-manager', 'GET', `/api/registrations/${id}/orders`);
    return body.items.length > 0 && body.items.every(({ state }: { state: string }) => state === 'done');
  });

test('a suspended institution takes its certificates along; lifted, the old ones stay void and a new one is believed', async () => {
  it = await startApi({ engine: 'temporal' });
  await enter('lending', 'system', name, { shows: { system: name } });
  const key = generatePrivateKey();
  const issued = await certify(key, 'first');
  const speak = speakerWith(key);
  expect(await speak()).toMatchObject({
    outcome: 'done',
    result: { system: name, state: 'active', certificates: [{ serial: issued.serial, standing: 'valid' }] },
  });
  expect(await speak('system.nothing')).toMatchObject({ outcome: 'refused', problem: 'not-found' });
  expect(await speak('system.standing', { more: 1 })).toMatchObject({ outcome: 'refused', problem: 'invalid-input' });

  // The trial of the door is not refused by itself: only its signature is wrong while the system is believed.
  await tryMessageDoor(it.api.messenger, name);
  expect((await order('suspend', 'demo-library')).status).toBe(200);
  expect(await statusOf(issued.serial)).toBe('revoked');
  expect(await twoSecondsLater(() => speak())).toEqual({ refused: 'unknown-sender' });
  expect(
    await twoSecondsLater(async () => {
      const authority = readCertificate((await it.send('GET', '/api/ca/certificate')).body);
      const list = readRevocationList((await it.send('GET', '/api/ca/revocations')).body, authority);
      return list.revoked.get(issued.serial)?.reason;
    }),
  ).toBe('privilege-withdrawn');
  const held = await it.as('access-manager', 'POST', '/api/certificates', {
    body: {
      ...{ request: writeRequest(generatePrivateKey(), subject, it.api.now()), subject },
      ...{ holder: { kind: 'system', id: 'lending' }, institution: 'demo-library' },
    },
  });
  expect(held.body.type).toBe('/problems/participant-suspended');
  await settled('demo-library');
  // The proof of the suspension went the way of a message, too, and says when it was refused.
  await until(async () => {
    const { body } = await it.as('access-manager', 'GET', '/api/registrations/demo-library/orders');
    return body.items[0].tried.length > 0;
  });
  const { body: orders } = await it.as('access-manager', 'GET', '/api/registrations/demo-library/orders');
  const proof = orders.items[0].tried.find(({ way }: { way: string }) => way === 'message');
  expect(proof).toMatchObject({ id: name, refusedBy: 'message-rejected', enforcedMs: expect.any(Number) });
  await order('resume', 'demo-library');
  await until(async () => (await it.api.store.registrations.get('lending')).state === 'registered');

  // Renewed: the institution and the system are in use again, by a key of its own.
  await enter('demo-library', 'institution', '12990000DEM000014A', { name: '演示图书馆' });
  await enter('lending', 'system', name);
  const next = generatePrivateKey();
  await certify(next, 'second');
  expect(await twoSecondsLater(async () => (await speakerWith(next)()) as object)).toMatchObject({ outcome: 'done' });
  expect(await speak()).toEqual({ refused: 'signature' });
  expect(await statusOf(issued.serial)).toBe('revoked');
});

test('while a key is renewed both speak; completed, only the new one does', async () => {
  it = await startApi();
  await enter('lending', 'system', name);
  const [old, fresh] = [generatePrivateKey(), generatePrivateKey()];
  const first = await certify(old, 'first');
  const second = await certify(fresh, 'second', 'lending', first.serial);
  for (const key of [old, fresh]) expect(await speakerWith(key)()).toMatchObject({ outcome: 'done' });
  await it.as('access-manager', 'POST', `/api/certificates/${second.serial}/complete`, {});
  expect(await twoSecondsLater(() => speakerWith(old)())).toEqual({ refused: 'signature' });
  expect(await speakerWith(fresh)()).toMatchObject({ outcome: 'done' });
  // Nobody else speaks by the name, whatever certificate was issued to them.
  const stranger = generatePrivateKey();
  await certify(stranger, 'third', 'somebody-else');
  it.clock.offsetMs += 2_000;
  expect(await speakerWith(stranger)()).toEqual({ refused: 'signature' });

  const listed = await it.as('applicant-library', 'GET', '/api/certificates?holder=lending');
  expect(listed.body.items.map(({ standing }: { standing: string }) => standing)).toEqual(['valid', 'revoked']);
  const note = '密钥所在的服务器已经停用，按规定吊销这张证书。';
  const revoke = (account: string) =>
    it.as(account, 'POST', `/api/certificates/${second.serial}/revoke`, { body: { reason: 'key-compromised', note } });
  expect((await revoke('applicant-library')).status).toBe(403);
  expect((await revoke('access-manager')).body.standing).toBe('revoked');
  expect(await twoSecondsLater(() => speakerWith(fresh)())).toEqual({ refused: 'unknown-sender' });
});

/** Opens the access of a system that stands before its certificate: what comes before was done for it already. */
async function beforeCertificate(caseId: string) {
  const at = it.api.now().toISOString();
  const content = { form, materials: [{ code: 'security-plan', id: 'plan', digest: '0', name: 'plan.pdf' }] };
  const submitted = sm3(canonicalJson(content));
  await it.api.store.papers.keep(caseId, submitted, content, { by: 'applicant-library', at });
  const stages = ['application', 'conformance', 'security-assessment', 'review'];
  const start: ProcedureStart = {
    ...{ caseId, procedure: 'system-access', act: 'access', place, registration: null },
    ...{ openedBy: 'applicant-library', openedAt: at, inherits: { from: 'batch', stages, submitted } },
  };
  await it.api.store.procedureCases.insert({ start, only: caseId, attempt: { made: caseId, of: '' } });
  await it.api.starter.startProcedure(start);
  const stands = (stage: string, phase = 'asking') =>
    until(async () => {
      const { status, body } = await it.as('access-manager', 'GET', `/api/cases/${caseId}`);
      return status === 200 && body.stage.id === stage && body.phase === phase;
    });
  await stands('certificate');
  const handIn = (key: Sm2PrivateKey) =>
    act(it, 'applicant-library', caseId, 'hand-in', {
      paper: { request: writeRequest(key, subject, it.api.now()) },
    });
  return { stands, handIn };
}

test('in its trial a system speaks by its certificate; a trial that is stopped leaves none', async () => {
  it = await startApi({ engine: 'temporal' });
  const { stands, handIn } = await beforeCertificate('trial-1');
  const key = generatePrivateKey();
  await handIn(key);
  await stands('trial', 'lasting');
  const speak = speakerWith(key);
  expect(await speak()).toMatchObject({ outcome: 'done', result: { state: 'trial' } });

  // The name is taken: nobody else gets a certificate that bears it.
  const other = await beforeCertificate('trial-2');
  await other.handIn(generatePrivateKey());
  await until(async () => {
    const { body } = await it.as('access-manager', 'GET', '/api/cases/trial-2');
    return body.stages.some(({ result }: { result: { findings: { rule: string }[] } | null }) =>
      result?.findings.some(({ rule }) => rule === 'unique'),
    );
  });

  const marks = [{ pointer: '/endpoint', note: '试运行期间多次超时' }];
  expect((await act(it, 'access-manager', 'trial-1', 'stop', { reason: because, marks })).status).toBe(200);
  // It has taken its application over, so that there is nobody to correct it: it is over.
  await until(async () => (await it.as('access-manager', 'GET', '/api/cases/trial-1')).body.outcome === 'rejected');
  expect(await twoSecondsLater(() => speak())).toEqual({ refused: 'unknown-sender' });
  const { body } = await it.as('access-manager', 'GET', '/api/certificates?holder=trial-1');
  expect(body.items).toMatchObject([{ status: 'revoked', revoked: { by: 'platform' } }]);
});

test('a withdrawal that was granted takes along what hangs on it, with its certificates', async () => {
  it = await startApi({ engine: 'temporal' });
  await enter('lending', 'system', name);
  await enter('counter', 'channel', 'counter', { parent: 'lending' });
  const issued = await certify(generatePrivateKey(), 'first');
  const applicant = await applicantOf(it, 'applicant-library', 'system-access', {
    ...{ act: 'withdrawal', registration: 'lending' },
  });
  await applicant.reaches('application');
  expect((await applicant.submit(form, [])).status).toBe(200);
  await applicant.reaches('review');
  await act(it, 'access-manager', applicant.id, 'approve', { reason: because });
  await until(async () => (await it.api.store.registrations.get('lending')).state === 'withdrawn');
  await until(async () => (await it.api.store.standingOrders.oldestOpen('lending')) !== null);
  // The order is the last that entering writes.
  expect(await statusOf(issued.serial)).toBe('revoked');
  await reconcileCases(it.api.store, it.api.starter, new Date(it.api.now().getTime() + 60_000));
  await settled('lending');
  expect(await it.api.store.registrations.get('counter')).toMatchObject({ state: 'withdrawn' });
});

test('what the national platform suspends by itself loses its certificates too, with what hangs on it', async () => {
  it = await startApi({ engine: 'temporal' });
  await enter('lending', 'system', name);
  await enter('counter', 'channel', 'counter', { parent: 'lending' });
  const issued = await certify(generatePrivateKey(), 'first');
  const check = () => it.as('duty-operator', 'POST', '/api/divergences/check');
  await check();
  const { participant } = await it.national.register.get({ kind: 'system', participant: 'lending' });
  await it.national.fromAbove('suspend', participant!.number);
  for (const _ of [1, 2]) await check();
  expect(await statusOf(issued.serial)).toBe('revoked');
  expect(await it.api.store.registrations.get('counter')).toMatchObject({ flags: { national: { from: 'lending' } } });
});
