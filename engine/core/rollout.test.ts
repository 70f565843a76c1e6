/** A new case takes one version, always the same, and over many cases each version gets its share. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseVersion, isWhole, Rollout, type Live } from './rollout.ts';

const live = (...parts: [version: number, share: number, regions?: string[]][]): Live[] =>
  parts.map(([version, share, regions]) => ({ version, rollout: { share, ...(regions && { regions }) } }));

function sharesOf(versions: Live[], region = '990100', cases = 20_000): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let index = 0; index < cases; index += 1) {
    const name = String(chooseVersion(versions, `case-${index}`, region)?.version);
    counts[name] = (counts[name] ?? 0) + 100 / cases;
  }
  return counts;
}

test('the whole goes to the latest version that is for everybody', () => {
  expect(sharesOf(live([1, 100], [2, 100]))).toEqual({ 2: expect.closeTo(100, 5) as number });
});

test('shares are shares of all cases, to a point and a half', () => {
  const shares = sharesOf(live([1, 100], [2, 30], [3, 10]));
  expect(Math.abs(shares['3']! - 10)).toBeLessThan(1.5);
  expect(Math.abs(shares['2']! - 30)).toBeLessThan(1.5);
  expect(Math.abs(shares['1']! - 60)).toBeLessThan(1.5);
});

test('a version for some divisions is chosen there and in what lies in them, and nowhere else', () => {
  const versions = live([1, 100], [2, 100, ['990100']]);
  expect(chooseVersion(versions, 'a', '990102')?.version).toBe(2);
  expect(chooseVersion(versions, 'a', '990100')?.version).toBe(2);
  expect(chooseVersion(versions, 'a', '990200')?.version).toBe(1);
  expect(chooseVersion(versions, 'a', '990000')?.version).toBe(1);
});

test('a pilot alone leaves the others without a version', () => {
  expect(Object.keys(sharesOf(live([1, 20]))).sort()).toEqual(['1', 'undefined']);
  expect(chooseVersion([], 'a', '990100')).toBeUndefined();
});

test('a case stays with its version when the share of that version grows', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (id, one, other) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      const chosen = (share: number) => chooseVersion(live([1, 100], [2, share]), id, '990100')?.version;
      if (chosen(small) === 2) expect(chosen(large)).toBe(2);
      expect(chosen(small)).toBe(chosen(small));
    }),
  );
});

test('a rollout is a share from 1 to 100, whole unless it says otherwise', () => {
  expect(isWhole(Rollout.parse({}))).toBe(true);
  expect(isWhole(Rollout.parse({ regions: ['990100'] }))).toBe(false);
  for (const share of [0, 101, 1.5]) expect(Rollout.safeParse({ share }).success).toBe(false);
});
