/** Revokes what was issued to an entry that is held back or over, so that nothing issued before is worth anything after it comes back. */
import type { CertificateRecords, CertificateScope, RevocationReason } from '../certificate.ts';
import { isTrustLost } from './in-use.ts';
import { flagSides, flagSideWords, isSuspended, registrationStates, type Registration } from './registration.ts';

/** Whose certificates go with an entry: its own; of an institution, all that belong to it. */
const scopeOf = ({ register, id, institution }: Registration): CertificateScope =>
  register === 'institution' && institution !== null ? { institution } : { holder: id };

/** Why, and by whom: the reason in words lies with the order, for it may name people. */
function causeOf(entry: Registration): { by: string; reason: RevocationReason; note: string } {
  const { name, state, flags } = entry;
  const side = flagSides.find((each) => flags[each]);
  if (side && isSuspended(entry))
    return {
      ...{ by: flags[side]?.by ?? 'platform', reason: 'privilege-withdrawn' },
      note: `“${name}”由${flagSideWords[side]['zh-CN']}暂停，恢复后须重新签发。`,
    };
  const reason = state === 'withdrawn' ? 'operation-ended' : 'privilege-withdrawn';
  return { by: 'platform', reason, note: `“${name}”${registrationStates[state]['zh-CN']}。` };
}

/** Revokes them; done again it changes nothing, and an entry that is in use keeps what it has. */
export async function revokeLost(
  records: Pick<CertificateRecords, 'revokeAll'>,
  entry: Registration,
  now: Date,
): Promise<void> {
  if (isTrustLost(entry)) await records.revokeAll(scopeOf(entry), { at: now.toISOString(), ...causeOf(entry) });
}
