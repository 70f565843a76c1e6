/** A rollout as it is filled in: a share in per cent and divisions by their codes, and what is wrong with it. */
import { liesIn, Region } from '../../engine/core/rights.ts';
import type { Rollout } from '../../engine/core/rollout.ts';

/** What was filled in. */
export interface RolloutDraft {
  share: string;
  regions: readonly string[];
}

export type RolloutError = 'share' | 'regions' | 'outside';

/** What a rollout looks like filled in. */
export const draftOf = ({ share, regions = [] }: Rollout): RolloutDraft => ({
  share: String(share),
  regions,
});

/** The rollout that was filled in, or what is wrong with it; divisions must lie in that of the scenario. */
export function rolloutOf(
  { share, regions }: RolloutDraft,
  place: string,
): { rollout: Rollout } | { error: RolloutError } {
  const percent = /^\d{1,3}$/.test(share.trim()) ? Number(share) : 0;
  if (percent < 1 || percent > 100) return { error: 'share' };
  if (regions.length > 100 || regions.some((code) => !Region.safeParse(code).success)) return { error: 'regions' };
  if (regions.some((code) => !liesIn(code, place))) return { error: 'outside' };
  return { rollout: { share: percent, ...(regions.length > 0 && { regions: [...regions] }) } };
}
