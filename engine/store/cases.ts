/** The collection of cases: projections of what Temporal or the direct host did, written again without harm. */
import type { Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { caseStatuses, type CaseRecord, type CaseStart, type CaseStatus } from '../core/case.ts';
import { assertExists } from '../core/control.ts';
import { isProblem, problem, type Problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { CaseProjection, CaseProjections } from '../core/store-ports.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { countLive } from './live-cases.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';
import {
  caseSchema,
  freshRecord,
  holderIndexOf,
  projected,
  recordOf,
  storedCase,
  storedDecided,
  type NewCase,
  type StoredStand,
  type StoredCase,
} from './stored-case.ts';
import type { Tasks } from './tasks.ts';

/** Which cases are asked for. `holder` is a social security number in clear; only its blind index is compared. */
export interface CaseQuery extends PageRequest {
  scenario?: string | undefined;
  version?: number | undefined;
  /** The node of the drawn scenario that a token stands on, or the whole path of it. */
  node?: string | undefined;
  path?: string | undefined;
  /** Slug of what holds the token there. */
  problem?: string | undefined;
  status?: CaseStatus | undefined;
  holder?: string | undefined;
}

/** Cases with a token that stands there, held by that. */
function standingAt({ node, path, problem: slug }: CaseQuery): Filter[] {
  const one = {
    ...(node !== undefined && { node }),
    ...(path !== undefined && { path }),
    ...(slug !== undefined && { held: 1, 'problem.slug': slug }),
  };
  return Object.keys(one).length === 0 ? [] : [{ standing: { $elemMatch: one } }];
}

/** How far a case has come: enough to see whether it changed. */
export interface CaseProgress {
  id: string;
  stretch: number;
  status: CaseStatus;
}

/** A case whose workflow may not have been started yet. */
export interface StartingCase {
  digest: string;
  start: CaseStart;
}

/** A direct case: run, and now to be recorded. */
export interface FinishedCase {
  fresh: NewCase;
  projection: CaseProjection;
}

const openStatuses = caseStatuses.filter((status) => !['completed', 'cancelled', 'failed'].includes(status));
const mostPlaces = 100;
/** What lists leave out: much, and sealed. */
const unlisted = ['stretches', 'walked', 'stood', 'decided', 'grounds', 'start'] as const;

/** Opens the collection. */
export function createCases(connection: Connection, sealer: Sealer, tasks: Pick<Tasks, 'project'>) {
  const model = connection.model('case', caseSchema, 'cases');

  const earlier = async (attempt: Attempt): Promise<CaseRecord> => {
    const found = await model.findOne({ made: attempt.made }).lean<StoredCase>();
    return recordOf(sealer, madeBefore(assertExists(found, 'the case of the attempt'), attempt));
  };

  /** Where the tokens of a case stood before a stretch, also where that is being projected again. */
  async function stoodBefore(caseId: string, stretch: number): Promise<StoredStand[]> {
    const known = await model
      .findById(caseId)
      .select({ stretch: 1, standing: 1, stood: 1 })
      .lean<Pick<StoredCase, 'stretch' | 'standing' | 'stood'>>();
    return (known?.stretch === stretch ? known.stood : known?.standing) ?? [];
  }

  return {
    /** Writes a case that is about to start, or gives what the same attempt wrote before. @throws Problem `idempotency-key-reused` */
    async insert(fresh: NewCase): Promise<CaseRecord> {
      const document = storedCase(sealer, fresh);
      try {
        await model.collection.insertOne(document as never);
        return freshRecord(sealer, document);
      } catch (error) {
        if (!isTaken(error)) throw error;
        return earlier(fresh.attempt);
      }
    },

    /** Writes the records of direct cases in one go; each gives its record, or the problem of its own. */
    async insertMany(finished: readonly FinishedCase[]): Promise<(CaseRecord | Problem)[]> {
      const documents = finished.map(({ fresh, projection }) => storedCase(sealer, fresh, projection));
      const taken = new Set<number>();
      try {
        await model.collection.insertMany(documents as never[], { ordered: false });
      } catch (error) {
        const writeErrors = (error as { writeErrors?: { index: number; code: number }[] }).writeErrors;
        if (!writeErrors?.length || writeErrors.some(({ code }) => code !== 11000)) throw error;
        for (const { index } of writeErrors) taken.add(index);
      }
      return Promise.all(
        documents.map(async (document, index) => {
          if (!taken.has(index)) return freshRecord(sealer, document, finished[index]?.projection);
          try {
            return await earlier(document);
          } catch (error) {
            if (isProblem(error)) return error;
            throw error;
          }
        }),
      );
    },

    /** Writes what a stretch left, unless a later one has been written: its tasks first, so that who sees the case can find them. */
    async project(caseId: string, projection: CaseProjection): Promise<void> {
      await tasks.project(caseId, projection);
      const { stretch, steps } = projection;
      const stood = stretch === 1 ? [] : await stoodBefore(caseId, stretch);
      const decided = storedDecided(sealer, steps);
      const set = {
        ...projected(sealer, projection, stood),
        ...(decided && { [`decided.${stretch}`]: decided.marks, [`grounds.${stretch}`]: decided.sealed }),
      };
      const add = decided && { $addToSet: { policies: { $each: decided.policies } } };
      await model.updateOne({ _id: caseId, stretch: { $lte: stretch } }, { $set: set, ...add });
    },

    /** @throws Problem `not-found` */
    async get(id: string): Promise<CaseRecord> {
      const found = await model.findById(id).lean<StoredCase>();
      if (!found) throw problem('not-found', { what: text('办件', 'The case') });
      return recordOf(sealer, found);
    },

    /** Lists the cases somebody of a place may see, the latest first; their traces are left out. */
    async list(place: Place, query: CaseQuery): Promise<Page<CaseRecord>> {
      const { scenario, version, status, holder, q } = query;
      const filters: Filter[] = [inSightOf(place), ...matching(q), ...standingAt(query)];
      if (scenario !== undefined) filters.push({ 'scenario.id': scenario });
      if (version !== undefined) filters.push({ 'scenario.version': version });
      if (status !== undefined) filters.push({ status });
      if (holder !== undefined) filters.push({ holderIndex: holderIndexOf(sealer, holder) });
      const order = { keys: ['openedAt', '_id'], direction: -1, without: unlisted } as const;
      const found = await readPage<StoredCase>(model.collection, { $and: filters }, order, query);
      return { ...found, items: found.items.map((each) => recordOf(sealer, each)) };
    },

    /** Open cases of a version, by id, as far as somebody of a place may see them; their traces are left out. */
    async openOf(place: Place, scenario: string, version: number, page: PageRequest): Promise<Page<CaseRecord>> {
      const pinned = { 'scenario.id': scenario, 'scenario.version': version, status: { $in: openStatuses } };
      const order = { keys: ['_id'], direction: 1, without: unlisted } as const;
      const found = await readPage<StoredCase>(model.collection, { $and: [inSightOf(place), pinned] }, order, page);
      return { ...found, items: found.items.map((each) => recordOf(sealer, each)) };
    },

    /** Where the open cases of a scenario are, the most first, as far as somebody of a place may see them. */
    async placesOf(place: Place, scenario: string): Promise<(Place & { open: number })[]> {
      const found = await model.collection
        .aggregate<{ _id: Place; open: number }>([
          { $match: { $and: [inSightOf(place), { 'scenario.id': scenario, status: { $in: openStatuses } }] } },
          { $group: { _id: { region: '$region', institution: '$institution' }, open: { $sum: 1 } } },
          { $sort: { open: -1, _id: 1 } },
          { $limit: mostPlaces },
        ])
        .toArray();
      return found.map(({ _id: { region, institution }, open }) => ({
        region,
        institution: institution ?? null,
        open,
      }));
    },

    /** Counts the cases of a version that somebody of a place may see: where they stand and what holds them. */
    live: (place: Place, scenario: string, version: number) => countLive(model.collection, place, scenario, version),

    /** Notes the version to which a case was migrated. */
    async repin(caseId: string, { version, digest }: { version: number; digest: string }): Promise<void> {
      await model.updateOne({ _id: caseId }, { $set: { 'scenario.version': version, 'scenario.digest': digest } });
    },

    /** How far these cases have come. */
    async progress(ids: readonly string[]): Promise<CaseProgress[]> {
      const found = await model
        .find({ _id: { $in: ids } })
        .select({ stretch: 1, status: 1 })
        .lean<StoredCase[]>();
      return found.map(({ _id, stretch, status }) => ({ id: _id, stretch, status }));
    },

    /** Cases that were opened before a time and have not been seen to run. */
    async starting(openedBefore: string, limit: number): Promise<StartingCase[]> {
      const found = await model
        .find({ status: 'starting', openedAt: { $lt: openedBefore } })
        .sort({ openedAt: 1 })
        .limit(limit)
        .lean<StoredCase[]>();
      return found.map((each) => ({
        digest: each.scenario.digest,
        start: JSON.parse(sealer.open(each.start)) as CaseStart,
      }));
    },
  } satisfies CaseProjections & Record<string, unknown>;
}

export type Cases = ReturnType<typeof createCases>;
