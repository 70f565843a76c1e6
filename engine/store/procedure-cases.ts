/** The collection of procedures' cases: projections of what their workflows did, written again without harm. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import {
  providerOf,
  summaryOf,
  type ProcedureProjection,
  type ProcedureRecord,
  type ProcedureSummary,
} from '../core/procedures/procedure-case.ts';
import { procedureTasks } from '../core/procedures/procedure-tasks.ts';
import type { Plan } from '../core/procedures/plan.ts';
import type { ProcedureState, StageFinding, Stamp } from '../core/procedures/procedure-state.ts';
import type { ProcedureKind, ProcedureOutcome, Side } from '../core/procedures/procedure.ts';
import type { Place } from '../core/rights.ts';
import type { ProcedureStart } from '../core/run-procedure-ports.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { insertLacking } from './insert-lacking.ts';
import { isTaken } from './store-errors.ts';
import type { Tasks } from './tasks.ts';

interface StoredProcedureCase extends Place, Attempt {
  _id: string;
  procedure: ProcedureKind;
  act: string;
  registration: string | null;
  /** One open case a thing: its own once the case is over. */
  only: string;
  name: string;
  status: 'open' | 'over';
  side: Side;
  /** The institution that provides the data it asks for. */
  provider?: string;
  /** Of an item: its batch, and the institution that applied for that. */
  batch?: string;
  sponsor?: string;
  since: string;
  due: string;
  openedAt: string;
  search: string;
  seq: number;
  /** Sealed JSON. */
  start: string;
  body: string | null;
  stamps: Record<string, string>;
}

const schema = new Schema<StoredProcedureCase>(
  {
    ...{ _id: String, region: String, institution: String, made: String, of: String, procedure: String, act: String },
    ...{
      registration: String,
      only: String,
      name: String,
      status: String,
      side: String,
      provider: String,
      batch: String,
      sponsor: String,
      since: String,
      due: String,
    },
    ...{ openedAt: String, search: String, seq: Number, start: String, body: String },
    stamps: Schema.Types.Mixed,
  },
  { versionKey: false, minimize: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ only: 1 }, { unique: true, partialFilterExpression: { only: { $exists: true } } })
  .index({ openedAt: -1, _id: -1 })
  .index({ status: 1, side: 1, due: 1 })
  .index({ registration: 1, openedAt: -1 })
  .index({ batch: 1, openedAt: -1, _id: -1 });

const never = '9999';

/** Which cases are asked for. */
export interface ProcedureCaseQuery extends PageRequest {
  procedure?: ProcedureKind | undefined;
  status?: 'open' | 'over' | undefined;
  side?: Side | undefined;
  registration?: string | undefined;
  batch?: string | undefined;
  overdue?: string | undefined;
}

/** A case about to be opened. `only` names what it may be the one open case of. */
export interface NewProcedureCase {
  start: ProcedureStart;
  only: string;
  attempt: Attempt;
}

interface Body {
  plan: Plan;
  state: ProcedureState;
}

