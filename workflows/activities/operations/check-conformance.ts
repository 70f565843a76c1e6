/** Judges the conformance of a system: by the report of the kit that was handed in, signed by the system's key, or by running the kit against its endpoint. */
import { DeclaredRun, profileFor } from '../../../engine/core/conformance-kit/declared-run.ts';
import { hasPassed, type ConformanceReport, type EvidenceOf } from '../../../engine/core/conformance-kit/report.ts';
import { isProblem, namedProblem } from '../../../engine/core/problem.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import { fieldErrorsOf } from '../../../engine/core/schema-errors.ts';
import { text } from '../../../engine/core/text.ts';
import { verifyReport } from '../../../engine/crypto/conformance-report.ts';
import type { Sm2PublicKey } from '../../../engine/crypto/sm2-key.ts';
import { evidenceOf, keyOf } from '../../../engine/crypto/system-evidence.ts';
import {
  error,
  failed,
  paperOf,
  passed,
  submittedOf,
  type OperationParts,
  type StageOperation,
} from './define-operation.ts';

const notOutside = error(
  '/endpoint',
  'outside',
  text('不是平台可以访问的外部地址', 'This is no address outside that the platform may call'),
);
const notAKey = error('/publicKey', 'sm2-key', text('不是 SM2 公钥', 'This is no SM2 public key'));
type Judged = { report: ConformanceReport } | { wrong: StageFinding[] };

/** Whether the platform itself is said to have run the kit: then its own key must have signed. */
const isOfPlatform = (handedIn: unknown): boolean =>
  typeof handedIn === 'object' && handedIn !== null && (handedIn as { signer?: unknown }).signer === 'platform';

/** Verifies a report that was handed in. */
function verified(handedIn: unknown, of: EvidenceOf, key: Sm2PublicKey, now: Date): Judged {
  try {
    return { report: verifyReport(handedIn, { key, of, now }).report };
  } catch (problem) {
    if (!isProblem(problem, 'report-refused')) throw problem;
    const { rule } = problem.details;
    return { wrong: [error('/report', typeof rule === 'string' ? rule : 'report', namedProblem(problem).title)] };
  }
}

/** Runs the kit against the endpoint of the form, by the calls that the applicant declares, and signs what came of it. */
async function ran(
  run: object,
  form: Record<string, unknown>,
  of: EvidenceOf,
  { kit }: Pick<OperationParts, 'kit'>,
): Promise<Judged> {
  const declared = DeclaredRun.safeParse(run);
  if (!declared.success)
    return {
      wrong: fieldErrorsOf(declared.error).map((each) => ({
        ...each,
        ...{ pointer: `/run${each.pointer}`, severity: 'error' },
      })),
    };
  if (kit.refuses(textIn(form, 'endpoint'))) return { wrong: [notOutside] };
  const asked = { url: textIn(form, 'endpoint'), of, profile: profileFor(declared.data, of) };
  return { report: await kit.run({ ...asked, publicKey: textIn(form, 'publicKey') }) };
}

/** A finding for each test that did not pass. */
const findingsOf = ({ results }: ConformanceReport): StageFinding[] =>
  results
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ test, severity, failure, proves }) => ({
      ...{ pointer: `/report/results/${test}`, rule: test, severity },
      message: failure
        ? text(
            `${proves['zh-CN']}：${failure.found['zh-CN']}。${failure.mend['zh-CN']}`,
            `${proves.en}: ${failure.found.en}. ${failure.mend.en}`,
          )
        : text(`${proves['zh-CN']}：未测试`, `${proves.en}: not tested`),
    }));

/** Judges what was handed in: `{report}`, or `{run}` with the calls to test by (a profile without what the form says). */
export const checkConformance: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const key = keyOf(textIn(form, 'publicKey'));
  if (!key) return failed(notAKey);
  const paper = (await paperOf(work, parts)) as { report?: unknown; run?: unknown } | null;
  const of = evidenceOf(form, key);
  const judged =
    typeof paper?.run === 'object' && paper.run !== null
      ? await ran(paper.run, form, of, parts)
      : verified(paper?.report, of, isOfPlatform(paper?.report) ? parts.privateKey.publicKey : key, parts.now());
  if ('wrong' in judged) return failed(...judged.wrong);
  const { report } = judged;
  const author = { by: 'platform', at: parts.now().toISOString() };
  await parts.papers.keep(work.caseId, report.digest, report, author);
  const findings = findingsOf(report);
  return hasPassed(report) ? passed({ report: report.digest, signer: report.signer }, findings) : failed(...findings);
};
