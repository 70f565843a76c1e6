/** How fast the items of a batch are done, and how long the rest will take. */
import type { BatchSummary } from '../../engine/core/procedures/batch-item.ts';

/** How many items are over, whatever came of them. */
export const overOf = ({ byStatus: { granted, refused, skipped } }: BatchSummary): number =>
  granted + refused + skipped;

/** The pace: items a minute, and minutes left; null before it can be told, and once nothing is left. */
export function paceOf(summary: BatchSummary, now: number): { perMinute: number; minutesLeft: number } | null {
  const { startedAt, endedAt, total } = summary;
  if (startedAt === null || endedAt !== null) return null;
  const minutes = (now - Date.parse(startedAt)) / 60_000;
  // What was refused by its row was over before anything began.
  const done = summary.byStatus.granted;
  if (done === 0 || minutes <= 0) return null;
  const perMinute = done / minutes;
  return { perMinute: Math.round(perMinute), minutesLeft: Math.ceil((total - overOf(summary)) / perMinute) };
}
