/** Verifies the applicant's SM2 signature of the agreement, and signs it for the platform. */
import { agreementOf, AgreementSignature } from '../../../engine/core/procedures/agreement.ts';
import { text } from '../../../engine/core/text.ts';
import { sign, verify } from '../../../engine/crypto/sm2.ts';
import { sm3 } from '../../../engine/crypto/sm3.ts';
import { keyOf } from '../../../engine/crypto/system-evidence.ts';
import { error, failed, passed, submittedOf, type StageOperation } from './define-operation.ts';

const wrong = error(
  '/signature',
  'signature',
  text('签名与协议不符', 'The signature does not belong to the agreement and the key'),
);

/** Verifies what was handed in: `{publicKey, signature}`, PEM and r‖s in hexadecimal, over the SM3 of the agreement. */
export const verifySignature: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const paper = work.paper === null ? null : await parts.papers.paper(work.caseId, work.paper);
  const { data } = AgreementSignature.safeParse(paper);
  const key = data ? keyOf(data.publicKey) : null;
  const digest = sm3(agreementOf(work.start, form, work.submitted ?? ''));
  if (!data || !key || !verify(key, Buffer.from(digest), Buffer.from(data.signature, 'hex'))) return failed(wrong);
  const ours = sign(parts.privateKey, Buffer.from(digest)).toString('hex');
  return passed({ agreement: digest, signedWith: sm3(data.publicKey), platformSignature: ours });
};
