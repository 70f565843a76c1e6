/** Certificates, requests and revocation lists: what is right is read as OpenSSL reads it, what is wrong is refused by the rule that it breaks. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isProblem } from '../core/problem.ts';
import { bits, integer, oid, sequence, set, tagged, utf8 } from './asn1.ts';
import { createAuthority, writeRoot } from './certificate-authority.ts';
import { writeName, type CertificateName } from './certificate-name.ts';
import { readRequest, writeRequest } from './certificate-request.ts';
import { readCertificate, writeCertificate, type Certificate, type CertificateContents } from './certificate.ts';
import { derOfPem, pemOf } from './pem.ts';
import { readRevocationList } from './revocation-list.ts';
import { sm2WithSm3, writeSigned } from './signed-structure.ts';
import { generatePrivateKey } from './sm2-key.ts';
import { sign } from './sm2.ts';
import { verifyChain } from './verify-chain.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'certificate-fixtures', name), 'utf8');
const at = new Date('2026-12-01T00:00:00.000Z');
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const library: CertificateName = {
  organization: '示范图书馆',
  creditCode: '91350100M000100Y43',
  commonName: 'demo-library',
};
const rootKey = generatePrivateKey();
const authority = createAuthority(
  rootKey,
  readCertificate(writeRoot(rootKey, { organization: '示范省', commonName: 'Test Root' }, at)),
);
const key = generatePrivateKey();
const request = writeRequest(key, library, at);
const leaf = authority.certify({ subject: library, publicKey: key.publicKey, notBefore: at, notAfter: later(365) });
const derOf = (pem: string) => derOfPem('CERTIFICATE', pem) ?? derOfPem('CERTIFICATE REQUEST', pem) ?? Buffer.alloc(0);

/** The rule by which something is refused; anything else that goes wrong is thrown on. */
function ruleOf(act: () => unknown): unknown {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (!isProblem(error, 'certificate-refused')) throw error;
    return error.details['rule'];
  }
}

describe('what OpenSSL made', () => {
  const root = readCertificate(fixture('root.pem'));
  const theirs = readCertificate(fixture('leaf.pem'));
  const list = readRevocationList(fixture('revocations.pem'), root);

  it('is read: request, root, certificate, revocation list', () => {
    expect(readRequest(fixture('request.pem'))).toMatchObject({
      subject: { country: 'CN', ...library },
      madeAt: null,
    });
    expect(root).toMatchObject({ authority: 0, usages: ['certificate-signing', 'list-signing'] });
    expect(theirs).toMatchObject({
      ...{ serial: '7cae8d305aee0a33fa2e3e40a999528e9739f178', authority: undefined, subject: library },
      ...{ usages: ['digital-signature', 'key-encipherment'], issuerKeyId: root.keyId },
    });
    expect([...list.revoked.values()]).toMatchObject([{ serial: theirs.serial, reason: 'key-compromised' }]);
  });

  it('is verified: chain, signature, revocation', () => {
    const now = new Date('2026-12-01T00:00:00Z');
    expect(ruleOf(() => verifyChain([theirs], { roots: [root], at: now }))).toBe('accepted');
    const revocations = new Map([[root.fingerprint, list]]);
    expect(ruleOf(() => verifyChain([theirs], { roots: [root], at: now, revocations }))).toBe('revoked');
    expect(ruleOf(() => verifyChain([theirs], { roots: [authority.certificate], at: now }))).toBe('issuer');
  });

  it('is refused on another curve', () => {
    expect(ruleOf(() => readRequest(fixture('request-p256.pem')))).toBe('algorithm');
  });
});

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
function hasOpenssl(): boolean {
  try {
    return /^OpenSSL [3-9]\./.test(openssl('version')) && openssl('list', '-public-key-algorithms').includes('SM2');
  } catch {
    return false;
  }
}

