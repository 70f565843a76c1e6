/** Reasons that people write lie sealed, whatever they write into them; whoever may read an entry, a device, a PSAM or a certificate reads them. */
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Registration } from '../../engine/core/registers/registration.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { issueCertificate } from '../../engine/crypto/issue-certificate.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterAll(() => it?.stop());

/** Marks by which a reason is found again, the way it was written or as a search would keep it. */
const named = '经办人欧阳演示，身份证号990000199003070000';
const told = ['欧阳演示', '990000199003070000'];
const because = (what: string) => `${what}：${named}，现场检查发现设备被改装。`;
const post = async (path: string, body: object, as = 'access-manager') => {
  const answer = await it.as(as, 'POST', path, { body });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};
const get = async (path: string) => (await it.as('access-manager', 'GET', path)).body;

/** Everything that lies in the database, as text. */
async function atRest(): Promise<string> {
  const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
  const names = (await connection.listCollections()).map(({ name }) => name);
  const kept = await Promise.all(names.map((name) => connection.collection(name).find().toArray()));
  await connection.close();
  return JSON.stringify(kept);
}

test('of flags, what came from above, terminations, certificates, devices and PSAMs', async () => {
  const subject = { organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: 'demo-library-lending' };
  const place = { region: '990000', institution: 'demo-library' };
  const system: Registration = {
    ...{ id: 'lending', register: 'system', name: '演示借阅系统', ...place, state: 'active', parent: 'demo-library' },
    ...{ flags: {}, number: null, form: '', case: 'case', since: '2026-11-01T00:00:00.000Z', shows: {}, until: null },
  };
  await it.api.store.registrations.enter(system, subject.commonName, 'test');
  const { serial } = await issueCertificate(
    { authority: it.api.authority, records: it.api.store.certificates, now: it.api.now },
    {
      ...{ issuance: 'first', holder: { kind: 'system', id: 'lending' } as const, by: 'system-access', subject, place },
      ...{ request: writeRequest(generatePrivateKey(), subject, it.api.now()), receivedAt: it.api.now().toISOString() },
    },
  );
  const note = because('吊销');
  await post(`/api/certificates/${serial}/revoke`, { reason: 'key-compromised', note });
  await post('/api/terminals/DEMO-LIB-0001/suspend', { reason: because('暂停终端') });
  await post('/api/psams/990000000001/recall', { reason: because('召回') });
  await post('/api/registrations/lending/termination', { reason: because('终止') });
  await post('/api/registrations/demo-library/suspend', { reason: because('暂停') });
  await until(async () => (await it.api.store.registrations.get('lending')).flags.authority !== undefined);

  expect((await get(`/api/certificates/${serial}`)).revoked).toMatchObject({ note, reason: 'key-compromised' });
  expect((await get('/api/certificates?holder=lending')).items[0].revoked.note).toBe(note);
  const terminal = await get('/api/terminals/DEMO-LIB-0001');
  expect(terminal.suspensions.authority.reason).toBe(because('暂停终端'));
  expect(terminal.history.map(({ reason }: { reason: string }) => reason)).toContain(because('暂停终端'));
  expect((await get('/api/psams/990000000001')).history.at(-1)).toMatchObject({ reason: because('召回') });
  const entry = await get('/api/registrations/lending');
  expect(entry.termination.reason).toBe(because('终止'));
  expect(entry.flags.authority).toMatchObject({ reason: because('暂停'), from: 'demo-library' });
  expect((await get('/api/registrations/demo-library/orders')).items[0].reason).toBe(because('暂停'));

  const kept = await atRest();
  expect(kept).toContain('"sm4:1:');
  expect(told.filter((each) => kept.includes(each))).toEqual([]);
});
