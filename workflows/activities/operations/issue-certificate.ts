/** Issues the production certificate of a system from the request that was handed in; a renewal takes the place of the one in use without a gap. */
import { assertExists } from '../../../engine/core/control.ts';
import { isProblem, namedProblem } from '../../../engine/core/problem.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { text } from '../../../engine/core/text.ts';
import { issueCertificate as issue } from '../../../engine/crypto/issue-certificate.ts';
import { error, failed, paperOf, passed, submittedOf, type StageOperation } from './define-operation.ts';

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
  const [current] = await parts.issuer.records.validOf(holder);
  try {
    const issued = await issue(parts.issuer, {
      ...{ issuance: `${caseId}/certificate/${visit}`, holder, place: start.place, request: paper.request },
      subject: {
        ...{ organization: institution.name, creditCode: institution.shows['creditCode'] ?? '' },
        commonName: textIn(form, 'system'),
      },
      ...{ receivedAt: parts.now().toISOString(), by: start.procedure },
      ...(current && { replaces: current.serial }),
    });
    return passed({ serial: issued.serial, until: issued.notAfter });
  } catch (problem) {
    if (!isProblem(problem, 'certificate-refused')) throw problem;
    return failed(error('/request', 'certificate', namedProblem(problem).title));
  }
};
