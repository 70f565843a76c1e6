/** A version of a policy as it lies in the database, and how it is read: which of its policy's versions is in force a day tells. */
import { Schema } from 'mongoose';
import type { PinnedSuite, PolicySummary } from '../core/api.ts';
import type { Policy } from '../core/policies/policy.ts';
import { inForceOn, nextBase, stateOn, waitingVersion } from '../core/policies/policy-release.ts';
import type { PolicyDecided, PolicyVersionDecision } from '../core/policies/policy-release.ts';
import type { PolicyTrial } from '../core/policies/policy-trial.ts';
import type { Place } from '../core/rights.ts';
import type { Attempt } from './attempt.ts';

/** A version; those of before there were releases have no `decided`, and stand as released. */
export interface StoredPolicy extends Place, Attempt {
  _id: string;
  name: string;
  version: number;
  digest: string;
  /** JSON text of the policy. */
  policy: string;
  search: string;
  updatedAt: string;
  updatedBy: string;
  /** Of versions that were let through by test rows. */
  suite?: PinnedSuite | null;
  decided?: PolicyDecided;
  decision?: PolicyVersionDecision | null;
  from?: string | null;
  until?: string | null;
  /** Of a layer: the policy that it refines. */
  refines?: string | null;
  /** Of a version released for some divisions only. */
  trial?: PolicyTrial | null;
}

const fields = {
  _id: String,
  region: String,
  institution: String,
  made: String,
  of: String,
  name: String,
  search: String,
};

export const versionSchema = new Schema<StoredPolicy>(
  {
    ...fields,
    version: Number,
    digest: String,
    policy: String,
    updatedAt: String,
    updatedBy: String,
    suite: { type: Schema.Types.Mixed },
    decided: String,
    decision: { type: Schema.Types.Mixed },
    from: String,
    until: String,
    refines: String,
    trial: { type: Schema.Types.Mixed },
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ name: 1 })
  .index({ refines: 1 }, { sparse: true })
  .index({ decided: 1 });

/** A policy as lists find it: its name, where it belongs, and the words to look for. */
export interface PolicyHead extends Place {
  _id: string;
  name: string;
  search: string;
}
export const headSchema = new Schema<PolicyHead>(
  { _id: String, region: String, institution: String, name: String, search: String },
  { versionKey: false },
);

/** A version without its text: enough to tell what is in force. */
export type VersionStub = Omit<StoredPolicy, 'policy'> & {
  decided: PolicyDecided;
  from: string | null;
  until: string | null;
  trial: PolicyTrial | null;
};

/** A version as it was read, with what versions of before did not say. */
export const stubOf = <V extends Omit<StoredPolicy, 'policy'>>(stored: V): V & VersionStub => ({
  ...stored,
  decided: stored.decided ?? 'released',
  from: stored.from ?? null,
  until: stored.until ?? null,
  trial: stored.trial ?? null,
});

/** The versions of each policy by its name. */
export function grouped(stubs: readonly VersionStub[]): Map<string, VersionStub[]> {
  const groups = new Map<string, VersionStub[]>();
  for (const stub of stubs) {
    const group = groups.get(stub.name);
    if (group) group.push(stub);
    else groups.set(stub.name, [stub]);
  }
  return groups;
}

/** The version that stands for a policy on a day: the one in force, else what the next would be made from. */
export const standing = (stubs: readonly VersionStub[], day: string): VersionStub | undefined =>
  inForceOn(stubs, day) ?? nextBase(stubs);

/** A policy as the API works with it. */
export interface PolicyRecord extends Place {
  summary: PolicySummary;
  policy: Policy;
}

/** A version as a record, among all versions of its policy. */
export function recordOf(stored: StoredPolicy, all: readonly VersionStub[], day: string): PolicyRecord {
  const policy = JSON.parse(stored.policy) as Policy;
  const { name, version, digest, updatedAt, updatedBy, suite = null, decision = null } = stored;
  const { region, institution } = stored;
  const { title, level } = policy;
  return {
    ...{ region, institution, policy },
    summary: {
      ...{ name, title, level, version, digest, updatedAt, updatedBy, suite, decision },
      kind: policy.table ? 'table' : 'rules',
      state: stateOn(stubOf(stored), all, day),
      from: policy.from ?? null,
      until: policy.until ?? null,
      refines: policy.refines ?? null,
      trial: stored.trial ?? null,
      waiting: waitingVersion(all)?.version ?? null,
    },
  };
}
