/** Lengths of time in a form. */
import { expect, test } from 'vitest';
import { durationOf, durationUnits, lengthOf } from './durations.ts';

test.each(durationUnits)('so many %s are written and read alike', (unit) => {
  const length = { count: 3, unit };
  expect(lengthOf(durationOf(length) ?? '')).toEqual(length);
});

test('a length of several units stays as it is written', () => {
  expect(lengthOf('P1DT2H')).toBeNull();
});

test.each([0, -1, 1.5, Number.NaN, 10_000])('%s days are no duration', (count) => {
  expect(durationOf({ count, unit: 'days' })).toBeNull();
});
