/** Issues the production certificate of a system from the request that was handed in; a renewal takes the place of the one in use without a gap. */
import { assertExists } from '../../../engine/core/control.ts';
import { isTrustLost } from '../../../engine/core/registers/in-use.ts';
import { isProblem, namedProblem } from '../../../engine/core/problem.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import type { StageWork } from '../../../engine/core/run-procedure-ports.ts';
import { text } from '../../../engine/core/text.ts';
import { issueCertificate as issue } from '../../../engine/crypto/issue-certificate.ts';
import {
  error,
  failed,
  paperOf,
  passed,
  submittedOf,
  type OperationParts,
  type StageOperation,
} from './define-operation.ts';

const notTrusted = error(
  '/request',
  'in-use',
  text('登记已被暂停或已结束，不能签发证书', 'The entry is suspended or over: no certificate is issued'),
);
const otherHolder = error(
  '/system',
  'unique',
  text('已有其他系统使用这个标识', 'Another system bears this identifier'),
);

/** Why the holder may have no certificate now; null where it may. Nobody is given a name by which another speaks. */
async function refusalOf({ start }: StageWork, { registrations, issuer }: OperationParts, id: string, system: string) {
  const above = await registrations.find(start.place.institution ?? '');
  const entry = await registrations.find(id);
  if ([above, entry].some((each) => each && isTrustLost(each))) return notTrusted;
  const named = await registrations.holding('system', system);
  const valid = await issuer.records.validNamed('system', system);
  const isOthers = (named !== null && named.id !== id) || valid.some(({ holder }) => holder.id !== id);
  return isOthers ? otherHolder : null;
}

const noRequest = error('/request', 'required', text('请提交证书请求（PEM）', 'Hand in the request for it (PEM)'));

/** Issues it, once for the visit. */
export const issueCertificate: StageOperation = async (work, parts) => {
  const { caseId, visit, start } = work;
  const { form } = await submittedOf(work, parts);
  const paper = (await paperOf(work, parts)) as { request?: unknown } | null;
  if (typeof paper?.request !== 'string') return failed(noRequest);
  const institution = assertExists(
    await parts.registrations.find(start.place.institution ?? ''),
    'the institution of a system',
  );
  const id = start.registration ?? caseId;
  const holder = { kind: 'system', id } as const;
  const refusal = await refusalOf(work, parts, id, textIn(form, 'system'));
  if (refusal) return failed(refusal);
  const issuance = `${caseId}/certificate/${visit}`;
  // Asked again, the one in use may be what it has issued itself.
  const earlier = await parts.issuer.records.issuedBy(issuance);
  const [current] = earlier ? [] : await parts.issuer.records.validOf(holder);
  const replaces = earlier ? earlier.replaces : current?.serial;
  try {
    const issued = await issue(parts.issuer, {
      ...{ issuance, holder, place: start.place, request: paper.request },
      subject: {
        ...{ organization: institution.name, creditCode: institution.shows['creditCode'] ?? '' },
        commonName: textIn(form, 'system'),
      },
      ...{ receivedAt: parts.now().toISOString(), by: start.procedure },
      ...(typeof replaces === 'string' && { replaces }),
    });
    const isHeld = await refusalOf(work, parts, id, textIn(form, 'system'));
    if (!isHeld) return passed({ serial: issued.serial, until: issued.notAfter });
    // It was suspended, or another was faster, at this very moment.
    const note = '签发时登记状态已变更，证书作废。';
    await parts.issuer.records.revoke(issued.serial, {
      ...{ at: parts.now().toISOString(), by: start.procedure, reason: 'privilege-withdrawn', note },
    });
    return failed(isHeld);
  } catch (problem) {
    if (!isProblem(problem, 'certificate-refused')) throw problem;
    return failed(error('/request', 'certificate', namedProblem(problem).title));
  }
};
