/** A rollout as it is typed: a share in per cent and divisions by their codes, and what is wrong with it. */
import { liesIn, Region } from '../../engine/core/rights.ts';
import type { Rollout } from '../../engine/core/rollout.ts';

/** What was typed. */
export interface RolloutDraft {
  share: string;
  regions: string;
}

export type RolloutError = 'share' | 'regions' | 'outside';

const codesOf = (regions: string): string[] => [
  ...new Set(regions.split(/[\s,，、;；]+/).filter((code) => code !== '')),
];

/** What a rollout looks like typed. */
export const draftOf = ({ share, regions = [] }: Rollout): RolloutDraft => ({
  share: String(share),
  regions: regions.join(' '),
});

/** The rollout that was typed, or what is wrong with it; divisions must lie in that of the scenario. */
export function rolloutOf(
  { share, regions }: RolloutDraft,
  place: string,
): { rollout: Rollout } | { error: RolloutError } {
  const percent = /^\d{1,3}$/.test(share.trim()) ? Number(share) : 0;
  if (percent < 1 || percent > 100) return { error: 'share' };
  const codes = codesOf(regions);
  if (codes.length > 100 || codes.some((code) => !Region.safeParse(code).success)) return { error: 'regions' };
  if (codes.some((code) => !liesIn(code, place))) return { error: 'outside' };
  return { rollout: { share: percent, ...(codes.length > 0 && { regions: codes }) } };
}
