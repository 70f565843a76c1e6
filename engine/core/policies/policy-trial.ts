/** Trials of policies by division (分地区试行): a released version that holds in some divisions only, while another stays in force elsewhere, until it is made general or taken back. */
import { chinaDay } from '../calendar.ts';
import type { DigestedPolicy } from './policy-layers.ts';
import type { Policy } from './policy.ts';
import { liesIn, type Place } from '../rights.ts';

/** How a trial ends: the version holds everywhere from then on, or nowhere. */
export const trialEnds = ['general', 'taken-back'] as const;
export type TrialEnd = (typeof trialEnds)[number];

/** Who wants a trial to end, how and why. */
export interface TrialEnding {
  to: TrialEnd;
  by: string;
  at: string;
  reason: string;
}

/** The trial of a version: where it holds, who wants it to end, and the end that a second person agreed to. */
export interface PolicyTrial {
  regions: string[];
  ending: TrialEnding | null;
  /** `agreed` is the second person's word; `at` is when it was given. */
  ended: (TrialEnding & { agreed: { by: string; reason: string } }) | null;
}

/** A released version, as far as trials go. */
export interface TriedVersion {
  version: number;
  from: string | null;
  until: string | null;
  trial: PolicyTrial | null;
}

/** The day from which a version holds everywhere, null for always; undefined where it does not, or not yet. */
export function generalFrom({ from, trial }: Pick<TriedVersion, 'from' | 'trial'>): string | null | undefined {
  if (!trial) return from;
  if (trial.ended?.to !== 'general') return undefined;
  const ended = chinaDay(new Date(trial.ended.at));
  return from !== null && from > ended ? from : ended;
}

/** Whether a version is on trial on a day, wherever that is. */
export const isOnTrial = ({ from, until, trial }: TriedVersion, day: string): boolean =>
  trial?.ended === null && (from ?? day) <= day && day <= (until ?? day);

/** How closely a trial names a division: the digits of the nearest of its divisions that hold it; -1 where none does. */
export const closeness = ({ regions }: Pick<PolicyTrial, 'regions'>, region: string): number =>
  Math.max(-1, ...regions.filter((each) => liesIn(region, each)).map((each) => each.replace(/(00)+$/, '').length));

/** The version on trial at a division on a day: that which names it most closely, of those as close the latest. */
export function onTrialAt<V extends TriedVersion>(versions: readonly V[], day: string, region: string): V | undefined {
  return versions
    .map((version) => ({ version, close: version.trial ? closeness(version.trial, region) : -1 }))
    .filter(({ version, close }) => close >= 0 && isOnTrial(version, day))
    .sort((a, b) => b.close - a.close || b.version.version - a.version.version)[0]?.version;
}

/**
 * What decides in place of a pinned version at a division on a day: the version on trial there, else the latest that a trial made general and that is newer.
 * Undefined where the pinned one does.
 */
export function insteadOf<V extends TriedVersion & { digest: string }>(
  pinned: string,
  versions: readonly V[],
  day: string,
  region: string,
): V | undefined {
  const tried = onTrialAt(versions, day, region);
  if (tried) return tried;
  const latest = [...versions].sort((a, b) => b.version - a.version);
  const own = latest.find(({ digest }) => digest === pinned)?.version ?? 0;
  return latest.find((each) => {
    const from = each.trial ? generalFrom(each) : undefined;
    return from !== undefined && (from ?? day) <= day && day <= (each.until ?? day) && each.version > own;
  });
}

const outputsOf = ({ table }: Policy): string[] => (table?.outputs ?? []).map(({ name }) => name);

/** Whether whoever asks a policy can go on with what another decides: no outcome that it does not know, and every output it takes. */
export const canStandIn = (other: Policy, asked: Policy): boolean =>
  other.outcomes.every((outcome) => asked.outcomes.includes(outcome)) &&
  outputsOf(asked).every((name) => outputsOf(other).includes(name));

/** Lends what decides in place of a pinned policy at a place and a time; null where that one does. */
export type LendTrial = (pinned: DigestedPolicy, place: Place, now: Date) => Promise<DigestedPolicy | null>;
