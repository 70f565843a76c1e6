/** What somebody may do to a version, by its state and by who it is. The server decides again. */
import type { VersionSummary } from '../../engine/core/api.ts';
import type { Right } from '../../engine/core/rights.ts';
import { isWhole } from '../../engine/core/rollout.ts';
import type { VersionState } from '../../engine/core/version.ts';

/** In the order of their buttons. */
export const versionActs = ['publish', 'roll-out', 'suspend', 'resume', 'migrate', 'restore', 'retire'] as const;
export type VersionAct = (typeof versionActs)[number];

/** Acts that need a reason, and nothing else. */
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
  'roll-out': ['published'],
  suspend: ['published'],
  resume: ['suspended'],
  migrate: ['published'],
  retire: ['filed', 'published', 'suspended', 'superseded'],
};

function isOffered(act: VersionAct, version: VersionSummary, { account, may, withOpenCases }: Looker): boolean {
  if (act === 'restore') return may('scenario.edit');
  if (!may('scenario.publish') || !states[act].includes(version.state)) return false;
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

/** The version in use that another is compared with: the latest published before it, else the latest published. */
export function baseFor(versions: readonly VersionSummary[], version?: number): number | null {
  const live = versions.filter((each) => each.state === 'published' && each.version !== version);
  const earlier = live.filter((each) => version === undefined || each.version < version);
  return Math.max(0, ...(earlier.length > 0 ? earlier : live).map((each) => each.version)) || null;
}

/** The version that one is read against: of one that waits the version in use, of another the one before it. */
export function comparedWith(versions: readonly VersionSummary[], version: number): number | null {
  if (versions.find((each) => each.version === version)?.state === 'filed') return baseFor(versions, version);
  return Math.max(0, ...versions.map((each) => each.version).filter((each) => each < version)) || null;
}
