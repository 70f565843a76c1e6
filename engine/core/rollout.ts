/** Rollout (灰度发布): which of several live versions a new case takes, by its place and by a share of all cases. */
import { z } from 'zod';
import { liesIn, Region } from './rights.ts';

export const Rollout = z
  .strictObject({
    share: z.number().int().min(1).max(100).default(100).describe('Per cent of new cases that take the version'),
    regions: z.array(Region).min(1).max(100).optional().describe('Only cases of these divisions and what lies in them'),
  })
  .describe('Which new cases take a version');
export type Rollout = z.infer<typeof Rollout>;

/** A live version, and the part of the new cases it takes. */
export interface Live {
  version: number;
  rollout: Rollout;
}

/** Everybody, everywhere. */
export const everybody: Rollout = { share: 100 };

/** Tells whether a rollout leaves no case to another version. */
export const isWhole = ({ share, regions }: Rollout): boolean => share === 100 && regions === undefined;

const buckets = 10_000;

/** Where a lot falls among all, from 0 to 9,999: the same for the same lot, and even over many (FNV-1a, stirred). */
export function bucketOf(lot: string): number {
  let hash = 0x811c9dc5;
  for (const letter of lot) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % buckets;
}

const takesPlace = ({ regions }: Rollout, region: string): boolean =>
  regions?.some((each) => liesIn(region, each)) ?? true;

/**
 * The version that a new case takes by the lot it draws. The latest versions choose first, each its share of all cases of the places it is for;
 * a share that others have taken already is not there for those that come after. Undefined where no version is for the case.
 */
export function chooseVersion<T extends Live>(live: readonly T[], lot: string, region: string): T | undefined {
  const bucket = bucketOf(lot);
  let taken = 0;
  const forPlace = live.filter(({ rollout }) => takesPlace(rollout, region)).sort((a, b) => b.version - a.version);
  for (const each of forPlace) {
    taken += (each.rollout.share * buckets) / 100;
    if (bucket < taken) return each;
  }
  return undefined;
}
