/** Shares: the interval and the test against values worked out elsewhere. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceBeyond, chanceOf, intervalOf, verdictOf } from './proportions.ts';

it.each([
  // Newcombe 1998, table I: Wilson without continuity correction.
  [{ count: 81, of: 263 }, 0.2553, 0.3662],
  [{ count: 15, of: 148 }, 0.0624, 0.1605],
  [{ count: 0, of: 20 }, 0, 0.1611],
  [{ count: 1, of: 29 }, 0.0061, 0.1718],
])('the interval of %o', (share, low, high) => {
  expect(intervalOf(share).low).toBeCloseTo(low, 4);
  expect(intervalOf(share).high).toBeCloseTo(high, 4);
});

it.each([
  [0, 1],
  [1, 0.3173105],
  [1.959964, 0.05],
  [2.575829, 0.01],
  [3.290527, 0.001],
])('beyond ±%d lies %d', (z, chance) => {
  expect(chanceBeyond(z)).toBeCloseTo(chance, 6);
});

it('two shares: far apart is more than chance, close is chance, few cannot be told', () => {
  // 12 % of 214 against 31 % of 187: z = 4.70.
  const [before, after] = [
    { count: 26, of: 214 },
    { count: 58, of: 187 },
  ];
  const chance = chanceOf(before, after);
  expect(chance).toBeLessThan(0.001);
  expect(verdictOf(chance, 3)).toBe('moved');
  expect(verdictOf(chanceOf({ count: 26, of: 214 }, { count: 25, of: 187 }), 3)).toBe('chance');
  expect(verdictOf(chanceOf({ count: 1, of: 9 }, { count: 7, of: 9 }), 3)).toBe('too-few');
  expect(chanceOf({ count: 0, of: 0 }, after)).toBeNull();
  expect(chanceOf({ count: 0, of: 50 }, { count: 0, of: 60 })).toBe(1);
  // Over many outcomes one of them moves by chance sooner.
  expect([verdictOf(0.004, 1), verdictOf(0.004, 4)]).toEqual(['moved', 'chance']);
});

it('an interval holds its share and lies between none and all; a test does not care which comes first', () => {
  const share = fc
    .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
    .map(([count, of]) => ({ count: Math.min(count, of), of }));
  fc.assert(
    fc.property(share, share, (a, b) => {
      const { low, high } = intervalOf(a);
      expect(low).toBeLessThanOrEqual(a.count / a.of + 1e-12);
      expect(high).toBeGreaterThanOrEqual(a.count / a.of - 1e-12);
      expect([low >= 0, high <= 1]).toEqual([true, true]);
      expect(chanceOf(a, b) ?? -1).toBeCloseTo(chanceOf(b, a) ?? -1, 12);
    }),
  );
});
