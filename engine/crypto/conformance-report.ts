/** Signs reports of the conformance kit, and tells whether one is to be believed. */
import { canonicalJson } from '../core/canonical-json.ts';
import { callTests, endpointTests } from '../core/conformance-kit/index.ts';
import { ConformanceReport, hasPassed, type EvidenceOf, type UnsignedReport } from '../core/conformance-kit/report.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts';
import { sign, verify } from './sm2.ts';
import { sm3 } from './sm3.ts';

const dayMs = 86_400_000;

const reasons = {
  shape: text('不是符合性测试报告', 'it is no report of the conformance kit'),
  digest: text('内容与摘要不符', 'its digest is not that of what it says'),
  signature: text('签名不正确', 'its signature is wrong'),
  incomplete: text('缺少测试项，或测试项与本版本不符', 'a test is missing from it, or is not of this version'),
  other: text(
    '不是这个系统、构建版本、接口版本或密钥的报告',
    'it is about another system, build, interface version or key',
  ),
  old: text('报告已过期，或时间晚于现在', 'it is too old, or of a time to come'),
  failed: text('有未通过的测试', 'it has tests that did not pass'),
} as const;
export type ReportRule = keyof typeof reasons;

const refused = (rule: ReportRule) => problem('report-refused', { rule, reason: reasons[rule] });

/** Signs a report: SM2 over the SM3 digest of its canonical JSON. */
export function signReport(
  report: UnsignedReport,
  signer: ConformanceReport['signer'],
  key: Sm2PrivateKey,
): ConformanceReport {
  const said = { ...report, signer };
  const digest = sm3(canonicalJson(said));
  return { ...said, digest, signature: sign(key, Buffer.from(digest, 'hex')).toString('base64url') };
}

/** What a report must be to be accepted. */
export interface ReportTrust {
  /** The key of whoever signed it. */
  key: Sm2PublicKey;
  now: Date;
  /** What it must be evidence of; not looked at where it is left out. */
  of?: EvidenceOf;
  /** How old it may be; 30 days where it is left out. */
  maxAgeDays?: number;
}

/** Whether the tests of a report are those of its sides, each once, as severe and as bound as they are defined. */
function isComplete({ sides, results }: ConformanceReport): boolean {
  const wanted = [...(sides.includes('endpoint') ? endpointTests : []), ...(sides.includes('calls') ? callTests : [])];
  return (
    new Set(sides).size === sides.length &&
    results.length === wanted.length &&
    wanted.every(({ id, severity, clause, of }, at) => {
      const result = results[at];
      return (
        result?.test === id &&
        result.severity === severity &&
        result.clause === clause &&
        result.of.join() === of.join() &&
        (result.outcome === 'failed') === (result.failure !== null)
      );
    })
  );
}

/**
 * Verifies that a report is whole, signed by that key, about the right thing and recent; gives it back with whether it passed.
 * @throws Problem `report-refused` with its `rule` (ReportRule)
 */
export function verifyReport(file: unknown, trust: ReportTrust): { report: ConformanceReport; passed: boolean } {
  const parsed = ConformanceReport.safeParse(file);
  if (!parsed.success) throw refused('shape');
  const report = parsed.data;
  const { digest, signature, ...said } = report;
  if (sm3(canonicalJson(said)) !== digest) throw refused('digest');
  const isSigned = verify(trust.key, Buffer.from(digest, 'hex'), Buffer.from(signature, 'base64url'));
  if (!isSigned) throw refused('signature');
  if (!isComplete(report)) throw refused('incomplete');
  if (trust.of && canonicalJson(trust.of) !== canonicalJson(report.of)) throw refused('other');
  const age = trust.now.getTime() - Date.parse(report.endedAt);
  if (!(age <= (trust.maxAgeDays ?? 30) * dayMs && age >= -300_000)) throw refused('old');
  return { report, passed: hasPassed(report) };
}

/** Verifies a report and that nothing in it failed. @throws Problem `report-refused` */
export function acceptReport(file: unknown, trust: ReportTrust): ConformanceReport {
  const { report, passed } = verifyReport(file, trust);
  if (!passed) throw refused('failed');
  return report;
}
