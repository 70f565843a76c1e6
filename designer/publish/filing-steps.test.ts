/** When a draft may be filed, and what is said of each step until then. */
import { expect, test } from 'vitest';
import { hindrancesOf, openCasesOf, stepStates, type FilingFacts } from './filing-steps.ts';

const coverage = { nodes: { total: 1, covered: 1, uncovered: [] }, branches: { total: 1, covered: 1, uncovered: [] } };
const green = { passed: true, results: [], coverage };
const nothing: FilingFacts = {
  ...{ checks: undefined, tests: undefined, demanded: false, run: undefined },
  ...{ changes: undefined, conformance: undefined, missing: undefined, impact: undefined },
};
const good: FilingFacts = {
  checks: { findings: [], errors: 0, warnings: 0 },
  ...{ tests: 2, demanded: true, run: green, changes: 1, conformance: [], missing: [] },
  impact: { open: [], callers: [], places: [], releasesRevision: 1 },
};

test('until everything is known, every step waits and nothing is filed', () => {
  expect(new Set(Object.values(stepStates(nothing)))).toEqual(new Set(['waiting']));
  expect(hindrancesOf(nothing)).toEqual(['unknown']);
});

test('with green checks and tests it may be filed', () => {
  expect(new Set(Object.values(stepStates(good)))).toEqual(new Set(['clear']));
  expect(hindrancesOf(good)).toEqual([]);
});

test('errors come before anything else; warnings are no obstacle', () => {
  expect(hindrancesOf({ ...nothing, checks: { findings: [], errors: 1, warnings: 0 } })).toEqual(['findings']);
  expect(stepStates({ ...good, run: undefined, checks: { findings: [], errors: 1, warnings: 0 } }).tests).toBe(
    'remark',
  );
  const warned = { ...good, checks: { findings: [], errors: 0, warnings: 3 } };
  expect(stepStates(warned).checks).toBe('remark');
  expect(hindrancesOf(warned)).toEqual([]);
});

test('tests are demanded of what writes, and must be green where there are any', () => {
  expect(hindrancesOf({ ...good, tests: 0, run: undefined })).toEqual(['suite-missing']);
  expect(hindrancesOf({ ...good, tests: 0, run: undefined, demanded: false })).toEqual([]);
  expect(hindrancesOf({ ...good, run: { ...green, passed: false } })).toEqual(['suite-not-green']);
  expect(hindrancesOf({ ...good, run: undefined })).toEqual(['unknown']);
});

test('what did not change and whom it concerns are remarks; a first version has no changes', () => {
  const concerned = {
    open: [
      { version: 1, open: 2 },
      { version: 2, open: 3 },
    ],
    callers: [],
    places: [],
    releasesRevision: 1,
  };
  const states = stepStates({ ...good, changes: 0, impact: concerned });
  expect(states).toMatchObject({ comparison: 'remark', impact: 'remark' });
  expect(stepStates({ ...good, missing: ['feasibility'] }).attachments).toBe('remark');
  expect(hindrancesOf({ ...good, missing: ['feasibility'] })).toEqual([]);
  expect(openCasesOf(concerned)).toBe(5);
  expect(stepStates({ ...good, changes: null }).comparison).toBe('clear');
});
