/** What certificates, requests and revocation lists have in common: something, the algorithm, and its SM2 signature with SM3. */
import { bits, DerReader, oid, readBits, sequence, type Part } from './asn1.ts';
import { refused } from './certificate-refused.ts';
import { derOfPem } from './pem.ts';
import { sign, verify } from './sm2.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts';

/** SM2 with SM3 (1.2.156.10197.1.501). */
export const sm2WithSm3 = sequence(oid('1.2.156.10197.1.501'));
/** The same with a parameter of NULL, as some makers write it. */
const withNull = sequence(oid('1.2.156.10197.1.501'), Buffer.from([5, 0]));

/** Something signed, taken apart; its signature is not checked yet. */
export interface Signed {
  /** What the signature covers, tag and length among it. */
  covered: Buffer;
  /** A reader of what it holds. */
  reader: DerReader;
  signature: Buffer;
}

/** Takes something signed apart. Throws `certificate-refused`. */
export function readSigned(der: Buffer, largestBytes: number): Signed {
  if (der.length > largestBytes) throw refused('too-large');
  const file = new DerReader(der);
  const outer = file.inside();
  file.end();
  const covered = outer.take(0x30);
  requireSm2WithSm3(outer.next());
  const signature = readBits(outer.next());
  outer.end();
  return { covered: covered.raw, reader: new DerReader(covered.content), signature };
}

/** Throws `certificate-refused` unless an algorithm is SM2 with SM3. */
export function requireSm2WithSm3({ raw }: Part): void {
  if (!raw.equals(sm2WithSm3) && !raw.equals(withNull)) throw refused('algorithm');
}

/** Signs something, and puts all three parts together. */
export const writeSigned = (covered: Buffer, key: Sm2PrivateKey): Buffer =>
  sequence(covered, sm2WithSm3, bits(sign(key, covered, 'der')));

/** Tells whether something signed is of that key. */
export const isSignedBy = ({ covered, signature }: Pick<Signed, 'covered' | 'signature'>, key: Sm2PublicKey): boolean =>
  verify(key, covered, signature, 'der');

/** The DER of PEM (the first block of one of these labels), or of DER itself. Throws `certificate-refused`. */
export function derOfFile(file: string | Uint8Array, ...labels: string[]): Buffer {
  if (typeof file !== 'string') return Buffer.from(file);
  for (const label of labels) {
    const der = file.length < 8_000_000 ? derOfPem(label, file) : null;
    if (der) return der;
  }
  throw refused('pem');
}
