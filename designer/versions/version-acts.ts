/** What somebody may do to a version, by its state and by who it is. The server decides again. */
import type { VersionDecision, VersionSummary } from '../../engine/core/api.ts';
import type { Right } from '../../engine/core/rights.ts';
import { isWhole } from '../../engine/core/rollout.ts';
import type { VersionState } from '../../engine/core/version.ts';

/** In the order of their buttons. */
export const versionActs = [
  'publish',
  'withdraw',
  'roll-out',
  'suspend',
  'resume',
  'migrate',
  'restore',
  'retire',
] as const;
export type VersionAct = (typeof versionActs)[number];

/** Acts on a decided version that need a reason, and nothing else. */
export type ReasonedAct = Extract<VersionAct, 'suspend' | 'resume' | 'retire'>;

/** Who looks at the versions, and what of the others they need to know. */
export interface Looker {
  account: string;
  may: (right: Right) => boolean;
  /** Versions with open cases. */
  withOpenCases: readonly number[];
}

const states: Record<Exclude<VersionAct, 'restore'>, readonly VersionState[]> = {
  publish: ['filed'],
  withdraw: ['filed'],
  'roll-out': ['published'],
  suspend: ['published'],
  resume: ['suspended'],
  migrate: ['published'],
  retire: ['published', 'suspended', 'superseded'],
};

function isOffered(act: VersionAct, version: VersionSummary, { account, may, withOpenCases }: Looker): boolean {
  if (act === 'restore') return may('scenario.edit');
  if (!states[act].includes(version.state)) return false;
  if (act === 'withdraw') return may('scenario.file') && version.filedBy === account;
  if (!may('scenario.publish')) return false;
  if (act === 'publish') return version.filedBy !== account;
  if (act === 'roll-out') return version.filedBy !== account && version.rollout !== null && !isWhole(version.rollout);
  if (act === 'migrate') return withOpenCases.some((number) => number !== version.version);
  return true;
}

/** The acts to offer. */
export const actsOn = (version: VersionSummary, looker: Looker): VersionAct[] =>
  versionActs.filter((act) => isOffered(act, version, looker));

/** Tells whether a version waits for somebody like this one: a second person who may publish. */
export const waitsFor = (
  { state, filedBy }: VersionSummary,
  { account, may }: Pick<Looker, 'account' | 'may'>,
): boolean => state === 'filed' && filedBy !== account && may('scenario.publish');

/** The latest filing, where it was sent back and nothing was filed in its place; one that was withdrawn again does not count. */
export function cameBack(versions: readonly VersionSummary[]): (VersionSummary & { decision: VersionDecision }) | null {
  const [latest] = versions.filter(({ state }) => state !== 'withdrawn').sort((a, b) => b.version - a.version);
  if (latest?.state !== 'returned' || !latest.decision) return null;
  return { ...latest, decision: latest.decision };
}

/** The version in use that another is compared with: the latest published before it, else the latest published. */
export function baseFor(versions: readonly VersionSummary[], version?: number): number | null {
  const live = versions.filter((each) => each.state === 'published' && each.version !== version);
  const earlier = live.filter((each) => version === undefined || each.version < version);
  return Math.max(0, ...(earlier.length > 0 ? earlier : live).map((each) => each.version)) || null;
}

const neverUsed: readonly VersionState[] = ['filed', 'returned', 'withdrawn'];

/** The version that one is read against: of one that waits or was never used the version in use, of another the one used before it. */
export function comparedWith(versions: readonly VersionSummary[], version: number): number | null {
  const used = versions.filter(({ state }) => !neverUsed.includes(state)).map((each) => each.version);
  if (!used.includes(version)) return baseFor(versions, version);
  return Math.max(0, ...used.filter((each) => each < version)) || null;
}
