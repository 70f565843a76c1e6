/** A record of a test proves its stage only where it is whole, passed, recent and of the version that was applied for. */
import { expect, test } from 'vitest';
import { recordErrors, testItems, type TestRecord } from './test-record.ts';

const now = new Date('2026-11-20T08:00:00Z');
const record: TestRecord = {
  ...{ laboratory: '演示检测中心', number: 'DEMO-2026-001', version: '3.2.0', testedOn: '2026-11-01' },
  results: Object.fromEntries(Object.keys(testItems['security-test']!).map((id) => [id, 'passed'])),
};

test.each<[string, Partial<TestRecord>, string[]]>([
  ['whole', {}, []],
  ['of another version', { version: '3.1.0' }, ['/version']],
  ['too old', { testedOn: '2026-01-01' }, ['/testedOn']],
  ['of a day to come', { testedOn: '2026-12-24' }, ['/testedOn']],
  ['with one failed', { results: { ...record.results, replay: 'failed' } }, ['/results/replay']],
  ['with one unknown', { results: { ...record.results, taste: 'passed' } }, ['/results/taste']],
])('%s', (_, change, pointers) => {
  const found = recordErrors('security-test', { ...record, ...change }, '3.2.0', now);
  expect(found.map(({ pointer }) => pointer)).toEqual(pointers);
});

test('an item that is not there is missing', () => {
  const { replay: _, ...results } = record.results;
  expect(recordErrors('security-test', { ...record, results }, '', now)).toMatchObject([
    { pointer: '/results/replay', rule: 'required' },
  ]);
});
