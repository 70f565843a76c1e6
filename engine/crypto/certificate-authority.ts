/** The platform's certificate authority: a root of its own, certificates for what is taken on, and the list of those revoked. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readCertificate, writeCertificate, type Certificate } from './certificate.ts';
import { writeName, type CertificateName } from './certificate-name.ts';
import { readOrCreate } from './keys.ts';
import { writeRevocationList, type Revoked } from './revocation-list.ts';
import { generatePrivateKey, importPrivateKey, type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts';

const dayMs = 86_400_000;
const rootDays = 20 * 365;
/** How long a revocation list counts as fresh. */
const listDays = 7;

/** What a certificate of the authority is to say. */
interface ToCertify {
  subject: CertificateName;
  publicKey: Sm2PublicKey;
  notBefore: Date;
  notAfter: Date;
}

/** An authority that can sign. Prints nothing of its key. */
export interface CertificateAuthority {
  certificate: Certificate;
  /** Signs a certificate of an end, for signing messages and receiving their keys; never longer than the authority's own. */
  certify(it: ToCertify): Certificate;
  /** Signs a list of what is revoked, PEM. */
  list(revoked: readonly Revoked[], at: Date): string;
}

/** A random serial number of 128 bits: never zero, never negative. */
function newSerial(): Buffer {
  const serial = randomBytes(16);
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x40, 0);
  return serial;
}

/** Makes an authority of a key and its certificate. */
export function createAuthority(key: Sm2PrivateKey, certificate: Certificate): CertificateAuthority {
  return {
    certificate,
    certify({ subject, publicKey, notBefore, notAfter }) {
      const contents = {
        ...({ kind: 'end', serial: newSerial(), publicKey, notBefore } as const),
        issuer: certificate.subjectBytes,
        subject: writeName(subject),
        notAfter: notAfter < certificate.notAfter ? notAfter : certificate.notAfter,
        usages: ['digital-signature', 'key-encipherment'] as const,
      };
      return readCertificate(writeCertificate(contents, key));
    },
    list: (revoked, at) =>
      writeRevocationList(certificate, key, {
        ...{ issuedAt: at, revoked },
        nextAt: new Date(at.getTime() + listDays * dayMs),
      }),
  };
}

/** Makes a root that signs itself, PEM. */
export function writeRoot(key: Sm2PrivateKey, name: Omit<CertificateName, 'creditCode'>, at: Date): string {
  const subject = writeName({ ...name, creditCode: null });
  return writeCertificate(
    {
      ...({ kind: 'authority', serial: newSerial(), issuer: subject, subject, publicKey: key.publicKey } as const),
      notBefore: at,
      notAfter: new Date(at.getTime() + rootDays * dayMs),
      usages: ['certificate-signing', 'list-signing'],
    },
    key,
  );
}

/** Whose root it is, as the certificates say. */
const rootName = { organization: '一卡通应用平台', commonName: 'Yikatong Root CA' };

/**
 * Loads the authority from a directory of keys, and makes what is missing: `authority.key.pem` (SM2, PKCS#8) and `authority.certificate.pem`.
 * Two processes that start together end with the same root.
 */
export async function loadAuthority(dir: string, now: Date = new Date()): Promise<CertificateAuthority> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const key = importPrivateKey(await readOrCreate(join(dir, 'authority.key.pem'), () => generatePrivateKey().toPem()));
  const pem = await readOrCreate(join(dir, 'authority.certificate.pem'), () => writeRoot(key, rootName, now));
  return createAuthority(key, readCertificate(pem));
}
