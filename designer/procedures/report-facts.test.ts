/** What a report says of itself before it is handed in. */
import { expect, test } from 'vitest';
import { isReport, reportFacts } from './report-facts.ts';

test('a report of the kit and one of a sample test say what they are about', () => {
  const kit = {
    ...{ digest: 'd', of: { system: 'demo-library-lending', build: '2.4.1' } },
    results: [{ outcome: 'passed' }, { outcome: 'failed' }, { outcome: 'skipped' }],
  };
  expect(isReport(kit)).toBe(true);
  expect(reportFacts(kit)).toEqual([
    ['subject', 'demo-library-lending'],
    ['version', '2.4.1'],
    ['passed', '1 / 3'],
  ]);
  const sample = {
    digest: 'd',
    model: 'demo-reader-300',
    firmware: 'ab',
    tests: [{ passed: true }, { passed: false }],
  };
  expect(reportFacts(sample)).toEqual([
    ['subject', 'demo-reader-300'],
    ['firmware', 'ab'],
    ['passed', '1 / 2'],
  ]);
});

test('what is no report is not taken for one', () => {
  for (const value of [null, 3, 'report', [], {}, { digest: 'd' }, { results: [] }, { digest: 1, results: [] }])
    expect(isReport(value)).toBe(false);
});
