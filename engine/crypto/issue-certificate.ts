/** Issuing, renewing and revoking the certificates of what is taken on: what the procedures and the API call. */
import { type CertificateHolder, type CertificateRecords, type IssuedCertificate } from '../core/certificate.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { problem } from '../core/problem.ts';
import { type Place } from '../core/rights.ts';
import { type CertificateAuthority } from './certificate-authority.ts';
import { requireCreditCode } from './certificate-name.ts';
import { refused } from './certificate-refused.ts';
import { readRequest, type CertificateRequest } from './certificate-request.ts';
import { readCertificate } from './certificate.ts';
import { keyIdOf } from './certificate-extensions.ts';
import { pemOf } from './pem.ts';
import { type Sm2PublicKey } from './sm2-key.ts';
import { derOfFile } from './signed-structure.ts';
import { sm3 } from './sm3.ts';

const dayMs = 86_400_000;
/** How old a request may be, by its own time where it has one, and by when it was received. */
export const requestLifeDays = 30;
/** How long a certificate holds. */
export const certificateDays = { usual: 730, most: 1_095 };

/** What issues and keeps certificates. */
export interface Issuer {
  authority: CertificateAuthority;
  records: CertificateRecords;
  now: () => Date;
}

/** What is asked for. */
export interface CertificateAsked {
  /** Names the act, such as `case-7/certificate/1`; asked again it gives what it gave. */
  issuance: string;
  holder: CertificateHolder;
  place: Place;
  /** The applicant's request, PEM (PKCS#10). */
  request: string;
  /** When the request was received, RFC 3339. */
  receivedAt: string;
  /** Who the holder is by the register; the request must say the same. */
  subject: IssuedCertificate['subject'];
  /** Account, or the name of the procedure. */
  by: string;
  /** How long it is to hold; 730 where it is left out, 1,095 at most. */
  days?: number;
  /** Serial of a certificate of the same holder that this one takes the place of; that one holds until `completeRenewal`. */
  replaces?: string;
}

/**
 * Issues a certificate for an applicant's request, once for an issuance. The request must be signed by its own key, be fresh, and name the
 * holder as registered; its key must be new. @throws Problem `certificate-refused`, `not-found`, `certificate-state`, `idempotency-key-reused`
 */
export async function issueCertificate(issuer: Issuer, asked: CertificateAsked): Promise<IssuedCertificate> {
  const { authority, records, now } = issuer;
  const earlier = await records.issuedBy(asked.issuance);
  if (earlier) return requireSame(earlier, digestOf(asked));
  const request = readRequest(asked.request);
  requireFresh(request, asked.receivedAt, now());
  requireMeant(request, asked.subject);
  const keyId = keyIdOf(request.publicKey).toString('hex');
  await requireNewKey(records, keyId, asked);
  if (asked.replaces !== undefined) await requireReplaceable(records, asked.holder, asked.replaces);
  const days = Math.min(asked.days ?? certificateDays.usual, certificateDays.most);
  // Seconds, as certificates have no less; a minute early, for clocks that are a little behind.
  const from = new Date(Math.floor(now().getTime() / 1000) * 1000 - 60_000);
  const made = authority.certify({
    ...{ subject: asked.subject, publicKey: request.publicKey, notBefore: from },
    notAfter: new Date(from.getTime() + days * dayMs),
  });
  const of = digestOf(asked);
  const added = await records.add({
    ...{ serial: made.serial, fingerprint: made.fingerprint, pem: made.pem, keyId },
    ...{ holder: asked.holder, ...asked.place, issuance: asked.issuance, of, subject: asked.subject },
    request: pemOf('CERTIFICATE REQUEST', derOfFile(asked.request, 'CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')),
    ...{ notBefore: made.notBefore.toISOString(), notAfter: made.notAfter.toISOString() },
    ...{ issuedAt: now().toISOString(), issuedBy: asked.by, replaces: asked.replaces ?? null },
    ...{ status: 'valid', revoked: null },
  });
  return requireSame(added, of);
}

const digestOf = ({ request, holder, subject, replaces }: CertificateAsked): string =>
  sm3(canonicalJson({ request, holder, subject, replaces: replaces ?? null }));

function requireSame(issued: IssuedCertificate, of: string): IssuedCertificate {
  if (issued.of !== of) throw problem('idempotency-key-reused');
  return issued;
}

/** Says what is wrong with a request before anybody decides of it: for forms. Throws `certificate-refused`. */
export function checkRequest(request: string, subject: IssuedCertificate['subject'], now: Date): CertificateRequest {
  const read = readRequest(request);
  requireFresh(read, now.toISOString(), now);
  requireMeant(read, subject);
  return read;
}

/** Ends a renewal: the certificate that was replaced no longer holds. Does nothing the second time. @throws Problem `not-found` */
export async function completeRenewal({ records, now }: Issuer, serial: string, by: string): Promise<void> {
  const { replaces, status } = await records.get(serial);
  if (status === 'revoked') throw problem('certificate-state');
  if (replaces === null) return;
  await records.revoke(replaces, { at: now().toISOString(), by, reason: 'replaced', note: serial });
}

/** The keys that may be signed by at a time, the newest first: two of them while a holder renews. */
export const keysOf = (valid: readonly IssuedCertificate[], at: Date): Sm2PublicKey[] =>
  valid
    .map(({ pem }) => readCertificate(pem))
    .filter(({ notBefore, notAfter }) => notBefore <= at && at <= notAfter)
    .map(({ publicKey }) => publicKey);

function requireFresh({ madeAt }: CertificateRequest, receivedAt: string, now: Date): void {
  const oldest = now.getTime() - requestLifeDays * dayMs;
  const isOld = !(new Date(receivedAt).getTime() >= oldest) || (madeAt !== null && madeAt.getTime() < oldest);
  const isOfTomorrow = madeAt !== null && madeAt.getTime() > now.getTime() + dayMs;
  if (isOld || isOfTomorrow) throw refused('request-expired');
}

function requireMeant({ subject }: CertificateRequest, registered: IssuedCertificate['subject']): void {
  const code = requireCreditCode(subject.creditCode);
  const { organization, creditCode, commonName } = registered;
  const isMeant = code === creditCode && subject.organization === organization && subject.commonName === commonName;
  if (!isMeant) throw refused('subject');
}

async function requireNewKey(
  records: CertificateRecords,
  keyId: string,
  { replaces }: CertificateAsked,
): Promise<void> {
  const known = await records.ofKey(keyId);
  if (known.length > 0) throw refused(known.some(({ serial }) => serial === replaces) ? 'same-key' : 'key-in-use');
}

async function requireReplaceable(
  records: CertificateRecords,
  holder: CertificateHolder,
  serial: string,
): Promise<void> {
  const replaced = await records.get(serial);
  const isOwn = replaced.holder.kind === holder.kind && replaced.holder.id === holder.id;
  if (!isOwn || replaced.status !== 'valid') throw problem('certificate-state');
}
