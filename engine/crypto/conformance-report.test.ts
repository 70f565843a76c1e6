/** A report is believed only where it is whole, signed, recent and about the right thing. */
import { describe, expect, it } from 'vitest';
import { callTests, endpointTests } from '../core/conformance-kit/index.ts';
import { kitVersion, type ConformanceReport, type UnsignedReport } from '../core/conformance-kit/report.ts';
import { isProblem } from '../core/problem.ts';
import { acceptReport, signReport, verifyReport, type ReportTrust } from './conformance-report.ts';
import { generatePrivateKey } from './sm2-key.ts';
import { sm3 } from './sm3.ts';

const key = generatePrivateKey();
const now = new Date('2026-12-01T08:00:00Z');
const of = { system: 'demo-library', build: '2.4.1', interfaceVersion: '1.0', key: sm3(key.publicKey.toDer()) };
const passed: UnsignedReport = {
  ...{ kit: kitVersion, of, sides: ['endpoint', 'calls'], load: null },
  ...{ startedAt: '2026-12-01T07:00:00.000Z', endedAt: '2026-12-01T07:01:00.000Z' },
  results: [...endpointTests, ...callTests].map((test) => ({
    ...{ test: test.id, clause: test.clause, severity: test.severity, of: [...test.of], proves: test.proves },
    ...{ outcome: 'passed', failure: null, ms: 3 },
  })),
};
const trust: ReportTrust = { key: key.publicKey, now, of };
const signed = (changes: Partial<UnsignedReport> = {}) => signReport({ ...passed, ...changes }, 'applicant', key);

function ruleOf(report: unknown, more: Partial<ReportTrust> = {}): unknown {
  try {
    acceptReport(report, { ...trust, ...more });
    return 'accepted';
  } catch (error) {
    if (!isProblem(error, 'report-refused')) throw error;
    return error.details['rule'];
  }
}

describe('a report', () => {
  it('is accepted as it was signed, also after a journey through JSON', () => {
    expect(ruleOf(signed())).toBe('accepted');
    expect(ruleOf(JSON.parse(JSON.stringify(signed())))).toBe('accepted');
    expect(verifyReport(signed(), trust).passed).toBe(true);
  });

  const without = (report: ConformanceReport) => ({ ...report, results: report.results.slice(1) });
  const failedOne = passed.results.map((result, at) =>
    at > 0
      ? result
      : {
          ...result,
          outcome: 'failed' as const,
          failure: { found: result.proves, mend: result.proves, request: null, response: null },
        },
  );
  it.each<[string, unknown, unknown, Partial<ReportTrust>?]>([
    ['something else', 'shape', { hello: 1 }],
    ['nothing', 'shape', null],
    ['an extra field', 'shape', { ...signed(), extra: 1 }],
    ['a result taken away', 'digest', without(signed())],
    ['another build written in', 'digest', { ...signed(), of: { ...of, build: '3' } }],
    ['another signer', 'signature', signReport(passed, 'applicant', generatePrivateKey())],
    ['a test left out before it was signed', 'incomplete', signed({ results: passed.results.slice(1) })],
    ['a side that was not tested', 'incomplete', signed({ sides: ['endpoint'] })],
    ['results in another order', 'incomplete', signed({ results: passed.results.toReversed() })],
    [
      'a test made harmless',
      'incomplete',
      signed({ results: passed.results.map((each) => ({ ...each, severity: 'warning' as const })) }),
    ],
    ['another build', 'other', signed(), { of: { ...of, build: '2.4.2' } }],
    ['another key', 'other', signed(), { of: { ...of, key: '0'.repeat(64) } }],
    ['last quarter', 'old', signed({ endedAt: '2026-10-01T00:00:00.000Z' })],
    ['tomorrow', 'old', signed({ endedAt: '2026-12-02T00:00:00.000Z' })],
    ['a failed test', 'failed', signed({ results: failedOne })],
  ])('is refused for %s: %s', (_what, rule, report, more = {}) => {
    expect(ruleOf(report, more)).toBe(rule);
  });
});
