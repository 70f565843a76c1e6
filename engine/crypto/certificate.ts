/** Certificates (X.509 version 3, RFC 5280) of SM2 keys, signed by SM2 with SM3: written and read. */
import { DerReader, integer, readPositive, readTime, sequence, tagged, time } from './asn1.ts';
import {
  readExtensions,
  writeExtensions,
  type CertificateExtensions,
  type KeyUsage,
} from './certificate-extensions.ts';
import { readName, type NameParts } from './certificate-name.ts';
import { refused } from './certificate-refused.ts';
import { readPublicKey } from './certificate-request.ts';
import { pemOf } from './pem.ts';
import { derOfFile, readSigned, requireSm2WithSm3, sm2WithSm3, writeSigned, type Signed } from './signed-structure.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts';
import { sm3 } from './sm3.ts';

const largestBytes = 16_384;

/** A certificate that was read; whether it may be trusted is `verifyChain`'s to say. */
export interface Certificate extends CertificateExtensions {
  /** Serial number, hexadecimal, without leading zeros. */
  serial: string;
  /** SM3 of its DER, hexadecimal. */
  fingerprint: string;
  subject: NameParts;
  /** The names as bytes, which is how they are compared. */
  subjectBytes: Buffer;
  issuerBytes: Buffer;
  notBefore: Date;
  notAfter: Date;
  publicKey: Sm2PublicKey;
  signed: Pick<Signed, 'covered' | 'signature'>;
  pem: string;
}

/** What a certificate is to say. */
export interface CertificateContents {
  /** 1 to 20 bytes. */
  serial: Buffer;
  kind: 'authority' | 'end';
  issuer: Buffer;
  subject: Buffer;
  notBefore: Date;
  notAfter: Date;
  publicKey: Sm2PublicKey;
  usages: readonly KeyUsage[];
}

/** Writes and signs a certificate, PEM. */
export function writeCertificate(it: CertificateContents, signer: Sm2PrivateKey): string {
  const covered = sequence(
    tagged(0, integer(2)),
    integer(it.serial),
    sm2WithSm3,
    it.issuer,
    sequence(time(it.notBefore), time(it.notAfter)),
    it.subject,
    it.publicKey.toDer(),
    tagged(3, writeExtensions(it.kind, it.publicKey, signer.publicKey, it.usages)),
  );
  return pemOf('CERTIFICATE', writeSigned(covered, signer));
}

/** Reads a certificate (PEM or DER). Throws `certificate-refused`. */
export function readCertificate(file: string | Uint8Array): Certificate {
  const der = derOfFile(file, 'CERTIFICATE');
  const { reader, covered, signature } = readSigned(der, largestBytes);
  const version = reader.optional(0xa0);
  if (!version?.content.equals(integer(2))) throw refused('version');
  const serial = readSerial(reader);
  requireSm2WithSm3(reader.next());
  const issuer = reader.take(0x30);
  const [notBefore, notAfter] = readValidity(reader.inside());
  const subject = reader.take(0x30);
  const publicKey = readPublicKey(reader.take(0x30).raw);
  const extensions = reader.optional(0xa3);
  reader.end('extension');
  readName(issuer);
  return {
    ...{ serial, notBefore, notAfter, publicKey },
    fingerprint: sm3(der),
    subject: readName(subject),
    subjectBytes: subject.raw,
    issuerBytes: issuer.raw,
    ...extensionsOf(extensions && new DerReader(extensions.content)),
    signed: { covered, signature },
    pem: pemOf('CERTIFICATE', der),
  };
}

function readSerial(reader: DerReader): string {
  const serial = readPositive(reader.next(), 'serial');
  if (serial.length > 20) throw refused('serial');
  return serialOf(serial);
}

/** A serial number as it is written everywhere: hexadecimal, without leading zeros. */
export const serialOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^0+(?=.)/, '');

function readValidity(reader: DerReader): [Date, Date] {
  const notBefore = readTime(reader.next());
  const notAfter = readTime(reader.next());
  reader.end();
  if (notBefore > notAfter) throw refused('time');
  return [notBefore, notAfter];
}

function extensionsOf(reader: DerReader | null): CertificateExtensions {
  if (!reader) return { authority: undefined, usages: [], keyId: null, issuerKeyId: null };
  const list = reader.inside();
  reader.end('extension');
  return readExtensions(list);
}
