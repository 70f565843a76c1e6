/** Requests for certificates (PKCS#10, RFC 2986): what an applicant sends, signed by the key that is to be certified. */
import { DerReader, integer, oid, readOid, readTime, sequence, set, tagged, time } from './asn1.ts';
import { readName, writeName, type CertificateName, type NameParts } from './certificate-name.ts';
import { refused } from './certificate-refused.ts';
import { pemOf } from './pem.ts';
import { derOfFile, isSignedBy, readSigned, writeSigned } from './signed-structure.ts';
import { publicKeyOfDer, type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts';

const largestBytes = 16_384;
const signingTime = '1.2.840.113549.1.9.5';

/** A request whose signature proves that the applicant holds the key. */
export interface CertificateRequest {
  subject: NameParts;
  publicKey: Sm2PublicKey;
  /** When it was made, where it says so. */
  madeAt: Date | null;
}

/** Makes a request, PEM. */
export function writeRequest(key: Sm2PrivateKey, subject: CertificateName, at: Date): string {
  const attributes = tagged(0, sequence(oid(signingTime), set(time(at))));
  const covered = sequence(integer(0), writeName(subject), key.publicKey.toDer(), attributes);
  return pemOf('CERTIFICATE REQUEST', writeSigned(covered, key));
}

/** Reads a request (PEM or DER) and checks that its own key signed it. Throws `certificate-refused`. */
export function readRequest(file: string | Uint8Array): CertificateRequest {
  const signed = readSigned(derOfFile(file, 'CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'), largestBytes);
  const { reader } = signed;
  if (!reader.take(2).raw.equals(integer(0))) throw refused('version');
  const subject = readName(reader.take(0x30));
  const publicKey = readPublicKey(reader.take(0x30).raw);
  const attributes = reader.optional(0xa0);
  reader.end();
  const madeAt = attributes ? readMadeAt(new DerReader(attributes.content)) : null;
  if (!isSignedBy(signed, publicKey)) throw refused('signature');
  return { subject, publicKey, madeAt };
}

/** The SM2 key of a SubjectPublicKeyInfo. Throws `certificate-refused`. */
export function readPublicKey(spki: Buffer): Sm2PublicKey {
  try {
    return publicKeyOfDer(spki);
  } catch {
    throw refused('curve');
  }
}

function readMadeAt(attributes: DerReader): Date | null {
  let madeAt: Date | null = null;
  while (!attributes.isAtEnd) {
    const one = attributes.inside();
    const id = readOid(one.next());
    const values = one.inside(0x31);
    one.end();
    if (id !== signingTime) continue;
    madeAt = readTime(values.next());
    values.end();
  }
  return madeAt;
}
