/** Trials of policies as they lie with their versions: read for whoever decides, and ended by two people. */
import type { Connection } from 'mongoose';
import type { Policy } from '../core/policies/policy.ts';
import type { PolicyTrial, TriedVersion, TrialEnding } from '../core/policies/policy-trial.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { stubOf, versionSchema, type StoredPolicy } from './policy-versions.ts';

/** A released version with its policy, where it was ever on trial. */
export interface TrialRecord extends TriedVersion {
  digest: string;
  policy: Policy | null;
}

/** Opens the collection of versions for their trials. */
export function createPolicyTrials(connection: Connection) {
  const versions = connection.model<StoredPolicy>('policy-version', versionSchema, 'policy-versions');

  const trialOf = async (name: string, version: number): Promise<PolicyTrial> => {
    const found = await versions.findById(`${name}@${version}`).lean<StoredPolicy>();
    if (!found) throw problem('not-found', { what: text('版本', 'The version') });
    if (!found.trial || found.trial.ended) throw problem('trial-state', { version });
    return found.trial;
  };

  /** Changes a trial that is still as it was read. @throws Problem `trial-state` */
  const change = async (name: string, version: number, before: PolicyTrial, after: PolicyTrial): Promise<void> => {
    const asBefore = { _id: `${name}@${version}`, 'trial.ended': null, 'trial.ending': before.ending };
    const { matchedCount } = await versions.updateOne(asBefore, { $set: { trial: after } });
    if (matchedCount === 0) throw problem('trial-state', { version });
  };

  return {
    /** The released versions of a policy; empty where none was ever on trial. */
    async of(name: string): Promise<TrialRecord[]> {
      const stored = await versions.find({ name }, { policy: 0 }).lean<StoredPolicy[]>();
      const all = stored.map(stubOf).filter(({ decided }) => decided === 'released');
      const tried = all.filter(({ trial }) => trial !== null && trial.ended?.to !== 'taken-back');
      if (tried.length === 0) return [];
      const texts = await versions.find({ _id: { $in: tried.map(({ _id }) => _id) } }).lean<StoredPolicy[]>();
      const policies = new Map(texts.map(({ _id, policy }) => [_id, JSON.parse(policy) as Policy]));
      return all.map(({ _id, version, digest, from, until, trial }) => ({
        ...{ version, digest, from, until, trial },
        policy: policies.get(_id) ?? null,
      }));
    },

    /** Asks that a trial end; the very same again changes nothing. @throws Problem `not-found`, `trial-state` */
    async askEnd(name: string, version: number, ending: TrialEnding): Promise<void> {
      const trial = await trialOf(name, version);
      const { ending: earlier } = trial;
      if (earlier && earlier.by === ending.by && earlier.to === ending.to && earlier.reason === ending.reason) return;
      if (earlier) throw problem('trial-state', { version });
      await change(name, version, trial, { ...trial, ending });
    },

    /** Ends a trial as was asked, or lets it go on, by somebody other than who asked. @throws Problem `not-found`, `trial-state`, `same-ender` */
    async decideEnd(
      name: string,
      version: number,
      agrees: boolean,
      { by, at, reason }: Pick<TrialEnding, 'by' | 'at' | 'reason'>,
    ): Promise<void> {
      const trial = await trialOf(name, version);
      const { ending } = trial;
      if (!ending) throw problem('trial-state', { version });
      if (agrees && ending.by === by) throw problem('same-ender');
      const ended = agrees ? { ...ending, at, agreed: { by, reason } } : null;
      await change(name, version, trial, { ...trial, ending: null, ended });
    },
  };
}

export type PolicyTrials = ReturnType<typeof createPolicyTrials>;
