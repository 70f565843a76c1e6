/** Certificates are issued once, to whom the register says, renewed without a gap, and revoked. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryCertificates } from '../../test/support/memory-certificates.ts';
import { standingOf } from '../core/certificate.ts';
import { loadAuthority } from './certificate-authority.ts';
import { readCertificate } from './certificate.ts';
import { writeRequest } from './certificate-request.ts';
import {
  checkRequest,
  completeRenewal,
  issueCertificate,
  keysOf,
  type CertificateAsked,
  type Issuer,
} from './issue-certificate.ts';
import { generatePrivateKey } from './sm2-key.ts';
import { verifyChain } from './verify-chain.ts';

const start = Date.parse('2026-12-01T08:00:00.500Z');
const dayMs = 86_400_000;
let dir: string;
let now = start;
let issuer: Issuer;
let records: ReturnType<typeof memoryCertificates>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'authority-'));
});
afterAll(() => rm(dir, { recursive: true }));
beforeEach(async () => {
  now = start;
  records = memoryCertificates();
  issuer = { authority: await loadAuthority(dir, new Date(start - dayMs)), records, now: () => new Date(now) };
});

const subject = { organization: '示范图书馆', creditCode: '91350100M000100Y43', commonName: 'demo-library' };
const holder = { kind: 'system', id: 'demo-library' } as const;
const asked = (changes: Partial<CertificateAsked> = {}): CertificateAsked => ({
  ...{ issuance: 'case-1/certificate', holder, subject, by: 'manager' },
  place: { region: '990000', institution: 'demo-library' },
  request: writeRequest(generatePrivateKey(), subject, new Date(now)),
  receivedAt: new Date(now).toISOString(),
  ...changes,
});

describe('the authority', () => {
  it('is one root, however many processes start together, readable by its owner only', async () => {
    const other = join(dir, 'together');
    const roots = await Promise.all(Array.from({ length: 4 }, () => loadAuthority(other)));
    expect(new Set(roots.map(({ certificate }) => certificate.fingerprint)).size).toBe(1);
    expect((await readdir(other)).sort()).toEqual(['authority.certificate.pem', 'authority.key.pem']);
    expect((await stat(join(other, 'authority.key.pem'))).mode & 0o777).toBe(0o600);
  });
});

describe('issuing', () => {
  it('gives a certificate that verifies, for two years, and the same when it is asked again', async () => {
    const wanted = asked();
    const issued = await issueCertificate(issuer, wanted);
    const certificate = readCertificate(issued.pem);
    verifyChain([certificate], {
      roots: [issuer.authority.certificate],
      at: new Date(now),
      usage: 'digital-signature',
    });
    expect(certificate.subject).toMatchObject(subject);
    expect(Math.round((Date.parse(issued.notAfter) - now) / dayMs)).toBe(730);
    expect(await issueCertificate(issuer, wanted)).toEqual(issued);
    expect(records.all.size).toBe(1);
    await expect(issueCertificate(issuer, asked())).rejects.toThrow('idempotency-key-reused');
    expect(standingOf(issued, new Date(now))).toBe('valid');
    expect(standingOf(issued, new Date(now + 731 * dayMs))).toBe('expired');
  });

  it('holds at most three years', async () => {
    const { notAfter } = await issueCertificate(issuer, asked({ days: 9999 }));
    expect(Math.round((Date.parse(notAfter) - now) / dayMs)).toBe(1095);
  });

  it.each([
    ['a request of last quarter', 'request-expired', { receivedAt: new Date(start - 31 * dayMs).toISOString() }],
    ['no time of receipt', 'request-expired', { receivedAt: '' }],
    [
      'a request made long ago',
      'request-expired',
      { request: writeRequest(generatePrivateKey(), subject, new Date(start - 31 * dayMs)) },
    ],
    [
      'a request of next week',
      'request-expired',
      { request: writeRequest(generatePrivateKey(), subject, new Date(start + 7 * dayMs)) },
    ],
    ['another name', 'subject', { subject: { ...subject, commonName: 'other' } }],
    ['another organisation', 'subject', { subject: { ...subject, creditCode: '91110000600037341L' } }],
    [
      'no credit code',
      'credit-code',
      { request: writeRequest(generatePrivateKey(), { ...subject, creditCode: null }, new Date(start)) },
    ],
  ])('refuses %s: %s', async (_what, rule, changes) => {
    await expect(issueCertificate(issuer, asked(changes))).rejects.toMatchObject({
      slug: 'certificate-refused',
      details: { rule },
    });
    expect(records.all.size).toBe(0);
  });

  it('refuses a key that was certified before', async () => {
    const wanted = asked();
    const issued = await issueCertificate(issuer, wanted);
    const again = { ...wanted, issuance: 'case-2/certificate' };
    await expect(issueCertificate(issuer, again)).rejects.toMatchObject({ details: { rule: 'key-in-use' } });
    await expect(issueCertificate(issuer, { ...again, replaces: issued.serial })).rejects.toMatchObject({
      details: { rule: 'same-key' },
    });
  });

  it('tells a form what is wrong before anything is sent', () => {
    expect(checkRequest(asked().request, subject, new Date(now)).subject).toMatchObject(subject);
    expect(() => checkRequest('nonsense', subject, new Date(now))).toThrow('certificate-refused');
  });
});

describe('renewal', () => {
  it('has no gap: both keys hold until it is completed, then only the new one', async () => {
    const old = await issueCertificate(issuer, asked());
    now += 700 * dayMs;
    const fresh = await issueCertificate(issuer, asked({ issuance: 'case-2/certificate', replaces: old.serial }));
    const points = async () =>
      keysOf(await issuer.records.validOf(holder), issuer.now()).map(({ point }) => point.toString('hex'));
    const pointOf = (pem: string) => readCertificate(pem).publicKey.point.toString('hex');
    expect(await points()).toEqual([pointOf(fresh.pem), pointOf(old.pem)]);
    await completeRenewal(issuer, fresh.serial, 'manager');
    await completeRenewal(issuer, fresh.serial, 'manager');
    expect(await points()).toEqual([pointOf(fresh.pem)]);
    expect(await records.get(old.serial)).toMatchObject({ revoked: { reason: 'replaced', note: fresh.serial } });
  });

  it('is only of an own certificate that holds', async () => {
    const old = await issueCertificate(issuer, asked());
    const other = { issuance: 'x', replaces: old.serial, holder: { kind: 'system', id: 'other' } as const };
    await expect(issueCertificate(issuer, asked(other))).rejects.toThrow('certificate-state');
    const revoked = {
      at: '2026-11-20T00:00:00.000Z',
      by: 'manager',
      reason: 'key-compromised',
      note: '密钥遗失',
    } as const;
    await issuer.records.revokeAll({ holder: holder.id }, revoked);
    const late = { issuance: 'y', replaces: old.serial };
    await expect(issueCertificate(issuer, asked(late))).rejects.toThrow('certificate-state');
    expect(await issuer.records.validOf(holder)).toEqual([]);
    await expect(completeRenewal(issuer, old.serial, 'manager')).rejects.toThrow('certificate-state');
  });
});
