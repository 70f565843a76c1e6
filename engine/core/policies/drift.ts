/** How a policy decides over time, by version and by place: shares of its outcomes, and whether they moved more than chance explains. Few are never counted out loud. */
import type { DecidedMark } from './decided.ts';
import { chanceOf, intervalOf, verdictOf, type Interval, type Verdict } from '../proportions.ts';
import type { Place } from '../rights.ts';

/** What decisions are grouped by. */
export const driftGroups = ['week', 'version', 'region'] as const;
export type DriftBy = (typeof driftGroups)[number];

/** Fewer than so many are not counted out loud: who they are could be guessed. */
export const fewest = 5;

/** How often a group came out so. */
export interface DriftShare {
  outcome: string;
  /** Null where there are some, but fewer than five. */
  count: number | null;
  /** Rounded to tens, lest those who are not counted out loud follow from the rest. */
  isAbout: boolean;
  share: number | null;
  interval: Interval | null;
}

/** The decisions of a week, a version or a division. */
export interface DriftGroup {
  /** The Monday of the week, the number of the version (or the beginning of its digest), or the division. */
  key: string;
  /** The first and the last decision, RFC 3339. */
  from: string;
  until: string;
  /** Null where there are fewer than five. */
  total: number | null;
  shares: DriftShare[];
}

/** One outcome of two groups. */
export interface DriftMove {
  outcome: string;
  before: DriftShare;
  after: DriftShare;
  /** How often chance alone sets the shares so far apart; null where too few were counted to tell. */
  chance: number | null;
  verdict: Verdict;
}

/** Two groups side by side. */
export interface DriftComparison {
  before: string;
  after: string;
  totals: [number | null, number | null];
  moves: DriftMove[];
}

/** GET /api/policies/{name}/decisions. */
export interface DriftView {
  by: DriftBy;
  /** Cases opened from then on were read, RFC 3339. */
  since: string;
  /** Whether there were more than are read at once: the latest are what was read. */
  more: boolean;
  outcomes: string[];
  groups: DriftGroup[];
  /** Null where there is nothing to compare. */
  comparison: DriftComparison | null;
}

/** A decision with where it was made. */
export type PlacedMark = DecidedMark & Place;

/** The counts of a group as they are, not to be shown. */
export interface DriftCount {
  key: string;
  from: string;
  until: string;
  total: number;
  counts: Map<string, number>;
}

const hour = 3_600_000;

/** The Monday of a moment's week in China, YYYY-MM-DD. */
export function weekOf(at: string): string {
  const there = new Date(Date.parse(at) + 8 * hour);
  const days = (there.getUTCDay() + 6) % 7;
  return new Date(there.getTime() - days * 24 * hour).toISOString().slice(0, 10);
}

const shownDigits = 12;

/** The group of a decision. `versions` are the numbers of the policy's versions by digest. */
export function groupOf(by: DriftBy, mark: PlacedMark, versions: ReadonlyMap<string, number>): string {
  if (by === 'week') return weekOf(mark.at);
  if (by === 'region') return mark.region;
  const version = versions.get(mark.digest);
  return version === undefined ? mark.digest.slice(0, shownDigits) : String(version);
}

/** Counts one more decision. */
export function countMark(groups: Map<string, DriftCount>, key: string, { outcome, at }: DecidedMark): void {
  const group = groups.get(key) ?? { key, from: at, until: at, total: 0, counts: new Map<string, number>() };
  groups.set(key, group);
  group.total += 1;
  group.counts.set(outcome, (group.counts.get(outcome) ?? 0) + 1);
  if (at < group.from) group.from = at;
  if (at > group.until) group.until = at;
}

/** Groups as they are read: weeks and versions in their order, divisions with the most first. */
export function inOrder(by: DriftBy, groups: readonly DriftCount[]): DriftCount[] {
  if (by === 'region') return [...groups].sort((a, b) => b.total - a.total || a.key.localeCompare(b.key));
  return [...groups].sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
}

const isFew = (count: number): boolean => count > 0 && count < fewest;

function shareOf(outcome: string, count: number, of: number, isAbout = false): DriftShare {
  if (isFew(count) || of < fewest) return { outcome, count: null, isAbout: false, share: null, interval: null };
  const shown = isAbout ? Math.min(of, Math.round(count / 10) * 10) : count;
  return { outcome, count: shown, isAbout, share: shown / of, interval: intervalOf({ count: shown, of }) };
}

/** The shares of a group, as they may be shown. Where one alone is hidden, the largest is rounded. */
export function sharesOf({ counts, total }: DriftCount, outcomes: readonly string[]): DriftShare[] {
  const all = outcomes.map((outcome) => counts.get(outcome) ?? 0);
  const isAlone = all.filter(isFew).length === 1;
  const largest = all.indexOf(Math.max(...all));
  return outcomes.map((outcome, index) => shareOf(outcome, all[index] ?? 0, total, isAlone && index === largest));
}

const totalOf = ({ total }: DriftCount): number | null => (total < fewest ? null : total);

/** A group as it may be shown. */
export const groupShown = (group: DriftCount, outcomes: readonly string[]): DriftGroup => ({
  ...{ key: group.key, from: group.from, until: group.until },
  total: totalOf(group),
  shares: sharesOf(group, outcomes),
});

/** To one digit: enough to say how rare it is. */
const coarse = (chance: number): number => Number(chance.toPrecision(1));

/** Two groups side by side: each outcome with what chance explains. */
export function compareGroups(before: DriftCount, after: DriftCount, outcomes: readonly string[]): DriftComparison {
  const [was, is] = [sharesOf(before, outcomes), sharesOf(after, outcomes)];
  const moves = outcomes.flatMap((outcome, index): DriftMove[] => {
    const [a, b] = [was[index], is[index]];
    if (!a || !b) return [];
    const chance = chanceOf(
      { count: before.counts.get(outcome) ?? 0, of: before.total },
      { count: after.counts.get(outcome) ?? 0, of: after.total },
    );
    const verdict = verdictOf(chance, outcomes.length);
    return [{ outcome, before: a, after: b, chance: chance === null ? null : coarse(chance), verdict }];
  });
  return { before: before.key, after: after.key, totals: [totalOf(before), totalOf(after)], moves };
}
