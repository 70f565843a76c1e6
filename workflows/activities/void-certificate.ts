/** Revokes the certificate that a case had issued, once the case goes back before it or ends without being granted: a trial that was stopped leaves none. */
import type { CertificateRecords } from '../../engine/core/certificate.ts';
import type { Plan } from '../../engine/core/procedures/plan.ts';
import type { ProcedureState } from '../../engine/core/procedures/procedure-state.ts';

/** The stage that issues it, as its operation says. */
const issuingStage = ({ stages }: Plan): number => stages.findIndex(({ does }) => does === 'issue-certificate');

/** The serial of a certificate that is worth nothing any more after a step; null where there is none. */
export function voidedBy(plan: Plan, before: ProcedureState, after: ProcedureState): string | null {
  const index = issuingStage(plan);
  const stage = plan.stages[index];
  const serial = stage && before.results[stage.id]?.gives['serial'];
  if (serial === undefined || before.outcome !== null) return null;
  const isLeft = after.outcome === null ? after.stage < index : after.outcome !== 'granted';
  return isLeft ? serial : null;
}

/** Revokes it; done again it changes nothing. */
export async function voidCertificate(
  { records, now }: { records: Pick<CertificateRecords, 'revoke'>; now: () => Date },
  plan: Plan,
  before: ProcedureState,
  after: ProcedureState,
): Promise<void> {
  const serial = voidedBy(plan, before, after);
  if (serial === null) return;
  const note = '试运行中止或办件未获批准，证书作废，重新申请后另行签发。';
  await records.revoke(serial, { at: now().toISOString(), by: 'platform', reason: 'privilege-withdrawn', note });
}
