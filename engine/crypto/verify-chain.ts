/** Whether a certificate may be trusted: its chain up to a root, its times, its usage, and that nobody revoked it (RFC 5280 6). */
import { type KeyUsage } from './certificate-extensions.ts';
import { refused } from './certificate-refused.ts';
import { type Certificate } from './certificate.ts';
import { type RevocationList } from './revocation-list.ts';
import { isSignedBy } from './signed-structure.ts';

/** Against what a chain is verified. */
export interface Trust {
  roots: readonly Certificate[];
  at: Date;
  /** The revocation list of each issuer, by the fingerprint of its certificate; an issuer without one is refused where `revocations` is given. */
  revocations?: ReadonlyMap<string, RevocationList>;
  /** What the first certificate is to be used for. */
  usage?: KeyUsage;
}

/** Verifies a chain, the holder's certificate first, each signed by the next and the last by a root. Throws `certificate-refused`. */
export function verifyChain(chain: readonly Certificate[], { roots, at, revocations, usage }: Trust): void {
  const [leaf] = chain;
  const last = chain.at(-1);
  if (!leaf || !last) throw refused('issuer');
  const root = roots.find((each) => each.fingerprint === last.fingerprint || isIssuedBy(last, each));
  if (!root) throw refused('issuer');
  const links = last.fingerprint === root.fingerprint ? chain : [...chain, root];
  for (const [depth, certificate] of links.entries()) {
    requireInTime(certificate, at);
    const issuer = links[depth + 1] ?? root;
    requireIssued(certificate, issuer, depth);
    if (certificate.fingerprint !== root.fingerprint) requireNotRevoked(certificate, issuer, at, revocations);
  }
  if (usage && !leaf.usages.includes(usage)) throw refused('usage');
}

const isIssuedBy = (it: Certificate, issuer: Certificate): boolean =>
  it.issuerBytes.equals(issuer.subjectBytes) && (it.issuerKeyId === null || it.issuerKeyId === issuer.keyId);

function requireInTime({ notBefore, notAfter }: Certificate, at: Date): void {
  if (at < notBefore) throw refused('not-yet-valid');
  if (at > notAfter) throw refused('expired');
}

/** `below` counts the authorities between the issuer and the holder. */
function requireIssued(it: Certificate, issuer: Certificate, below: number): void {
  if (!isIssuedBy(it, issuer)) throw refused('issuer');
  const isAuthority = issuer.authority !== undefined && issuer.usages.includes('certificate-signing');
  const isRootItself = it.fingerprint === issuer.fingerprint;
  if (!isAuthority || (issuer.authority !== null && !isRootItself && below > (issuer.authority ?? 0)))
    throw refused('usage');
  if (!isSignedBy(it.signed, issuer.publicKey)) throw refused('signature');
}

function requireNotRevoked(it: Certificate, issuer: Certificate, at: Date, lists: Trust['revocations']): void {
  if (!lists) return;
  const list = lists.get(issuer.fingerprint);
  if (!list || at > list.nextAt) throw refused('list-expired');
  const revoked = list.revoked.get(it.serial);
  if (revoked && revoked.at <= at) throw refused('revoked');
}
