/** How the versions of a policy stand: which one a draft is made from, and which waits for whom. */
import type { PolicySummary } from '../../engine/core/api.ts';
import type { PolicyAct, PolicyState } from '../../engine/core/policies/policy-release.ts';
import { trialEnds, type PolicyTrial, type TrialEnd } from '../../engine/core/policies/policy-trial.ts';

type Standing = Pick<PolicySummary, 'version' | 'state' | 'updatedBy'>;

const released: readonly PolicyState[] = ['in-force', 'coming', 'superseded', 'ended'];

/** The version that waits for a second person, if any. */
export const waitingOf = <V extends Standing>(versions: readonly V[]): V | undefined =>
  versions.find(({ state }) => state === 'proposed');

/** The version that somebody edits: their own that waits, else the latest released, else the latest. */
export function editedFrom<V extends Standing>(versions: readonly V[], account: string): V | undefined {
  const latest = [...versions].sort((a, b) => b.version - a.version);
  const waiting = waitingOf(latest);
  if (waiting?.updatedBy === account) return waiting;
  return latest.find(({ state }) => released.includes(state)) ?? latest[0];
}

/** What a version is compared with before it is released: the latest released of those before it. */
export const comparedWith = <V extends Standing>(versions: readonly V[], { version }: Standing): V | undefined =>
  [...versions]
    .sort((a, b) => b.version - a.version)
    .find((each) => each.version < version && released.includes(each.state));

interface Reader {
  account: string;
  may: (right: 'policy.release' | 'policy.edit') => boolean;
}

/** What somebody may do with a version that waits: who proposed it withdraws it, another who may releases or returns it. */
export function actsOn({ state, updatedBy }: Standing, { account, may }: Reader): PolicyAct[] {
  if (state !== 'proposed') return [];
  if (updatedBy === account) return may('policy.edit') ? ['withdraw'] : [];
  return may('policy.release') ? ['release', 'return'] : [];
}

/** What somebody may do with a trial: ask for its end, and of an end that another asked for agree to it or let the trial go on. */
export function trialActs(
  { ending }: Pick<PolicyTrial, 'ending'>,
  { account, may }: Reader,
): { act: 'ask' | 'agree' | 'go-on'; to: TrialEnd }[] {
  if (!ending) {
    return may('policy.edit') ? trialEnds.map((to) => ({ act: 'ask' as const, to })) : [];
  }
  if (ending.by === account || !may('policy.release')) return [];
  return [
    { act: 'agree', to: ending.to },
    { act: 'go-on', to: ending.to },
  ];
}
