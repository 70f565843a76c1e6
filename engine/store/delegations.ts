/** The collection of delegations: who does whose work from one day to another. The reason is sealed; one that was ended stays in the record. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { Delegation } from '../core/delegation.ts';
import { problem } from '../core/problem.ts';
import type { Actor } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inSightOf, readPage, type Filter, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';

interface StoredDelegation extends Omit<Delegation, 'id' | 'ended'>, Attempt {
  _id: string;
  endedBy: string | null;
  endedAt: string | null;
}

const schema = new Schema<StoredDelegation>(
  {
    ...{ _id: String, region: String, institution: String, made: String, of: String, from: String, to: String },
    ...{ firstDay: String, lastDay: String, reason: String, by: String, at: String, endedBy: String, endedAt: String },
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ from: 1, lastDay: 1 })
  .index({ to: 1, lastDay: 1 })
  .index({ region: 1, firstDay: -1, _id: -1 });

/** Which delegations are asked for. mine: given and taken; given: of whoever asks; taken: they stand in; place: of everybody of their place. */
export const delegationViews = ['mine', 'given', 'taken', 'place'] as const;
export type DelegationViewName = (typeof delegationViews)[number];

/** Opens the collection. */
export function createDelegations(connection: Connection, sealer: Sealer) {
  const model = connection.model('delegation', schema, 'delegations');

  const delegationOf = (it: StoredDelegation): Delegation => {
    const { _id, made: _made, of: _of, endedBy, endedAt, reason, ...rest } = it;
    const ended = endedBy === null || endedAt === null ? null : { by: endedBy, at: endedAt };
    return { ...rest, id: _id, reason: sealer.open(reason), ended };
  };

  const viewed = (actor: Actor, view: DelegationViewName): Filter => {
    const { account } = actor;
    if (view === 'place') return inSightOf(actor);
    if (view === 'mine') return { $or: [{ from: account }, { to: account }] };
    return view === 'given' ? { from: account } : { to: account };
  };

  /** In force on a day, unless ended. */
  const on = (day: string): Filter => ({ firstDay: { $lte: day }, lastDay: { $gte: day } });

  /** Of those that were not ended. */
  const find = async (filter: Filter): Promise<Delegation[]> =>
    (await model.find({ endedAt: null, ...filter }).lean<StoredDelegation[]>()).map(delegationOf);

  return {
    /** @throws Problem `not-found` */
    async get(id: string): Promise<Delegation> {
      const found = await model.findById(id).lean<StoredDelegation>();
      if (!found) throw problem('not-found', { what: text('委托', 'The delegation') });
      return delegationOf(found);
    },

    /** What an earlier try of the same attempt made; null where there was none. @throws Problem `idempotency-key-reused` */
    async madeBy(attempt: Attempt): Promise<Delegation | null> {
      const earlier = await model.findOne({ made: attempt.made }).lean<StoredDelegation>();
      return earlier && delegationOf(madeBefore(earlier, attempt));
    },

    /** Adds one, or gives what the same attempt added. @throws Problem `idempotency-key-reused` */
    async add({ id, ended: _ended, reason, ...rest }: Delegation, attempt: Attempt): Promise<Delegation> {
      const fresh = { ...rest, ...attempt, _id: id, reason: sealer.seal(reason), endedBy: null, endedAt: null };
      try {
        await model.collection.insertOne(fresh as never);
        return delegationOf(fresh);
      } catch (error) {
        const earlier = isTaken(error) && (await model.findOne({ made: attempt.made }).lean<StoredDelegation>());
        if (!earlier) throw error;
        return delegationOf(madeBefore(earlier, attempt));
      }
    },

    /** Takes one away that should not have been added. */
    async drop(id: string): Promise<void> {
      await model.deleteOne({ _id: id });
    },

    /** Those of these people, as whoever is away or stands in, that are not over on a day. */
    touching: (accounts: readonly string[], day: string): Promise<Delegation[]> =>
      find({ lastDay: { $gte: day }, $or: [{ from: { $in: [...accounts] } }, { to: { $in: [...accounts] } }] }),

    /** Those in force on a day: of these people who are away, of who stands in, or both. */
    inForce: (day: string, { from, to }: { from?: readonly string[]; to?: string }): Promise<Delegation[]> =>
      find({
        ...on(day),
        ...(from && { from: { $in: [...from] } }),
        ...(to !== undefined && { to }),
      }),

    /** Lists them, the latest first; with `day` only those in force on it. */
    async list(
      actor: Actor,
      { view, day, ...page }: PageRequest & { view: DelegationViewName; day?: string | undefined },
    ): Promise<Page<Delegation>> {
      const filters: Filter[] = [viewed(actor, view)];
      if (day !== undefined) filters.push({ endedAt: null, ...on(day) });
      const order = { keys: ['firstDay', '_id'], direction: -1 } as const;
      const found = await readPage<StoredDelegation>(model.collection, { $and: filters }, order, page);
      return { ...found, items: found.items.map(delegationOf) };
    },

    /** Ends one at once; one that was ended before stays as it was. */
    async end(id: string, { by, at }: { by: string; at: string }): Promise<void> {
      await model.updateOne({ _id: id, endedAt: null }, { $set: { endedBy: by, endedAt: at } });
    },
  };
}

export type Delegations = ReturnType<typeof createDelegations>;
