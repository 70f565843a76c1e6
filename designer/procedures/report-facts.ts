/** What a report says of itself, of the conformance kit or of a sample test: enough to see that it is the right one. */

/** A report as it was read: an object with its results. */
export type Report = Record<string, unknown>;

const partsOf = (value: unknown): Report =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Report) : {};
const listIn = (report: Report, name: string): Report[] =>
  Array.isArray(report[name]) ? (report[name] as unknown[]).map(partsOf) : [];

/** Tells whether a value looks like one; the platform judges whether it holds. */
export const isReport = (value: unknown): value is Report => {
  const report = partsOf(value);
  return typeof report['digest'] === 'string' && (Array.isArray(report['results']) || Array.isArray(report['tests']));
};

/** What it is about, and how many tests passed. */
export function reportFacts(report: Report): (readonly ['subject' | 'version' | 'firmware' | 'passed', string])[] {
  const of = partsOf(report['of']);
  const results = listIn(report, 'results');
  const tests = listIn(report, 'tests');
  const passed =
    results.filter(({ outcome }) => outcome === 'passed').length +
    tests.filter((test) => test['passed'] === true).length;
  const said = [
    ['subject', of['system'] ?? report['model']],
    ['version', of['build']],
    ['firmware', report['firmware']],
  ] as const;
  return [
    ...said.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
    ['passed', `${passed} / ${results.length + tests.length}`],
  ];
}
