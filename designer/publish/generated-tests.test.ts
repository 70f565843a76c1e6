/** Generated tests beside the saved ones. */
import { expect, test } from 'vitest';
import { Suite } from '../../engine/core/suites/suite.ts';
import { withGenerated } from './generated-tests.ts';

const named = (...names: string[]): Suite =>
  Suite.parse({ tests: names.map((name) => ({ name, start: {}, expect: { outcome: 'done' } })) });

test('they stand behind the saved ones, each under a name of its own', () => {
  const both = withGenerated(named('lent', 'refused'), named('lent', 'late').tests);
  expect(both.tests.map(({ name }) => name)).toEqual(['lent', 'refused', 'lent (2)', 'late']);
  expect(Suite.safeParse(both).success).toBe(true);
});
