/** The collection of scenarios: the draft with its revision, and the releases, each changed by compare-and-set. */
import { Schema, type Connection } from 'mongoose';
import type { Draft, Page, ScenarioSummary } from '../core/api.ts';
import { policiesNamedBy } from '../core/pin.ts';
import { callsOf } from '../core/pin-subs.ts';
import { problem } from '../core/problem.ts';
import { liesIn, type Place } from '../core/rights.ts';
import type { Scenario } from '../core/scenario.ts';
import { text, type Text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { gatherReads } from './gather-reads.ts';
import { inUseBy, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { inUse, liveOf, releaseOf, returnedOf, waitingOf, type Release } from './releases.ts';
import { isTaken } from './store-errors.ts';

/** The draft is kept as text: its prompts have dots in their names. */
interface StoredScenario extends Place, Attempt {
  _id: string;
  draft: string;
  search: string;
  revision: number;
  updatedAt: string;
  updatedBy: string;
  releases: Release[];
  releasesRevision: number;
  /** Whether the latest version was sent back; written with the releases, to be looked for. */
  isReturned?: boolean;
}

/** What using a scenario asks of it. */
export interface ReleasedScenario extends Place {
  releases: Release[];
}

/** A scenario as the API works with it. */
export interface ScenarioRecord extends ReleasedScenario {
  summary: ScenarioSummary;
  draft: Draft;
  /** Revision of the releases as a whole. */
  releasesRevision: number;
}

/** Which scenarios are asked for, by how their versions stand. */
export const scenarioStates = ['waiting', 'returned', 'published', 'suspended', 'unpublished'] as const;
export type ScenarioState = (typeof scenarioStates)[number];

const ofState: Record<ScenarioState, Filter> = {
  waiting: { 'releases.state': 'filed' },
  returned: { isReturned: true },
  published: { 'releases.state': 'published' },
  suspended: { 'releases.state': 'suspended' },
  unpublished: { 'releases.state': { $ne: 'published' } },
};

/** Who writes, and when. */
export interface Author {
  by: string;
  at: string;
}

const schema = new Schema<StoredScenario>(
  {
    _id: String,
    region: String,
    institution: String,
    made: String,
    of: String,
    draft: String,
    search: String,
    revision: Number,
    updatedAt: String,
    updatedBy: String,
    releases: [Schema.Types.Mixed],
    releasesRevision: Number,
    isReturned: Boolean,
  },
  { versionKey: false },
).index({ made: 1 }, { unique: true });

interface ScenarioName {
  id: string;
  name: Text;
}

const mostNaming = 200;

const what = text('应用场景', 'The scenario');

const searchOf = ({ id, name, summary }: Scenario): string =>
  [id, ...Object.values(name), ...Object.values(summary)].join(' ').toLowerCase();

const filedAs = (release: Release | undefined) =>
  release ? { version: release.version, filedBy: release.filedBy } : null;

function summaryOf(it: StoredScenario, { id, name, summary, field, service }: Scenario): ScenarioSummary {
  const { region, institution, revision, updatedAt, updatedBy } = it;
  const releases = it.releases.map(releaseOf);
  const published = inUse(releases)?.version ?? null;
  const waiting = filedAs(waitingOf(releases));
  const returned = filedAs(returnedOf(releases));
  const edited = { region, institution, revision, updatedAt, updatedBy };
  return { id, name, summary, field, service, ...edited, published, waiting, returned };
}

function recordOf(it: StoredScenario): ScenarioRecord {
  const scenario = JSON.parse(it.draft) as Scenario;
  const { region, institution, revision, updatedAt, updatedBy, releasesRevision } = it;
  const releases = it.releases.map(releaseOf);
  const summary = summaryOf(it, scenario);
  const draft: Draft = { revision, scenario, savedBy: updatedBy, savedAt: updatedAt };
  return { region, institution, releases, releasesRevision, draft, summary };
}

/** One may call what belongs to nobody else, above or below one's own division. */
const isNear = (called: Place, caller: Place): boolean =>
  (called.institution === null || called.institution === caller.institution) &&
  (liesIn(called.region, caller.region) || liesIn(caller.region, called.region));

/** Opens the collection. */
export function createScenarios(connection: Connection) {
  const model = connection.model('scenario', schema, 'scenarios');

  const stored = async (id: string): Promise<StoredScenario> => {
    const found = await model.findById(id).lean<StoredScenario>();
    if (!found) throw problem('not-found', { what });
    return found;
  };

  const releasesOf = gatherReads((ids) =>
    model
      .find({ _id: { $in: ids } })
      .select(['region', 'institution', 'releases'])
      .lean<Pick<StoredScenario, '_id' | 'region' | 'institution' | 'releases'>[]>(),
  );

  /** The scenarios whose drafts name something in a setting, as far as they truly do. */
  const draftsNaming = async (
    setting: string,
    named: string,
    place: Place,
    isSo: (scenario: Scenario) => boolean,
  ): Promise<ScenarioName[]> => {
    const found = await model
      .find({ $and: [inUseBy(place), { draft: { $regex: `"${setting}":"${named}"` } }] })
      .sort({ _id: 1 })
      .limit(mostNaming)
      .select(['draft'])
      .lean<Pick<StoredScenario, '_id' | 'draft'>[]>();
    return found
      .map(({ draft }) => JSON.parse(draft) as Scenario)
      .filter(isSo)
      .map(({ id, name }) => ({ id, name }));
  };

  return {
    /** @throws Problem `already-exists`, `idempotency-key-reused` */
    async create(scenario: Scenario, place: Place, { by, at }: Author, attempt: Attempt): Promise<ScenarioRecord> {
      const fresh: StoredScenario = {
        _id: scenario.id,
        region: place.region,
        institution: place.institution,
        ...attempt,
        draft: JSON.stringify(scenario),
        search: searchOf(scenario),
        revision: 1,
        updatedAt: at,
        updatedBy: by,
        releases: [],
        releasesRevision: 0,
      };
      try {
        await model.create(fresh);
        return recordOf(fresh);
      } catch (error) {
        if (!isTaken(error)) throw error;
        const earlier = await model.findOne({ made: attempt.made }).lean<StoredScenario>();
        if (earlier) return recordOf(madeBefore(earlier, attempt));
        throw problem('already-exists', { what });
      }
    },

    /** @throws Problem `not-found` */
    get: async (id: string): Promise<ScenarioRecord> => recordOf(await stored(id)),

    /** Where a scenario belongs and its releases, without its document. @throws Problem `not-found` */
    async released(id: string): Promise<ReleasedScenario> {
      const found = await releasesOf(id);
      if (!found) throw problem('not-found', { what });
      return { region: found.region, institution: found.institution, releases: found.releases.map(releaseOf) };
    },

    /** Lists what somebody of a place may see, by id. */
    async list(
      place: Place,
      page: PageRequest & { state?: ScenarioState | undefined },
    ): Promise<Page<ScenarioSummary>> {
      const filter = { $and: [inUseBy(place), ...(page.state ? [ofState[page.state]] : []), ...matching(page.q)] };
      const found = await readPage<StoredScenario>(model.collection, filter, { keys: ['_id'], direction: 1 }, page);
      return { ...found, items: found.items.map((each) => summaryOf(each, JSON.parse(each.draft) as Scenario)) };
    },

    /** The summaries of these scenarios, as far as somebody of a place may see them. */
    async named(ids: readonly string[], place: Place): Promise<ScenarioSummary[]> {
      if (ids.length === 0) return [];
      const found = await model.find({ $and: [inUseBy(place), { _id: { $in: ids } }] }).lean<StoredScenario[]>();
      return found.map((each) => summaryOf(each, JSON.parse(each.draft) as Scenario));
    },

    /** The drafts in sight of a place, by id, at most 2,000. */
    async drafts(place: Place): Promise<Scenario[]> {
      const found = await model
        .find(inUseBy(place))
        .sort({ _id: 1 })
        .limit(2_000)
        .select(['draft'])
        .lean<Pick<StoredScenario, '_id' | 'draft'>[]>();
      return found.map(({ draft }) => JSON.parse(draft) as Scenario);
    },

    /** Replaces the draft that has this revision. @throws Problem `edited-meanwhile` */
    async saveDraft(scenario: Scenario, revision: number, { by, at }: Author): Promise<Draft> {
      const changed = await model.updateOne(
        { _id: scenario.id, revision },
        {
          $set: { draft: JSON.stringify(scenario), search: searchOf(scenario), updatedAt: at, updatedBy: by },
          $inc: { revision: 1 },
        },
      );
      if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      return { revision: revision + 1, scenario, savedBy: by, savedAt: at };
    },

    /** The published versions of some scenarios, by scenario, as far as one that belongs to a place may call them. */
    async callable(ids: readonly string[], place: Place): Promise<Record<string, Release[]>> {
      const found = await model
        .find({ _id: { $in: ids } })
        .select(['region', 'institution', 'releases'])
        .lean<Pick<StoredScenario, '_id' | 'region' | 'institution' | 'releases'>[]>();
      return Object.fromEntries(
        found.filter((each) => isNear(each, place)).map(({ _id, releases }) => [_id, liveOf(releases.map(releaseOf))]),
      );
    },

    /** The scenarios in sight of a place whose drafts call this one, by id, at most 200. */
    callersOf: (called: string, place: Place): Promise<ScenarioName[]> =>
      draftsNaming(
        'scenario',
        called,
        place,
        (scenario) => scenario.id !== called && callsOf(scenario).some((call) => call.scenario === called),
      ),

    /** The scenarios in sight of a place whose drafts decide by a policy, by id, at most 200. */
    decidingBy: (policy: string, place: Place): Promise<ScenarioName[]> =>
      draftsNaming('policy', policy, place, (scenario) => policiesNamedBy(scenario).includes(policy)),

    /**
     * Changes the releases as a whole, trying again where somebody else changed them meanwhile, unless a revision is asked for.
     * @throws Problem `not-found`, `edited-meanwhile`
     */
    async changeReleases(
      id: string,
      change: (releases: readonly Release[]) => Release[],
      revision?: number,
    ): Promise<{ releases: Release[]; revision: number }> {
      for (let tries = 0; tries < 10; tries += 1) {
        const { releases, releasesRevision } = await stored(id);
        if (revision !== undefined && revision !== releasesRevision) throw problem('edited-meanwhile');
        const next = change(releases.map(releaseOf));
        const changed = await model.updateOne(
          { _id: id, releasesRevision },
          { $set: { releases: next, isReturned: returnedOf(next) !== undefined }, $inc: { releasesRevision: 1 } },
        );
        if (changed.matchedCount === 1) return { releases: next, revision: releasesRevision + 1 };
      }
      throw problem('edited-meanwhile');
    },
  };
}

export type Scenarios = ReturnType<typeof createScenarios>;
