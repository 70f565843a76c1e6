/** The collections of policies: every version, never changed but for what was decided of it, and for each policy a head to find it by. */
import type { Connection } from 'mongoose';
import type { Page, PinnedSuite, PolicySummary } from '../core/api.ts';
import { chinaDay } from '../core/calendar.ts';
import type { DigestedPolicy } from '../core/policies/policy-layers.ts';
import { inForceOn, nextBase, policyActs, policyActWords, waitingVersion } from '../core/policies/policy-release.ts';
import type { PolicyVersionDecision } from '../core/policies/policy-release.ts';
import type { PolicyTrial } from '../core/policies/policy-trial.ts';
import type { Policy } from '../core/policies/policy.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inUseBy, matching, readPage, type PageRequest } from './page.ts';
import { grouped, headSchema, recordOf, standing, stubOf, versionSchema } from './policy-versions.ts';
import type { PolicyHead, PolicyRecord, StoredPolicy, VersionStub } from './policy-versions.ts';
import type { Author } from './scenarios.ts';
import { isTaken } from './store-errors.ts';

const what = text('策略', 'The policy');

/** What makes a version of a policy. */
export interface NewPolicy {
  policy: Policy;
  digest: string;
  place: Place;
  author: Author;
  attempt: Attempt;
  /** The test rows that let it through. */
  suite?: PinnedSuite | null;
  /** Of what comes released: by whom, and why. Without it the version waits for a second person. */
  decision?: PolicyVersionDecision;
}

const searchOf = ({ name, title }: Policy): string => [name, ...Object.values(title)].join(' ').toLowerCase();

function fresh(
  version: number,
  { policy, digest, place, author, attempt, suite = null, decision }: NewPolicy,
): StoredPolicy {
  const { name, from = null, until = null, refines } = policy;
  return {
    _id: `${name}@${version}`,
    region: place.region,
    institution: place.institution,
    ...attempt,
    ...{ name, version, digest, suite, search: searchOf(policy), policy: JSON.stringify(policy) },
    ...{ updatedAt: author.at, updatedBy: author.by },
    ...{ decided: decision ? ('released' as const) : ('proposed' as const), decision: decision ?? null, from, until },
    ...(refines !== undefined && { refines }),
  };
}

/** Whether a version was decided just so before, by the same person. */
const isRepeated = ({ decision }: StoredPolicy, { act, by, reason }: PolicyVersionDecision): boolean =>
  decision?.act === act && decision.by === by && decision.reason === reason;

/** Why a decision cannot be taken; null where it can. */
function refusal({ decided, decision, updatedBy }: StoredPolicy, { act, by }: PolicyVersionDecision) {
  if (decided !== 'proposed') {
    const { act: done, by: who, reason } = decision ?? { act: 'release' as const, by: updatedBy, reason: '—' };
    return problem('version-decided', { by: who, done: policyActWords[done], reason });
  }
  if (act === 'withdraw') return updatedBy === by ? null : problem('not-the-proposer');
  return updatedBy === by ? problem('same-proposer') : null;
}

