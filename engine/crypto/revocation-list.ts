/** Revocation lists (CRL version 2, RFC 5280 5): what an authority no longer stands for, since when and why. */
import { DerReader, integer, octets, oid, readOid, readPositive, readTime, sequence, tagged, time } from './asn1.ts';
import { issuerKey, listNumber, readExtensions } from './certificate-extensions.ts';
import { refused } from './certificate-refused.ts';
import { serialOf, type Certificate } from './certificate.ts';
import { writeElement } from './der.ts';
import { type RevocationReason } from '../core/certificate.ts';
import { pemOf } from './pem.ts';
import { derOfFile, isSignedBy, readSigned, requireSm2WithSm3, sm2WithSm3, writeSigned } from './signed-structure.ts';
import { type Sm2PrivateKey } from './sm2-key.ts';

const largestBytes = 4_000_000;
const reasonExtension = '2.5.29.21';

/** The numbers of reasons (RFC 5280 5.3.1). */
const reasonNumbers = {
  'key-compromised': 1,
  'affiliation-changed': 3,
  replaced: 4,
  'operation-ended': 5,
  'privilege-withdrawn': 9,
} as const satisfies Record<RevocationReason, number>;

/** One entry of a list. */
export interface Revoked {
  serial: string;
  at: Date;
  reason: RevocationReason | null;
}

/** A list whose signature is right. */
export interface RevocationList {
  issuedAt: Date;
  nextAt: Date;
  revoked: ReadonlyMap<string, Revoked>;
}

function writeEntry({ serial, at, reason }: Revoked): Buffer {
  const number = integer(Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex'));
  if (reason === null) return sequence(number, time(at));
  const why = sequence(oid(reasonExtension), octets(writeElement(10, Buffer.from([reasonNumbers[reason]]))));
  return sequence(number, time(at), sequence(why));
}

/** Writes and signs a list, PEM. */
export function writeRevocationList(
  { subjectBytes }: Certificate,
  key: Sm2PrivateKey,
  { issuedAt, nextAt, revoked }: { issuedAt: Date; nextAt: Date; revoked: readonly Revoked[] },
): string {
  const number = listNumber(Math.floor(issuedAt.getTime() / 1000));
  const covered = sequence(
    integer(1),
    sm2WithSm3,
    subjectBytes,
    time(issuedAt),
    time(nextAt),
    ...(revoked.length > 0 ? [sequence(...revoked.map(writeEntry))] : []),
    tagged(0, sequence(issuerKey(key.publicKey), number)),
  );
  return pemOf('X509 CRL', writeSigned(covered, key));
}

/** Reads a list (PEM or DER) of an authority, and checks its signature. Throws `certificate-refused`. */
export function readRevocationList(file: string | Uint8Array, authority: Certificate): RevocationList {
  const signed = readSigned(derOfFile(file, 'X509 CRL'), largestBytes);
  const { reader } = signed;
  if (!reader.take(2).raw.equals(integer(1))) throw refused('version');
  requireSm2WithSm3(reader.next());
  if (!reader.take(0x30).raw.equals(authority.subjectBytes)) throw refused('issuer');
  const issuedAt = readTime(reader.next());
  const nextAt = readTime(reader.next());
  if (issuedAt > nextAt) throw refused('time');
  const entries = reader.optional(0x30);
  const revoked = readEntries(entries && new DerReader(entries.content));
  requireKnownExtensions(reader.optional(0xa0)?.content);
  reader.end();
  if (!authority.usages.includes('list-signing')) throw refused('usage');
  if (!isSignedBy(signed, authority.publicKey)) throw refused('signature');
  return { issuedAt, nextAt, revoked };
}

/** A list has no extension that must be understood and is not. */
function requireKnownExtensions(content: Buffer | undefined): void {
  if (!content) return;
  const tag = new DerReader(content);
  const list = tag.inside();
  tag.end('extension');
  readExtensions(list);
}

function readEntries(reader: DerReader | null): Map<string, Revoked> {
  const found = new Map<string, Revoked>();
  while (reader && !reader.isAtEnd) {
    const entry = reader.inside();
    const serial = serialOf(readPositive(entry.next(), 'serial'));
    const at = readTime(entry.next());
    const extensions = entry.isAtEnd ? null : entry.inside();
    entry.end();
    if (found.has(serial)) throw refused('serial');
    found.set(serial, { serial, at, reason: extensions && readReason(extensions) });
  }
  return found;
}

function readReason(extensions: DerReader): RevocationReason | null {
  let reason: RevocationReason | null = null;
  while (!extensions.isAtEnd) {
    const one = extensions.inside();
    const id = readOid(one.next());
    const critical = one.optional(1);
    const value = one.inside(4);
    one.end('extension');
    if (id !== reasonExtension) {
      if (critical) throw refused('extension');
      continue;
    }
    const [number] = value.take(10, 'extension').content;
    value.end('extension');
    const names = Object.keys(reasonNumbers) as RevocationReason[];
    reason = names.find((name) => reasonNumbers[name] === number) ?? null;
  }
  return reason;
}
