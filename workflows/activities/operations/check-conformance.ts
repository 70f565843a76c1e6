/** Judges the conformance of a system: by the report of the kit that was handed in, signed by the system's key, or by running the kit against its endpoint. */
import { openEndpoint } from '../../../connectors/conformance/endpoint.ts';
import { runKit } from '../../../connectors/conformance/run-kit.ts';
import { Profile } from '../../../engine/core/conformance-kit/profile.ts';
import { hasPassed, type ConformanceReport, type EvidenceOf } from '../../../engine/core/conformance-kit/report.ts';
import { isProblem, namedProblem } from '../../../engine/core/problem.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import { fieldErrorsOf } from '../../../engine/core/schema-errors.ts';
import { text } from '../../../engine/core/text.ts';
import { signReport, verifyReport } from '../../../engine/crypto/conformance-report.ts';
import type { Sm2PublicKey } from '../../../engine/crypto/sm2-key.ts';
import { sm3 } from '../../../engine/crypto/sm3.ts';
import {
  error,
  failed,
  keyOf,
  paperOf,
  passed,
  submittedOf,
  type OperationParts,
  type StageOperation,
} from './define-operation.ts';

const notAKey = error('/publicKey', 'sm2-key', text('不是 SM2 公钥', 'This is no SM2 public key'));
/** How long the platform loads an endpoint at most. */
const mostLoadSeconds = 10;

/** What a report must be evidence of. */
const evidenceOf = (form: Record<string, unknown>, key: Sm2PublicKey): EvidenceOf => ({
  ...{ system: textIn(form, 'system'), build: textIn(form, 'build') },
  ...{ interfaceVersion: textIn(form, 'interfaceVersion'), key: sm3(key.toDer()) },
});

type Judged = { report: ConformanceReport } | { wrong: StageFinding[] };

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
  peer: Sm2PublicKey,
  { name, privateKey }: Pick<OperationParts, 'name' | 'privateKey'>,
): Promise<Judged> {
  const of = evidenceOf(form, peer);
  const { system, build, interfaceVersion } = of;
  const parsed = Profile.safeParse({ ...run, system, build, interfaceVersion });
  if (!parsed.success)
    return {
      wrong: fieldErrorsOf(parsed.error).map((each) => ({
        ...each,
        ...{ pointer: `/run${each.pointer}`, severity: 'error' },
      })),
    };
  const { load } = parsed.data;
  const profile = { ...parsed.data, load: { ...load, seconds: Math.min(load.seconds, mostLoadSeconds) } };
  const endpoint = openEndpoint({ url: textIn(form, 'endpoint'), profile, name, privateKey, peer });
  return { report: signReport(await runKit({ of, endpoint }), 'platform', privateKey) };
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
      ? await ran(paper.run, form, key, parts)
      : verified(paper?.report, of, key, parts.now());
  if ('wrong' in judged) return failed(...judged.wrong);
  const { report } = judged;
  const author = { by: 'platform', at: parts.now().toISOString() };
  await parts.papers.keep(work.caseId, report.digest, report, author);
  const findings = findingsOf(report);
  return hasPassed(report) ? passed({ report: report.digest, signer: report.signer }, findings) : failed(...findings);
};