describe.runIf(hasOpenssl())('what we made, before OpenSSL of this machine', () => {
  const dir = mkdtempSync(join(tmpdir(), 'certificates-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const file = (name: string, content: string) => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  const distid = ['-vfyopt', 'distid:1234567812345678'];
  const now = new Date();

  it('is a chain, a request and a list that it takes', () => {
    const fresh = createAuthority(
      rootKey,
      readCertificate(writeRoot(rootKey, { organization: '示范省', commonName: 'Test Root' }, now)),
    );
    const notAfter = new Date(now.getTime() + 86_400_000);
    const mine = fresh.certify({ subject: library, publicKey: key.publicKey, notBefore: now, notAfter });
    const root = file('root.pem', fresh.certificate.pem);
    expect(openssl('verify', ...distid, '-CAfile', root, file('leaf.pem', mine.pem))).toContain('OK');
    const said = openssl('req', '-in', file('request.pem', request), '-noout', '-verify', ...distid, '-subject');
    expect(said).toContain('91350100M000100Y43');
    const text = openssl('x509', '-in', join(dir, 'leaf.pem'), '-noout', '-text').replace(/[\s:]+/g, ' ');
    expect(text).toContain('X509v3 Key Usage critical Digital Signature, Key Encipherment');
    const list = fresh.list([{ serial: mine.serial, at: now, reason: 'replaced' }], now);
    const listText = openssl('crl', '-in', file('crl.pem', list), '-noout', '-text').replace(/[\s:]+/g, ' ');
    expect(listText).toContain('Superseded');
  });
});

describe('requests', () => {
  it('come back with their subject, key and time', () => {
    const read = readRequest(request);
    expect(read.subject).toMatchObject(library);
    expect(read.publicKey.point).toEqual(key.publicKey.point);
    expect(read.madeAt).toEqual(at);
    expect(readRequest(derOf(request)).subject).toMatchObject(library);
  });

  const forged = (subject: Buffer, spki = key.publicKey.toDer(), version = 0) =>
    writeSigned(sequence(integer(version), subject, spki, tagged(0)), key);
  const named = (type: string, value: string) => set(sequence(oid(type), utf8(value)));
  const good = writeName(library);
  const p256 = sequence(
    sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')),
    bits(Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)])),
  );
  const offCurve = Buffer.from(key.publicKey.toDer());
  offCurve[offCurve.length - 1]! ^= 1;
  const covered = sequence(integer(0), good, key.publicKey.toDer(), tagged(0));
  const cases: [string, unknown, Buffer | string][] = [
    ['as it should be', 'accepted', forged(good)],
    ['another version', 'version', forged(good, undefined, 1)],
    ['another curve', 'curve', forged(good, p256)],
    ['a point off the curve', 'curve', forged(good, offCurve)],
    ['signed by another key', 'signature', writeSigned(covered, generatePrivateKey())],
    [
      'another algorithm',
      'algorithm',
      sequence(covered, sequence(oid('1.2.840.10045.4.3.2')), bits(sign(key, covered, 'der'))),
    ],
    ['a signature that is none', 'signature', sequence(covered, sm2WithSm3, bits(Buffer.alloc(70)))],
    ['a trailing byte', 'trailing', Buffer.concat([derOf(request), Buffer.alloc(1)])],
    ['an indefinite length', 'der', Buffer.concat([Buffer.from([0x30, 0x80]), covered, Buffer.alloc(2)])],
    ['cut short', 'der', derOf(request).subarray(0, -1)],
    ['nothing', 'der', Buffer.alloc(0)],
    ['too large', 'too-large', Buffer.alloc(20_000)],
    ['not PEM', 'pem', 'hello'],
    ['PEM of something else', 'pem', leaf.pem],
    ['a name of 65 characters', 'name', forged(sequence(named('2.5.4.3', '图'.repeat(65))))],
    ['a name twice', 'name', forged(sequence(named('2.5.4.3', 'a'), named('2.5.4.3', 'b')))],
    ['an unknown part', 'name', forged(sequence(named('1.2.3.4', 'a')))],
    ['an empty part', 'name', forged(sequence(named('2.5.4.3', '')))],
    ['a control character', 'name', forged(sequence(named('2.5.4.3', 'a\0b')))],
    ['a direction mark', 'name', forged(sequence(named('2.5.4.3', 'a\u202eb')))],
    ['two attributes as one', 'name', forged(sequence(set(sequence(oid('2.5.4.3'), utf8('a')), sequence())))],
  ];
  it.each(cases)('%s: %s', (_what, rule, file) => {
    expect(ruleOf(() => readRequest(file))).toBe(rule);
  });
});

