/** Shares and what chance explains of them: Wilson's interval of one, and the test of two. */

/** How many of how many. */
export interface Share {
  count: number;
  of: number;
}

/** Where a share lies with 95 % confidence. */
export interface Interval {
  low: number;
  high: number;
}

const z95 = 1.959963984540054;

/** Wilson's 95 % interval of a share; everything where there is nothing to go by. */
export function intervalOf({ count, of }: Share): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const widened = 1 + z95 ** 2 / of;
  const middle = (share + z95 ** 2 / (2 * of)) / widened;
  const half = (z95 / widened) * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The area of the normal curve beyond ±z , both ends; by a Chebyshev fit that is right to seven digits of the value itself. */
export function chanceBeyond(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  return t * Math.exp(-x * x + series);
}

/** What a test of two shares says: how often chance alone would set them so far apart; null where too few were counted to tell. */
export function chanceOf(a: Share, b: Share): number | null {
  if (a.of === 0 || b.of === 0) return null;
  const pooled = (a.count + b.count) / (a.of + b.of);
  const least = Math.min(a.of, b.of) * Math.min(pooled, 1 - pooled);
  // All the same on both sides: there is nothing to explain.
  if (pooled === 0 || pooled === 1) return 1;
  if (least < leastExpected) return null;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
  return chanceBeyond((a.count / a.of - b.count / b.of) / error);
}

/** The test needs so many expected on either side. */
const leastExpected = 5;

/** What a comparison says: more than chance explains, no more than that, or too few to tell. */
export type Verdict = 'moved' | 'chance' | 'too-few';

/** Said to have moved only where chance alone does it less than once in a hundred, over all outcomes that are looked at. */
const rarely = 0.01;

/** The verdict on one of several outcomes. */
export function verdictOf(chance: number | null, outcomes: number): Verdict {
  if (chance === null) return 'too-few';
  return chance * Math.max(1, outcomes) < rarely ? 'moved' : 'chance';
}
