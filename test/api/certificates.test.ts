/** Certificates over the API: issued for a request, renewed without a gap, revoked, and published as a list that anybody can verify. */
import { afterAll, beforeAll, describe, expect, it as test } from 'vitest';
import { readCertificate } from '../../engine/crypto/certificate.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { readRevocationList } from '../../engine/crypto/revocation-list.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { verifyChain } from '../../engine/crypto/verify-chain.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const subject = { organization: '示范图书馆', creditCode: '91350100M000100Y43', commonName: 'demo-library' };
const fresh = () => writeRequest(generatePrivateKey(), subject, new Date());
const asked = (changes = {}) => ({
  ...{ holder: { kind: 'system', id: 'demo-library' }, institution: 'demo-library', subject, request: fresh() },
  ...changes,
});
const issue = (body: unknown, headers = {}) => it.as('access-manager', 'POST', '/api/certificates', { body, headers });
const note = '密钥所在的服务器已经停用，按规定吊销这张证书。';

async function published() {
  const authority = readCertificate((await it.send('GET', '/api/ca/certificate')).body);
  const list = readRevocationList((await it.send('GET', '/api/ca/revocations')).body, authority);
  return { authority, list };
}

describe('certificates', () => {
  test('are issued once, listed, and verify up to the published root', async () => {
    const body = asked();
    const headers = { 'idempotency-key': 'issue-1' };
    const issued = await issue(body, headers);
    expect(issued).toMatchObject({ status: 201, body: { standing: 'valid', subject, revoked: null } });
    expect((await issue(body, headers)).body.serial).toBe(issued.body.serial);
    expect((await issue(asked(), headers)).body.type).toBe('/problems/idempotency-key-reused');
    const { authority, list } = await published();
    const revocations = new Map([[authority.fingerprint, list]]);
    verifyChain([readCertificate(issued.body.pem)], { roots: [authority], at: new Date(), revocations });
    const listed = await it.as('access-manager', 'GET', '/api/certificates?q=demo-library&kind=system&status=valid');
    expect(listed.body).toMatchObject({ total: 1, items: [{ serial: issued.body.serial }] });
    expect((await it.as('auditor', 'GET', '/api/certificates?holder=nobody')).body.total).toBe(0);
  });

  test('are renewed by a new key; both hold until it is completed', async () => {
    const old = await issue(asked());
    const renewed = await issue(asked({ replaces: old.body.serial }));
    expect(renewed.status).toBe(201);
    const standing = async () =>
      (await it.as('auditor', 'GET', `/api/certificates/${old.body.serial}`)).body.standing as string;
    expect(await standing()).toBe('valid');
    const complete = `/api/certificates/${renewed.body.serial}/complete`;
    expect((await it.as('access-manager', 'POST', complete, {})).status).toBe(200);
    expect(await standing()).toBe('revoked');
  });

  test('are revoked with a reason, and the list says so', async () => {
    const issued = await issue(asked());
    const path = `/api/certificates/${issued.body.serial}/revoke`;
    const revoke = (body: unknown) => it.as('access-manager', 'POST', path, { body });
    expect((await revoke({ reason: 'key-compromised', note: '短' })).body.errors).toMatchObject([{ pointer: '/note' }]);
    expect((await revoke({ reason: 'key-compromised', note })).body).toMatchObject({ standing: 'revoked' });
    expect((await revoke({ reason: 'operation-ended', note })).body.revoked.reason).toBe('key-compromised');
    await expect
      .poll(async () => (await published()).list.revoked.get(issued.body.serial)?.reason, { timeout: 10_000 })
      .toBe('key-compromised');
  });

  test.each([
    ['a request that is none', { request: 'x' }, 'certificate-refused'],
    ['another subject', { subject: { ...subject, commonName: 'other' } }, 'certificate-refused'],
    [
      'a credit code with a wrong check',
      { subject: { ...subject, creditCode: '91350100M000100Y44' } },
      'invalid-input',
    ],
    ['a holder of no kind', { holder: { kind: 'person', id: 'x' } }, 'invalid-input'],
    ['a certificate that is not there', { replaces: 'ab' }, 'not-found'],
  ])('refuse %s', async (_what, changes, slug) => {
    expect((await issue(asked(changes))).body.type).toBe(`/problems/${slug}`);
  });
});