describe('certificates', () => {
  const contents: CertificateContents = {
    ...{ kind: 'end', serial: Buffer.from('0102', 'hex'), usages: ['digital-signature'] },
    issuer: authority.certificate.subjectBytes,
    ...{ subject: writeName(library), notBefore: at, notAfter: later(365), publicKey: key.publicKey },
  };
  const made = (changes: Partial<CertificateContents>, signer = rootKey) =>
    readCertificate(writeCertificate({ ...contents, ...changes }, signer));
  const roots = [authority.certificate];
  const judge = (chain: Certificate[], on = later(1), more = {}) =>
    ruleOf(() => verifyChain(chain, { roots, at: on, ...more }));

  it('have a random serial of 128 bits, and the times and the code they were given', () => {
    expect(leaf.serial).toMatch(/^[4-7][0-9a-f]{31}$/);
    expect(leaf).toMatchObject({ notBefore: at, notAfter: later(365), subject: library });
    const again = authority.certify({ subject: library, publicKey: key.publicKey, notBefore: at, notAfter: at });
    expect(again.serial).not.toBe(leaf.serial);
  });

  it('never outlive their authority', () => {
    const long = authority.certify({
      subject: library,
      publicKey: key.publicKey,
      notBefore: at,
      notAfter: later(9999),
    });
    expect(long.notAfter).toEqual(authority.certificate.notAfter);
  });

  it('write times past 2049', () => {
    expect(made({ notAfter: new Date('2051-01-01T00:00:00Z') }).notAfter.toISOString()).toBe(
      '2051-01-01T00:00:00.000Z',
    );
  });

  it('hold, each within its time, chain and usage', () => {
    expect(judge([leaf])).toBe('accepted');
    expect(judge([leaf, authority.certificate])).toBe('accepted');
    expect(judge([leaf], later(-1))).toBe('not-yet-valid');
    expect(judge([leaf], later(366))).toBe('expired');
    expect(judge([leaf], later(1), { usage: 'digital-signature' })).toBe('accepted');
    expect(judge([leaf], later(1), { usage: 'certificate-signing' })).toBe('usage');
    expect(judge([])).toBe('issuer');
    expect(judge([made({}, generatePrivateKey())])).toBe('issuer');
    expect(judge([made({ issuer: writeName(library) })])).toBe('issuer');
    const spoilt = {
      ...leaf,
      signed: { ...leaf.signed, signature: Buffer.from(leaf.signed.signature).fill(1, 10, 20) },
    };
    expect(judge([spoilt])).toBe('signature');
  });

  it('are no authority unless they are made one, and none stands below the root', () => {
    const below = (signer: typeof key, issuer: Certificate) =>
      readCertificate(writeCertificate({ ...contents, issuer: issuer.subjectBytes }, signer));
    expect(judge([below(key, leaf), leaf])).toBe('usage');
    const second = made({ kind: 'authority', usages: ['certificate-signing'] });
    expect(judge([below(key, second), second])).toBe('usage');
  });

  it('are revoked by a list that is fresh and signed', () => {
    const revocations = (revoked: Parameters<typeof authority.list>[0]) =>
      new Map([
        [authority.certificate.fingerprint, readRevocationList(authority.list(revoked, at), authority.certificate)],
      ]);
    const one = { serial: leaf.serial, at, reason: 'privilege-withdrawn' as const };
    expect(judge([leaf], later(1), { revocations: revocations([]) })).toBe('accepted');
    expect(judge([leaf], later(1), { revocations: revocations([one]) })).toBe('revoked');
    expect(judge([leaf], later(8), { revocations: revocations([]) })).toBe('list-expired');
    expect(judge([leaf], later(1), { revocations: new Map() })).toBe('list-expired');
    const many = Array.from({ length: 3000 }, (_, number) => ({
      ...{ serial: (number + 1).toString(16), at, reason: null },
    }));
    const list = readRevocationList(authority.list(many, at), authority.certificate);
    expect(list.revoked.size).toBe(3000);
    const other = readCertificate(writeRoot(key, { organization: '示范省', commonName: 'Test Root' }, at));
    expect(ruleOf(() => readRevocationList(authority.list([], at), other))).toBe('signature');
    expect(ruleOf(() => readRevocationList(authority.list([], at), leaf))).toBe('issuer');
  });
});

it('5,000 changed files are each refused by a named rule, or read as before', () => {
  const list = derOfPem('X509 CRL', authority.list([{ serial: leaf.serial, at, reason: 'replaced' }], at));
  const readers: [Buffer, (der: Buffer) => unknown][] = [
    [derOf(request), readRequest],
    [derOf(leaf.pem), readCertificate],
    [list ?? Buffer.alloc(0), (der) => readRevocationList(der, authority.certificate)],
  ];
  // A fixed sequence, so that a failure can be had again.
  let seed = 7;
  const below = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
  const counts = { refused: 0, accepted: 0 };
  for (let run = 0; run < 5000; run++) {
    const [der, read] = readers[run % 3]!;
    const changed = [...der];
    for (let changes = below(3) + 1; changes > 0; changes--) {
      const where = below(changed.length);
      const how = below(4);
      if (how === 0) changed[where]! ^= 1 << below(8);
      else if (how === 1) changed.splice(where, below(4) + 1);
      else if (how === 2) changed.splice(where, 0, ...changed.slice(where, where + below(6)), below(256));
      else changed[where] = [0x80, 0xff, 0x30, 0x00, 0x84][below(5)]!;
    }
    const rule = ruleOf(() => read(Buffer.from(changed)));
    counts[rule === 'accepted' ? 'accepted' : 'refused']++;
    // Only the signed certificate has bytes that its reader does not verify: its chain does.
    if (rule === 'accepted' && run % 3 === 1 && !Buffer.from(changed).equals(der)) {
      const judged = ruleOf(() =>
        verifyChain([readCertificate(Buffer.from(changed))], { roots: [authority.certificate], at: later(1) }),
      );
      expect(judged).not.toBe('accepted');
    } else if (rule === 'accepted') {
      expect(Buffer.from(changed)).toEqual(der);
    }
  }
  expect(counts.refused).toBeGreaterThan(4500);
});

it('PEM is 64 characters a line', () => {
  expect(pemOf('X', Buffer.alloc(100)).split('\n')[1]).toHaveLength(64);
});
