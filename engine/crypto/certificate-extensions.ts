/** The extensions of certificates: authority or not, key usage, and the identifiers of keys (RFC 5280 4.2). */
import { type DerReader, integer, isTrue, octets, oid, readOid, readPositive, sequence } from './asn1.ts';
import { refused } from './certificate-refused.ts';
import { writeElement } from './der.ts';
import { sm3 } from './sm3.ts';
import { type Sm2PublicKey } from './sm2-key.ts';

/** What a key may be used for: the bits of keyUsage, in their order. */
const usages = [
  'digital-signature',
  'non-repudiation',
  'key-encipherment',
  'data-encipherment',
  'key-agreement',
  'certificate-signing',
  'list-signing',
] as const;
export type KeyUsage = (typeof usages)[number];

/** What the extensions of a certificate say. */
export interface CertificateExtensions {
  /** How many authorities may stand below it (null: any number); undefined where it is no authority. */
  authority: number | null | undefined;
  usages: readonly KeyUsage[];
  /** Identifier of its own key, hexadecimal. */
  keyId: string | null;
  /** Identifier of the key that signed it. */
  issuerKeyId: string | null;
}

const ids = {
  keyId: '2.5.29.14',
  usages: '2.5.29.15',
  constraints: '2.5.29.19',
  listNumber: '2.5.29.20',
  issuerKeyId: '2.5.29.35',
} as const;

/** The identifier of a key: the first 20 bytes of SM3 of its point. */
export const keyIdOf = (key: Sm2PublicKey): Buffer => Buffer.from(sm3(key.point), 'hex').subarray(0, 20);

const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(isCritical ? [isTrue] : []), octets(value));

/** The extension that names the key of the issuer. */
export const issuerKey = (key: Sm2PublicKey): Buffer =>
  extension(ids.issuerKeyId, false, sequence(writeElement(0x80, keyIdOf(key))));

/** The number of a revocation list. */
export const listNumber = (number: number): Buffer => extension(ids.listNumber, false, integer(number));

function usageBits(allowed: readonly KeyUsage[]): Buffer {
  const byte = allowed.reduce((sum, usage) => sum | (0x80 >> usages.indexOf(usage)), 0);
  let unused = 0;
  while (unused < 7 && ((byte >> unused) & 1) === 0) unused++;
  return writeElement(3, Buffer.from([unused, byte]));
}

/** Writes the extensions of a certificate. */
export function writeExtensions(
  kind: 'authority' | 'end',
  key: Sm2PublicKey,
  issuer: Sm2PublicKey,
  allowed: readonly KeyUsage[],
): Buffer {
  const constraints = kind === 'authority' ? sequence(isTrue, integer(0)) : sequence();
  return sequence(
    extension(ids.constraints, true, constraints),
    extension(ids.usages, true, usageBits(allowed)),
    extension(ids.keyId, false, octets(keyIdOf(key))),
    issuerKey(issuer),
  );
}

function readConstraints(value: DerReader): number | null | undefined {
  const constraints = value.inside();
  value.end('extension');
  const authority = constraints.optional(1);
  if (authority && !authority.raw.equals(isTrue)) throw refused('extension');
  const depth = constraints.isAtEnd ? null : constraints.next();
  constraints.end('extension');
  if (depth === null) return authority ? null : undefined;
  // Zero is the one number that is not positive and allowed.
  const levels = depth.raw.equals(integer(0)) ? 0 : readPositive(depth, 'extension').readUInt8(0);
  if (!authority || levels > 100) throw refused('extension');
  return levels;
}

function readUsages(value: DerReader): KeyUsage[] {
  const { content } = value.take(3, 'extension');
  value.end('extension');
  const [unused = 8, first, second] = content;
  if (first === undefined || unused > 7 || content.length > 3) throw refused('extension');
  const last = second ?? first;
  if ((last & ((1 << unused) - 1)) !== 0) throw refused('extension');
  return usages.filter((_usage, at) => (first & (0x80 >> at)) !== 0);
}

function readIssuerKeyId(value: DerReader): string | null {
  const names = value.inside();
  value.end('extension');
  const id = names.optional(0x80);
  return id === null ? null : id.content.toString('hex');
}

function readKeyId(value: DerReader): string {
  const id = value.take(4, 'extension').content.toString('hex');
  value.end('extension');
  return id;
}

/** Reads extensions, each once. One that is critical and unknown is refused, others are let by. Throws `certificate-refused`. */
export function readExtensions(list: DerReader): CertificateExtensions {
  const found: CertificateExtensions = { authority: undefined, usages: [], keyId: null, issuerKeyId: null };
  const seen = new Set<string>();
  while (!list.isAtEnd) {
    const one = list.inside();
    const id = readOid(one.next());
    const critical = one.optional(1);
    if (seen.has(id) || (critical && !critical.raw.equals(isTrue))) throw refused('extension');
    seen.add(id);
    const value = one.inside(4);
    one.end('extension');
    if (id === ids.constraints) found.authority = readConstraints(value);
    else if (id === ids.usages) found.usages = readUsages(value);
    else if (id === ids.keyId) found.keyId = readKeyId(value);
    else if (id === ids.issuerKeyId) found.issuerKeyId = readIssuerKeyId(value);
    else if (critical) throw refused('extension');
  }
  return found;
}