/** Opens the collections. What is in force depends on the time, so whoever reads says when. */
export function createPolicies(connection: Connection) {
  const versions = connection.model('policy-version', versionSchema, 'policy-versions');
  const heads = connection.model('policy', headSchema, 'policies');

  /** The versions without their texts. */
  const stubs = async (filter: object): Promise<VersionStub[]> =>
    (await versions.find(filter, { policy: 0 }).lean<StoredPolicy[]>()).map(stubOf);

  /** The records of chosen versions, in their order. */
  async function recordsOf(
    chosen: readonly VersionStub[],
    groups: ReadonlyMap<string, VersionStub[]>,
    day: string,
  ): Promise<PolicyRecord[]> {
    const found = await versions.find({ _id: { $in: chosen.map(({ _id }) => _id) } }).lean<StoredPolicy[]>();
    const byId = new Map(found.map((each) => [each._id, each]));
    return chosen.flatMap(({ _id, name }) => {
      const stored = byId.get(_id);
      return stored ? [recordOf(stored, groups.get(name) ?? [], day)] : [];
    });
  }

  /** The records that a choice among the versions of each policy gives. */
  async function choose(names: readonly string[], day: string, choice: typeof standing): Promise<PolicyRecord[]> {
    const groups = grouped(await stubs({ name: { $in: names } }));
    const chosen = names.flatMap((name) => choice(groups.get(name) ?? [], day) ?? []);
    return recordsOf(chosen, groups, day);
  }

  const one = async (stored: StoredPolicy): Promise<PolicyRecord> =>
    recordOf(stored, await stubs({ name: stored.name }), chinaDay(new Date(stored.updatedAt)));

  /** Makes sure that a policy can be found. */
  async function keepHead({ name, region, institution, search }: StoredPolicy): Promise<void> {
    const head = { name, region, institution, search };
    await heads.updateOne({ _id: name }, { $setOnInsert: head }, { upsert: true }).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
    });
  }

  /** Withdraws a version for the next of the same person; false where it was decided meanwhile. */
  async function giveWay({ _id }: VersionStub, { by, at }: Author): Promise<boolean> {
    const decision: PolicyVersionDecision = { act: 'withdraw', by, at, reason: '提出人已改为提出下一个版本。' };
    const $set = { decided: policyActs.withdraw, decision };
    const { matchedCount } = await versions.updateOne({ _id, decided: 'proposed' }, { $set });
    return matchedCount > 0;
  }

  const insert = async (version: number, made: NewPolicy): Promise<StoredPolicy | null> => {
    const { attempt } = made;
    try {
      const stored = fresh(version, made);
      await versions.create(stored);
      return stored;
    } catch (error) {
      if (!isTaken(error)) throw error;
      const earlier = await versions.findOne({ made: attempt.made }).lean<StoredPolicy>();
      return earlier && madeBefore(earlier, attempt);
    }
  };

  return {
    /** Adds a policy; its first version waits for a second person. @throws Problem `already-exists`, `idempotency-key-reused` */
    async create(made: NewPolicy): Promise<PolicyRecord> {
      const stored = await insert(1, made);
      if (!stored) throw problem('already-exists', { what });
      await keepHead(stored);
      return one(stored);
    },

    /**
     * Proposes the next version of a policy, while nobody else's waits: one's own that waits is withdrawn for it.
     * Where `after` is given, only if that is the version it must be made from.
     * @throws Problem `idempotency-key-reused`, `edited-meanwhile`, `policy-version-waits`
     */
    async addVersion(made: NewPolicy, after?: number): Promise<PolicyRecord> {
      const { name } = made.policy;
      for (let tries = 0; tries < 10; tries += 1) {
        const all = await stubs({ name });
        // The attempt itself is looked for first: asked twice, it answers twice.
        const earlier = all.some((each) => each.made === made.attempt.made);
        const waiting = waitingVersion(all);
        const own = waiting?.updatedBy === made.author.by ? waiting : undefined;
        if (!earlier && waiting && !own)
          throw problem('policy-version-waits', { version: waiting.version, by: waiting.updatedBy });
        if (!earlier && after !== undefined && (own ?? nextBase(all))?.version !== after)
          throw problem('edited-meanwhile');
        if (!earlier && own && !(await giveWay(own, made.author))) continue;
        const stored = await insert(Math.max(0, ...all.map(({ version }) => version)) + 1, made);
        if (!stored) continue;
        await keepHead(stored);
        return one(stored);
      }
      throw problem('edited-meanwhile');
    },

    /**
     * Decides of a version that waits, once and for good; the very same decision again changes nothing. A release may be for some divisions only.
     * @throws Problem `not-found`, `version-decided`, `same-proposer`, `not-the-proposer`
     */
    async decide(name: string, version: number, decision: PolicyVersionDecision, regions?: string[]): Promise<void> {
      const _id = `${name}@${version}`;
      for (;;) {
        const stored = await versions.findById(_id).lean<StoredPolicy>();
        if (!stored) throw problem('not-found', { what: text('版本', 'The version') });
        if (!isRepeated(stored, decision)) {
          const refused = refusal(stored, decision);
          if (refused) throw refused;
          const trial: PolicyTrial | null = regions ? { regions, ending: null, ended: null } : null;
          const $set = { decided: policyActs[decision.act], decision, trial };
          const { matchedCount } = await versions.updateOne({ _id, decided: 'proposed' }, { $set });
          if (matchedCount === 0) continue;
        }
        if (decision.act === 'release') await heads.updateOne({ _id: name }, { $set: { search: stored.search } });
        return;
      }
    },

    /** The policy in force; where none is, its latest version, whose state says so. @throws Problem `not-found` */
    async get(name: string, now: Date): Promise<PolicyRecord> {
      const [found] = await choose([name], chinaDay(now), standing);
      if (!found) throw problem('not-found', { what });
      return found;
    },

    /** The policies in force of these names, as many as there are. */
    async named(names: readonly string[], now: Date): Promise<Record<string, DigestedPolicy>> {
      const found = await choose(names, chinaDay(now), inForceOn);
      return Object.fromEntries(found.map(({ policy, summary: { name, digest } }) => [name, { digest, policy }]));
    },

    /** Those of these names that a policy has, in force or not. */
    async taken(names: readonly string[]): Promise<Set<string>> {
      const found = await heads.find({ _id: { $in: names } }, { _id: 1 }).lean<{ _id: string }[]>();
      return new Set(found.map(({ _id }) => _id));
    },

    /** Lists the policies that somebody of a place may see, by name; only those that wait for a second person, if asked. */
    async list(place: Place, page: PageRequest, now: Date, isWaiting = false): Promise<Page<PolicySummary>> {
      const waiting = isWaiting ? [{ _id: { $in: await versions.distinct('name', { decided: 'proposed' }) } }] : [];
      const filter = { $and: [inUseBy(place), ...matching(page.q), ...waiting] };
      const found = await readPage<PolicyHead>(heads.collection, filter, { keys: ['_id'], direction: 1 }, page);
      const records = await choose(
        found.items.map(({ name }) => name),
        chinaDay(now),
        standing,
      );
      return { ...found, items: records.map(({ summary }) => summary) };
    },

    /** The policies in force in sight of a place, by name, at most 2,000. */
    async seenBy(place: Place, now: Date): Promise<Record<string, Policy>> {
      const found = await heads.find(inUseBy(place)).sort({ _id: 1 }).limit(2_000).lean<PolicyHead[]>();
      const names = found.map(({ name }) => name);
      const records = await choose(names, chinaDay(now), inForceOn);
      return Object.fromEntries(records.map(({ summary, policy }) => [summary.name, policy]));
    },

    /** The layers of a policy, by name: those in force, and with `all` those that are not. */
    async layersOf(name: string, now: Date, all = false): Promise<PolicyRecord[]> {
      const groups = grouped(await stubs({ refines: name }));
      const day = chinaDay(now);
      const chosen = [...groups.values()].flatMap((each) => (all ? standing(each, day) : inForceOn(each, day)) ?? []);
      return recordsOf(
        chosen.sort((a, b) => (a.name < b.name ? -1 : 1)),
        groups,
        day,
      );
    },

    /** Every version of a policy, the latest first. */
    async versions(name: string, now: Date): Promise<PolicyRecord[]> {
      const found = await versions.find({ name }).sort({ version: -1 }).lean<StoredPolicy[]>();
      const all = found.map(stubOf);
      return found.map((each) => recordOf(each, all, chinaDay(now)));
    },
  };
}

export type Policies = ReturnType<typeof createPolicies>;
export type { PolicyRecord } from './policy-versions.ts';
