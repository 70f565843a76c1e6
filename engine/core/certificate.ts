/** Certificates as the platform keeps them: for whom, of which request, how they stand, and the door by which they are kept. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import type { Place } from './rights.ts';
import { text, type Text } from './text.ts';

/** Why a certificate is revoked. */
export const revocationReasons = {
  'key-compromised': text('密钥泄露', 'The key was compromised'),
  'affiliation-changed': text('主体信息变更', 'The holder has changed'),
  replaced: text('已更换密钥', 'Replaced by a new key'),
  'operation-ended': text('停止使用', 'No longer in use'),
  'privilege-withdrawn': text('接入权限已撤销', 'Access was withdrawn'),
} as const satisfies Record<string, Text>;
export type RevocationReason = keyof typeof revocationReasons;
export const RevocationReason = oneOf(revocationReasons);

/** What certificates are issued to. */
export const holderKinds = {
  institution: text('应用机构', 'Institution'),
  system: text('应用系统', 'System'),
  terminal: text('终端机具', 'Terminal'),
  channel: text('渠道', 'Channel'),
  partner: text('合作机构', 'Partner'),
} as const satisfies Record<string, Text>;
export type HolderKind = keyof typeof holderKinds;

/** Whose certificate it is. */
export const CertificateHolder = z.strictObject({
  kind: oneOf(holderKinds),
  id: z.string().min(1).max(120).describe('Its id in the register'),
});
export type CertificateHolder = z.infer<typeof CertificateHolder>;

/** A certificate that was issued. `status` is what was done to it; that it has expired follows from the clock. */
export interface IssuedCertificate extends Place {
  /** Serial number, hexadecimal. */
  serial: string;
  holder: CertificateHolder;
  /** Names the act that issued it, such as a case and its step: the same act issues once. */
  issuance: string;
  /** SM3 of what was asked: the same issuance with something else is refused. */
  of: string;
  subject: { organization: string; creditCode: string; commonName: string };
  /** SM3 of its DER. */
  fingerprint: string;
  /** Identifier of its key. */
  keyId: string;
  pem: string;
  /** The request as it came, PEM. */
  request: string;
  notBefore: string;
  notAfter: string;
  issuedAt: string;
  issuedBy: string;
  /** Serial of the certificate that it is to take the place of; both hold until that is done. */
  replaces: string | null;
  status: 'valid' | 'revoked';
  revoked: { at: string; by: string; reason: RevocationReason; note: string } | null;
}

/** How a certificate stands at a time. */
export type CertificateStanding = 'not-yet-valid' | 'valid' | 'expired' | 'revoked';

/** Tells how a certificate stands at a time. */
export function standingOf(
  { status, notBefore, notAfter }: Pick<IssuedCertificate, 'status' | 'notBefore' | 'notAfter'>,
  at: Date,
): CertificateStanding {
  if (status === 'revoked') return 'revoked';
  if (at < new Date(notBefore)) return 'not-yet-valid';
  return at > new Date(notAfter) ? 'expired' : 'valid';
}

/** The certificates of one holder, whatever its kind, or all that belong to an institution. */
export type CertificateScope = { holder: string } | { institution: string };

/** Where issued certificates are kept. */
export interface CertificateRecords {
  /** Keeps one. Gives back what the same issuance made before, in place of it. */
  add(certificate: IssuedCertificate): Promise<IssuedCertificate>;
  /** What an act issued; null where it issued nothing yet. */
  issuedBy(issuance: string): Promise<IssuedCertificate | null>;
  /** @throws Problem `not-found` */
  get(serial: string): Promise<IssuedCertificate>;
  /** Those of one key, whoever holds it. */
  ofKey(keyId: string): Promise<IssuedCertificate[]>;
  /** Those of a holder that are not revoked, the latest first. */
  validOf(holder: CertificateHolder): Promise<IssuedCertificate[]>;
  /** Those of a kind whose subject bears a name and that are not revoked, the latest first. */
  validNamed(kind: HolderKind, commonName: string): Promise<IssuedCertificate[]>;
  /** Revokes all of them that hold; done again it changes nothing. */
  revokeAll(scope: CertificateScope, revoked: NonNullable<IssuedCertificate['revoked']>): Promise<void>;
  /** Revokes one; one that is revoked already stays as it was. @throws Problem `not-found` */
  revoke(serial: string, revoked: NonNullable<IssuedCertificate['revoked']>): Promise<IssuedCertificate>;
}
