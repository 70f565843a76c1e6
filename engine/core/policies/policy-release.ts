/** Releases of a policy: a version is proposed, a second person decides of it, and the clock says which of those released is in force. */
import { reasonOf } from '../answer.ts';
import { holdsCitizenId, noCitizenId } from '../citizen-ids-in-text.ts';
import { generalFrom, isOnTrial, onTrialAt, type PolicyTrial } from './policy-trial.ts';
import { text, type Text } from '../text.ts';

/** What is kept of a version: whether it waits, and how it was decided. */
export const policyDecisions = ['proposed', 'released', 'returned', 'withdrawn'] as const;
export type PolicyDecided = (typeof policyDecisions)[number];

/** How a version stands on a day: of those released, one at most is in force everywhere but where another is on trial. */
export const policyStates = [
  'proposed',
  'in-force',
  'on-trial',
  'coming',
  'superseded',
  'ended',
  'taken-back',
  'returned',
  'withdrawn',
] as const;
export type PolicyState = (typeof policyStates)[number];

/** What can be decided of a version that waits, and what it is then. */
export const policyActs = { release: 'released', return: 'returned', withdraw: 'withdrawn' } as const satisfies Record<
  string,
  PolicyDecided
>;
export type PolicyAct = keyof typeof policyActs;

/** The acts in words, as what was done. */
export const policyActWords: Record<PolicyAct, Text> = {
  release: text('发布', 'released'),
  return: text('退回修改', 'returned'),
  withdraw: text('撤回', 'withdrawn'),
};

/** Who decided of a version, when, and why. */
export interface PolicyVersionDecision {
  act: PolicyAct;
  by: string;
  at: string;
  reason: string;
}

/** How long the reason of such a decision must be, and may be, in characters. */
export const policyReasonLength = { least: 20, most: 1000 } as const;

/** Why a version is released, returned or withdrawn. */
export const PolicyReason = reasonOf(policyReasonLength)
  .refine((reason) => !holdsCitizenId(reason), {
    error: noCitizenId.en,
    params: { rule: 'citizen-id', zh: noCitizenId['zh-CN'] },
  })
  .describe('Why, in 20 to 1,000 characters; no personal data');

/** A version, as far as being in force goes. */
export interface DatedVersion {
  version: number;
  decided: PolicyDecided;
  from: string | null;
  until: string | null;
  /** Of a version released for some divisions only. */
  trial: PolicyTrial | null;
}

/** The released version whose turn it is on a day: the latest that has begun. It may have ended, and then none is in force. */
const turnOf = <V extends DatedVersion>(versions: readonly V[], day: string): V | undefined =>
  versions
    .filter(({ decided, ...dates }) => {
      const from = generalFrom(dates);
      return decided === 'released' && from !== undefined && (from === null || from <= day);
    })
    .sort((a, b) => b.version - a.version)[0];

/** The version in force everywhere on a day, but where another is on trial, if any. */
export function inForceOn<V extends DatedVersion>(versions: readonly V[], day: string): V | undefined {
  const turn = turnOf(versions, day);
  return turn && (turn.until === null || day <= turn.until) ? turn : undefined;
}

/** The version that holds at a division on a day: the one on trial there, else the one in force everywhere. */
export const inForceAt = <V extends DatedVersion>(versions: readonly V[], day: string, region: string): V | undefined =>
  onTrialAt(
    versions.filter(({ decided }) => decided === 'released'),
    day,
    region,
  ) ?? inForceOn(versions, day);

/** The latest released for everywhere, whether its day has come or not. */
const latestReleased = <V extends DatedVersion>(versions: readonly V[]): V | undefined =>
  versions
    .filter((each) => each.decided === 'released' && generalFrom(each) !== undefined)
    .sort((a, b) => b.version - a.version)[0];

/** The version that the next one is made from: the latest released, else the latest there is. */
export const nextBase = <V extends DatedVersion>(versions: readonly V[]): V | undefined =>
  latestReleased(versions) ?? [...versions].sort((a, b) => b.version - a.version)[0];

/** The version that waits for a second person, if any. */
export const waitingVersion = <V extends { version: number; decided: PolicyDecided }>(
  versions: readonly V[],
): V | undefined => versions.filter(({ decided }) => decided === 'proposed').sort((a, b) => b.version - a.version)[0];

/** How a version stands on a day among all versions of its policy. */
export function stateOn<V extends DatedVersion>(version: V, all: readonly V[], day: string): PolicyState {
  if (version.decided !== 'released') return version.decided;
  const { trial } = version;
  if (trial?.ended?.to === 'taken-back') return 'taken-back';
  if (isOnTrial(version, day)) return 'on-trial';
  const from = generalFrom(version);
  if (from === undefined) return version.from !== null && day < version.from ? 'coming' : 'ended';
  const later = all.some((other) => {
    const begins = generalFrom(other);
    const isNext = other.decided === 'released' && other.version > version.version;
    return isNext && begins !== undefined && (begins ?? '') <= (from ?? '');
  });
  if (from !== null && day < from) return later ? 'superseded' : 'coming';
  const turn = turnOf(all, day);
  if (turn?.version !== version.version) return 'superseded';
  return version.until !== null && version.until < day ? 'ended' : 'in-force';
}