/** Opens the collection. */
export function createProcedureCases(connection: Connection, sealer: Sealer, tasks: Pick<Tasks, 'project'>) {
  const model = connection.model('procedure-case', schema, 'procedure-cases');
  const open = <T>(sealed: string): T => JSON.parse(sealer.open(sealed)) as T;
  const seal = (value: unknown): string => sealer.seal(JSON.stringify(value));
  const missing = () => problem('not-found', { what: text('办件', 'The case') });

  const recordOf = (it: StoredProcedureCase): ProcedureRecord | null => {
    if (it.body === null) return null;
    const { plan, state } = open<Body>(it.body);
    const projection = { start: open<ProcedureStart>(it.start), plan, state };
    const stamps = Object.values(it.stamps)
      .map((sealed) => open<Stamp>(sealed))
      .sort((a, b) => a.seq - b.seq);
    const sharedWith = [providerOf(state), projection.start.inherits?.by].filter((place) => place != null);
    return { ...summaryOf({ ...projection, stamps }, it.name), sharedWith, ...projection, stamps };
  };

  return {
    /** Writes a case that is about to start; its start where it is new, or of the same attempt. @throws Problem `idempotency-key-reused`, `case-open-already` */
    async insert({ start, only, attempt }: NewProcedureCase): Promise<ProcedureStart> {
      const { caseId, procedure, act, place, registration, openedAt } = start;
      const document: StoredProcedureCase = {
        ...{ _id: caseId, ...place, ...attempt, procedure, act, registration, only },
        ...{ name: '', status: 'open', side: 'applicant', since: openedAt, due: never, openedAt },
        ...{ search: [caseId, procedure, act].join(' '), seq: 0, start: seal(start), body: null, stamps: {} },
      };
      try {
        await model.collection.insertOne(document as never);
        return start;
      } catch (error) {
        if (!isTaken(error)) throw error;
        const earlier = await model.findOne({ made: attempt.made }).lean<StoredProcedureCase>();
        if (earlier) return open<ProcedureStart>(madeBefore(earlier, attempt).start);
        const other = await model.findOne({ only }).select(['_id']).lean<{ _id: string }>();
        throw problem('case-open-already', { id: other?._id ?? '' });
      }
    },

    /** Writes the cases of a batch's items, each with what it takes on by name; those that are there stay as they are. */
    async insertItems(items: readonly { start: ProcedureStart; name: string }[]): Promise<void> {
      const all = items.map(({ start, name }): StoredProcedureCase => {
        const { caseId, procedure, act, place, registration, openedAt, inherits } = start;
        return {
          ...{ _id: caseId, ...place, made: `item ${caseId}`, of: caseId, procedure, act, registration },
          ...{ only: `item ${caseId}`, name, status: 'open', side: 'platform', since: openedAt, due: never, openedAt },
          ...(inherits && { batch: inherits.from }),
          ...(inherits?.by?.institution && { sponsor: inherits.by.institution }),
          search: [caseId, procedure, act, name].join(' ').toLowerCase(),
          ...{ seq: 0, start: seal(start), body: null, stamps: {} },
        };
      });
      await insertLacking(model.collection, all);
    },

    /** Writes what a step left, unless a later one has been written; its tasks first. */
    async project(projection: ProcedureProjection): Promise<void> {
      const { start, plan, state, stamps } = projection;
      const known = await model.findById(start.caseId).lean<StoredProcedureCase>();
      if (!known || known.seq > state.seq) return;
      const before = known.body === null ? null : { start, ...open<Body>(known.body), stamps: [] };
      const at = stamps.at(-1)?.at ?? start.openedAt;
      // Projected again, the stamps are the same, and so are the tasks that they close.
      if (known.seq < state.seq || before === null)
        await tasks.project(start.caseId, {
          stretch: state.seq,
          holder: null,
          tasks: procedureTasks(before, projection, at),
        });
      const { holder } = summaryOf(projection, '');
      const isOver = state.phase === 'over';
      const provider = providerOf(state)?.institution;
      await model.collection.updateOne(
        { _id: start.caseId as never, seq: { $lte: state.seq } },
        {
          $set: {
            ...{ seq: state.seq, body: seal({ plan, state } satisfies Body), status: isOver ? 'over' : 'open' },
            ...(provider && { provider }),
            ...{ side: holder.side, since: state.since, due: state.dueAt ?? never },
            // Not unset: the Java server would take a second case without it for a duplicate.
            ...(isOver && { only: `over ${start.caseId}` }),
            ...Object.fromEntries(stamps.map((stamp) => [`stamps.${stamp.seq}`, seal(stamp)])),
          },
        },
      );
    },

    /** Notes what the applicant calls what the case takes on. */
    async rename(id: string, name: string): Promise<void> {
      const found = await model.findById(id).select(['procedure', 'act']).lean<StoredProcedureCase>();
      if (!found) throw missing();
      const search = [id, found.procedure, found.act, name].join(' ').toLowerCase();
      await model.collection.updateOne({ _id: id as never }, { $set: { name, search } });
    },

    /** @throws Problem `not-found`, and `unavailable` while the engine has not begun it */
    async get(id: string): Promise<ProcedureRecord> {
      const found = await model.findById(id).lean<StoredProcedureCase>();
      if (!found) throw missing();
      const record = recordOf(found);
      if (!record) throw problem('case-starting');
      return record;
    },

    /** How those of these cases that are over ended, and what was found. */
    async ends(ids: readonly string[]): Promise<Map<string, { outcome: ProcedureOutcome; findings: StageFinding[] }>> {
      if (ids.length === 0) return new Map();
      const found = await model
        .find({ _id: { $in: [...ids] }, status: 'over' })
        .select(['body'])
        .lean<StoredProcedureCase[]>();
      return new Map(
        found.flatMap(({ _id, body }) => {
          const { state } = open<Body>(body ?? '');
          const findings = Object.values(state.results).flatMap((result) => result.findings);
          return state.outcome === null ? [] : [[_id, { outcome: state.outcome, findings }]];
        }),
      );
    },

    /** Where a case belongs, also before it has begun. @throws Problem `not-found` */
    async placeOf(id: string): Promise<Place & { id: string }> {
      const found = await model.findById(id).select(['region', 'institution']).lean<StoredProcedureCase>();
      if (!found) throw missing();
      return { id, region: found.region, institution: found.institution };
    },

    /** Lists the cases that somebody of a place may see, the latest first. */
    async list(place: Place, query: ProcedureCaseQuery): Promise<Page<ProcedureSummary>> {
      const { procedure, status, side, registration, batch, overdue, q } = query;
      const shared =
        place.institution === null ? [] : [{ provider: place.institution }, { sponsor: place.institution }];
      const filters: Filter[] = [{ $or: [inSightOf(place), ...shared] }, ...matching(q), { body: { $ne: null } }];
      for (const [key, value] of Object.entries({ procedure, status, side, registration, batch }))
        if (value !== undefined) filters.push({ [key]: value });
      if (overdue !== undefined) filters.push({ status: 'open', due: { $lt: overdue } });
      const order = { keys: ['openedAt', '_id'], direction: -1, without: ['stamps'] } as const;
      const found = await readPage<StoredProcedureCase>(model.collection, { $and: filters }, order, query);
      const items = found.items.map((each) => {
        const { plan, state } = open<Body>(each.body ?? '');
        return summaryOf({ start: open<ProcedureStart>(each.start), plan, state, stamps: [] }, each.name);
      });
      return { ...found, items };
    },

    /** Cases whose workflow has not begun, opened before a time. */
    async starting(before: string, limit: number): Promise<ProcedureStart[]> {
      const found = await model
        .find({ body: null, openedAt: { $lt: before } })
        .limit(limit)
        .lean<StoredProcedureCase[]>();
      return found.map(({ start }) => open<ProcedureStart>(start));
    },
  };
}

export type ProcedureCases = ReturnType<typeof createProcedureCases>;
