/** The collections of policies: every version, never changed, and for each policy the one in force. */
import { Schema, type Connection } from 'mongoose';
import type { Page, PinnedSuite, PolicySummary } from '../core/api.ts';
import type { Policy } from '../core/policy.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inUseBy, matching, readPage, type PageRequest } from './page.ts';
import type { Author } from './scenarios.ts';
import { isTaken } from './store-errors.ts';

interface StoredPolicy extends Place, Attempt {
  _id: string;
  name: string;
  version: number;
  digest: string;
  /** JSON text of the policy. */
  policy: string;
  search: string;
  updatedAt: string;
  updatedBy: string;
  /** Of versions that were released with test rows. */
  suite?: PinnedSuite | null;
}

/** A policy as the API works with it. */
export interface PolicyRecord extends Place {
  summary: PolicySummary;
  policy: Policy;
}

const fields = {
  _id: String,
  region: String,
  institution: String,
  made: String,
  of: String,
  name: String,
  version: Number,
  digest: String,
  policy: String,
  search: String,
  updatedAt: String,
  updatedBy: String,
  suite: { type: Schema.Types.Mixed },
};
const versionSchema = new Schema<StoredPolicy>(fields, { versionKey: false })
  .index({ made: 1 }, { unique: true })
  .index({ name: 1 });
const inForceSchema = new Schema<StoredPolicy>(fields, { versionKey: false });

const what = text('策略', 'The policy');

function recordOf({ policy, region, institution, ...stored }: StoredPolicy): PolicyRecord {
  const parsed = JSON.parse(policy) as Policy;
  const { name, version, digest, updatedAt, updatedBy, suite = null } = stored;
  const { title, level } = parsed;
  const kind = parsed.table ? 'table' : 'rules';
  return {
    ...{ region, institution, policy: parsed },
    summary: { name, title, level, kind, version, digest, updatedAt, updatedBy, suite },
  };
}

/** What makes a version of a policy. */
export interface NewPolicy {
  policy: Policy;
  digest: string;
  place: Place;
  author: Author;
  attempt: Attempt;
  /** The test rows that let it through. */
  suite?: PinnedSuite | null;
}

/** Opens the collections. */
export function createPolicies(connection: Connection) {
  const versions = connection.model('policy-version', versionSchema, 'policy-versions');
  const inForce = connection.model('policy', inForceSchema, 'policies');

  /** Puts a version in force unless a later one is; done again by whoever repeats the attempt. */
  const enforce = async ({ _id, name, ...rest }: StoredPolicy): Promise<void> => {
    const raised = await inForce.updateOne({ _id: name, version: { $lt: rest.version } }, { $set: { name, ...rest } });
    if (raised.matchedCount > 0) return;
    await inForce.create({ _id: name, name, ...rest }).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
    });
  };

  const insert = async (
    version: number,
    { policy, digest, place, author, attempt, suite = null }: NewPolicy,
  ): Promise<StoredPolicy | null> => {
    const { name, title } = policy;
    const search = [name, ...Object.values(title)].join(' ').toLowerCase();
    const fresh: StoredPolicy = {
      _id: `${name}@${version}`,
      region: place.region,
      institution: place.institution,
      ...attempt,
      ...{ name, version, digest, search, suite, policy: JSON.stringify(policy) },
      ...{ updatedAt: author.at, updatedBy: author.by },
    };
    try {
      await versions.create(fresh);
      return fresh;
    } catch (error) {
      if (!isTaken(error)) throw error;
      const earlier = await versions.findOne({ made: attempt.made }).lean<StoredPolicy>();
      return earlier && madeBefore(earlier, attempt);
    }
  };

  const versionsOf = (name: string): Promise<StoredPolicy[]> =>
    versions.find({ name }).sort({ version: -1 }).lean<StoredPolicy[]>();

  return {
    /** Adds a policy. @throws Problem `already-exists`, `idempotency-key-reused` */
    async create(fresh: NewPolicy): Promise<PolicyRecord> {
      const made = await insert(1, fresh);
      if (!made) throw problem('already-exists', { what });
      await enforce(made);
      return recordOf(made);
    },

    /**
     * Adds the next version of a policy; where `after` is given, only if that is the latest.
     * @throws Problem `idempotency-key-reused`, `edited-meanwhile`
     */
    async addVersion(fresh: NewPolicy, after?: number): Promise<PolicyRecord> {
      for (let tries = 0; tries < 10; tries += 1) {
        const latest = (await versionsOf(fresh.policy.name))[0]?.version ?? 0;
        if (after !== undefined && after > latest) throw problem('edited-meanwhile');
        // The attempt itself is looked for first: asked twice, it answers twice.
        const made = await insert(after === undefined ? latest + 1 : after + 1, fresh);
        if (!made && after !== undefined) throw problem('edited-meanwhile');
        if (!made) continue;
        await enforce(made);
        return recordOf(made);
      }
      throw problem('edited-meanwhile');
    },

    /** The policy in force. @throws Problem `not-found` */
    async get(name: string): Promise<PolicyRecord> {
      const found = await inForce.findById(name).lean<StoredPolicy>();
      if (!found) throw problem('not-found', { what });
      return recordOf(found);
    },

    /** The policies in force of these names, as many as there are. */
    async named(names: readonly string[]): Promise<Record<string, { digest: string; policy: Policy }>> {
      const found = await inForce.find({ _id: { $in: names } }).lean<StoredPolicy[]>();
      return Object.fromEntries(
        found.map(({ name, digest, policy }) => [name, { digest, policy: JSON.parse(policy) as Policy }]),
      );
    },

    /** Lists the policies in force that somebody of a place may see, by name. */
    async list(place: Place, page: PageRequest): Promise<Page<PolicySummary>> {
      const filter = { $and: [inUseBy(place), ...matching(page.q)] };
      const found = await readPage<StoredPolicy>(inForce.collection, filter, { keys: ['_id'], direction: 1 }, page);
      return { ...found, items: found.items.map((each) => recordOf(each).summary) };
    },

    /** The policies in force in sight of a place, by name, at most 2,000. */
    async seenBy(place: Place): Promise<Record<string, Policy>> {
      const found = await inForce.find(inUseBy(place)).sort({ _id: 1 }).limit(2_000).lean<StoredPolicy[]>();
      return Object.fromEntries(found.map(({ name, policy }) => [name, JSON.parse(policy) as Policy]));
    },

    /** Every version of a policy, the latest first. */
    versions: async (name: string): Promise<PolicyRecord[]> => (await versionsOf(name)).map(recordOf),
  };
}

export type Policies = ReturnType<typeof createPolicies>;
