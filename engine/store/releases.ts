/** Releases: the versions of a scenario and their states, kept within its document so that one write changes them all. */
import type { SuiteOutcome, VersionAct, VersionSummary } from '../core/api.ts';
import type { Assessment } from '../core/assessments-needed.ts';
import type { FiledAttachment } from '../core/attachment.ts';
import { decisionOf, isDecision } from '../core/policies/decision.ts';
import { problem, type Problem } from '../core/problem.ts';
import { everybody, isWhole, type Live, type Rollout } from '../core/rollout.ts';
import { sameText } from '../core/diff/diff-values.ts';
import { text, type Text } from '../core/text.ts';
import type { DecisionAct, VersionState } from '../core/version.ts';
import { madeBefore, type Attempt } from './attempt.ts';

/** A version of a scenario as its scenario knows it; the content is kept by digest. */
export interface Release extends Omit<VersionSummary, 'scenario' | 'decision'>, Attempt {}

/** What can be done to a release, from which states, and what it is then. */
export const releaseActs = {
  publish: { from: ['filed'], to: 'published' },
  return: { from: ['filed'], to: 'returned' },
  withdraw: { from: ['filed'], to: 'withdrawn' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  retire: { from: ['published', 'suspended', 'superseded'], to: 'retired' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>;
export type ReleaseAct = keyof typeof releaseActs;

/** The states in words. */
export const stateWords = {
  filed: text('已备案', 'filed'),
  published: text('已发布', 'published'),
  suspended: text('已暂停', 'suspended'),
  retired: text('已退役', 'retired'),
  superseded: text('已被取代', 'superseded'),
  returned: text('已退回', 'returned'),
  withdrawn: text('已撤回', 'withdrawn'),
} as const satisfies Record<VersionState, Text>;

/** The decisions in words, as what was done. */
const decisionWords = {
  publish: text('发布', 'published'),
  return: text('退回修改', 'returned'),
  withdraw: text('撤回', 'withdrawn'),
} as const satisfies Record<DecisionAct, Text>;

/** Who does something to a release, when, and why. */
export interface Doing {
  by: string;
  at: string;
  reason?: string | undefined;
  /** Of publish: which new cases take the version; all of them unless it says otherwise. */
  rollout?: Rollout | undefined;
}

type StoredRelease = Omit<Release, 'rollout' | 'suspended' | 'suite' | 'history' | 'attachments' | 'missing'> &
  Partial<Release>;

/** A release as it lies in the database; those of before there were rollouts are for everybody. */
export function releaseOf(stored: StoredRelease): Release {
  const rollout = stored.state === 'published' || stored.state === 'suspended' ? everybody : null;
  return { rollout, suspended: null, suite: null, attachments: [], missing: [], history: [], ...stored };
}

/** The versions that take new cases. */
export const liveOf = (releases: readonly Release[]): (Release & Live)[] =>
  releases.flatMap((release) => {
    const { state, rollout } = release;
    return state === 'published' && rollout ? [{ ...release, rollout }] : [];
  });

/** The latest version that waits for a second person. */
export const waitingOf = (releases: readonly Release[]): Release | undefined =>
  releases.filter(({ state }) => state === 'filed').sort((a, b) => b.version - a.version)[0];

/** The latest version, where it was sent back and nothing was filed in its place; one that was withdrawn again does not count. */
export function returnedOf(releases: readonly Release[]): Release | undefined {
  const [latest] = releases.filter(({ state }) => state !== 'withdrawn').sort((a, b) => b.version - a.version);
  return latest?.state === 'returned' ? latest : undefined;
}

/** The version in use, if any: the one that takes what no other does, else the latest that takes a part. */
export function inUse(releases: readonly Release[]): Release | undefined {
  const live = liveOf(releases).sort((a, b) => b.version - a.version);
  return live.find(({ rollout }) => isWhole(rollout)) ?? live[0];
}

/** The latest version that is suspended. */
export const suspendedOf = (releases: readonly Release[]): Release | undefined =>
  releases.filter(({ state }) => state === 'suspended').sort((a, b) => b.version - a.version)[0];

/** @throws Problem `not-found` */
export function releaseNumbered(releases: readonly Release[], version: number): Release {
  const found = releases.find((release) => release.version === version);
  if (!found) throw problem('not-found', { what: text('版本', 'The version') });
  return found;
}

/** A version about to be filed. */
export interface Filing extends Attempt {
  digest: string;
  by: string;
  at: string;
  suite: SuiteOutcome | null;
  attachments?: FiledAttachment[];
  missing?: Assessment[];
}

/** Adds a filed version; a repeated attempt adds nothing. */
export function withFiled(releases: readonly Release[], filing: Filing): Release[] {
  const { by, at, digest, suite, attachments = [], missing = [], ...attempt } = filing;
  const earlier = releases.find(({ made }) => made === attempt.made);
  if (earlier) {
    madeBefore(earlier, attempt);
    return [...releases];
  }
  const version = Math.max(0, ...releases.map((release) => release.version)) + 1;
  const filed = { version, digest, suite, attachments, missing, state: 'filed', filedBy: by, filedAt: at } as const;
  return [...releases, releaseOf({ ...attempt, ...filed, publishedBy: null, publishedAt: null })];
}

/** What was for everybody gives way to another that is. */
const giveWay = (release: Release): Release =>
  release.state === 'published' || release.state === 'suspended'
    ? { ...release, state: 'superseded', rollout: null, suspended: null }
    : release;

const actOf = (act: VersionAct['act'], { by, at, reason, rollout }: Doing): VersionAct => ({
  ...{ act, by, at, reason: reason ?? null },
  ...(rollout && { rollout }),
});

function acted(release: Release, act: ReleaseAct, doing: Doing): Release {
  const { by, at, reason = '', rollout } = doing;
  const done = { ...release, state: releaseActs[act].to, history: [...release.history, actOf(act, doing)] };
  if (act === 'publish') return { ...done, publishedBy: by, publishedAt: at, rollout: rollout ?? everybody };
  if (act === 'suspend') return { ...done, suspended: { by, at, reason } };
  return { ...done, suspended: null, ...(act === 'retire' && { rollout: null }) };
}

/** Of decisions, only the very same one by the same person is a repetition. */
const isDone = ({ state, history }: Release, act: ReleaseAct, doing: Doing): boolean =>
  isDecision(act)
    ? history.some((each) => sameText({ ...each, at: '' }) === sameText({ ...actOf(act, doing), at: '' }))
    : state === releaseActs[act].to;

/** Why an act is not for the state that a version is in: whoever decides second learns who was first, and how. */
function refusal(release: Release, act: ReleaseAct): Problem {
  const decision = isDecision(act) ? decisionOf(release) : null;
  if (!decision) return problem('version-state', { state: stateWords[release.state] });
  const { by, reason } = decision;
  const unsaid = text('当时不要求填写', 'none was asked then');
  return problem('version-decided', { by, done: decisionWords[decision.act], reason: reason ?? unsaid });
}

/** @throws Problem `same-person`, `not-the-filer` */
function demandPerson({ filedBy }: Release, act: ReleaseAct, by: string): void {
  if (act === 'withdraw' && filedBy !== by) throw problem('not-the-filer');
  if ((act === 'publish' || act === 'return') && filedBy === by) throw problem('same-person');
}

/**
 * Does an act to a version. One that is published for everybody takes the place of all that were published or suspended before;
 * one that is published for a part stands beside them. Repeating an act changes nothing.
 * @throws Problem `not-found`, `version-state`, `version-decided`, `same-person`, `not-the-filer`
 */
export function withAct(releases: readonly Release[], version: number, act: ReleaseAct, doing: Doing): Release[] {
  const release = releaseNumbered(releases, version);
  if (isDone(release, act, doing)) return [...releases];
  if (!(releaseActs[act].from as readonly VersionState[]).includes(release.state)) throw refusal(release, act);
  demandPerson(release, act, doing.by);
  const replaces = act === 'publish' && isWhole(doing.rollout ?? everybody);
  return releases.map((each) => {
    if (each.version === version) return acted(each, act, doing);
    return replaces ? giveWay(each) : each;
  });
}

/**
 * Changes which new cases take a published version. Once it takes all of them it replaces the others, and cannot be narrowed again.
 * @throws Problem `not-found`, `version-state`, `same-person`
 */
export function withRollout(
  releases: readonly Release[],
  version: number,
  doing: Doing & { rollout: Rollout },
): Release[] {
  const release = releaseNumbered(releases, version);
  if (release.filedBy === doing.by) throw problem('same-person');
  if (release.state !== 'published' || !release.rollout)
    throw problem('version-state', { state: stateWords[release.state] });
  if (sameText(release.rollout) === sameText(doing.rollout)) return [...releases];
  if (isWhole(release.rollout))
    throw problem('version-state', { state: text('已全量发布', 'published for everybody') });
  return releases.map((each) => {
    if (each.version === version)
      return { ...each, rollout: doing.rollout, history: [...each.history, actOf('roll-out', doing)] };
    return isWhole(doing.rollout) ? giveWay(each) : each;
  });
}
