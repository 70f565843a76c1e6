/** Which scenarios are asked for their assessments. */
import { expect, test } from 'vitest';
import { scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import { assessmentReason, assessmentsMissing } from './assessments-needed.ts';

const library = versionOf(scenarioNamed('library-lending'));
const park = versionOf(scenarioNamed('park-entry'));

test('what writes is asked for both, and what learns who somebody is too', () => {
  expect(assessmentReason(library)).toBe('writes');
  expect(assessmentReason(park)).toBe('personal-data');
  const nodes = park.scenario.nodes.filter(({ kind }) => kind === 'start' || kind === 'end');
  expect(assessmentReason({ ...park, scenario: { ...park.scenario, nodes, edges: [] } })).toBe(null);
});

test('a scenario that calls one that writes is asked as if it wrote itself', () => {
  expect(assessmentReason({ ...park, subs: { 'library-lending': { ...library, version: 1 } } })).toBe('writes');
});

test('what is not put in is named', () => {
  expect(assessmentsMissing('writes', [{ as: 'security-assessment' }, { as: 'other' }])).toEqual(['feasibility']);
  expect(assessmentsMissing(null, [])).toEqual([]);
});
