/** The collection of orders that change how entries of registers stand: written before anything is changed, and closed when all of it is. */
import { Schema, type Connection } from 'mongoose';
import type { Sealer } from '../core/sealing.ts';
import type { StandingOrder } from '../core/registers/standing-order.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { isTaken } from './store-errors.ts';

interface StoredOrder extends Omit<StandingOrder, 'id' | 'reason'>, Attempt {
  _id: string;
  /** Sealed: people write names into reasons. */
  reason: string;
}

const schema = new Schema<StoredOrder>(
  {
    ...{ _id: String, region: String, institution: String, entry: String, act: String, side: String, by: String },
    ...{
      at: String,
      reason: String,
      state: String,
      isApplied: Boolean,
      changed: Number,
      told: String,
      tried: [Schema.Types.Mixed],
    },
    ...{ made: String, of: String },
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ entry: 1, at: -1 })
  .index({ state: 1, at: 1 });

/** Opens the collection. */
export function createStandingOrders(connection: Connection, sealer: Sealer) {
  const model = connection.model('standing-order', schema, 'standing-orders');
  const recordOf = ({ _id, made: _made, of: _of, reason, ...rest }: StoredOrder): StandingOrder => ({
    ...{ id: _id, ...rest },
    reason: sealer.open(reason),
  });

  return {
    /** Writes an order; the one that was written where it is of the same attempt. @throws Problem `idempotency-key-reused` */
    async insert({ id, ...order }: StandingOrder, attempt: Attempt): Promise<StandingOrder> {
      try {
        await model.create({ _id: id, ...order, reason: sealer.seal(order.reason), ...attempt });
        return { id, ...order };
      } catch (error) {
        const earlier = isTaken(error) && (await model.findOne({ made: attempt.made }).lean<StoredOrder>());
        if (!earlier) throw error;
        return recordOf(madeBefore(earlier, attempt));
      }
    },

    /** What an attempt ordered; null where it has ordered nothing yet. @throws Problem `idempotency-key-reused` */
    async ofAttempt(attempt: Attempt): Promise<StandingOrder | null> {
      const earlier = await model.findOne({ made: attempt.made }).lean<StoredOrder>();
      return earlier && recordOf(madeBefore(earlier, attempt));
    },

    /** @throws Problem `not-found` */
    async get(id: string): Promise<StandingOrder> {
      const found = await model.findById(id).lean<StoredOrder>();
      if (!found) throw problem('not-found', { what: text('处置', 'The order') });
      return recordOf(found);
    },

    /** The oldest open order of an entry; null where there is none. */
    async oldestOpen(entry: string): Promise<StandingOrder | null> {
      const found = await model.findOne({ entry, state: 'open' }).sort({ at: 1, _id: 1 }).lean<StoredOrder>();
      return found && recordOf(found);
    },

    /** The orders of an entry, the latest first. */
    async latestOf(entry: string, atMost: number): Promise<StandingOrder[]> {
      const found = await model.find({ entry }).sort({ at: -1, _id: -1 }).limit(atMost).lean<StoredOrder[]>();
      return found.map(recordOf);
    },

    /** Entries with open orders given before a time. */
    async waiting(before: string, atMost: number): Promise<string[]> {
      const found = await model
        .find({ state: 'open', at: { $lt: before } })
        .sort({ at: 1 })
        .limit(atMost)
        .lean<StoredOrder[]>();
      return [...new Set(found.map(({ entry }) => entry))];
    },

    /** Notes how far an order has come. */
    async note(
      id: string,
      set: Partial<Pick<StandingOrder, 'state' | 'isApplied' | 'changed' | 'told' | 'tried'>>,
    ): Promise<void> {
      await model.updateOne({ _id: id }, { $set: set });
    },
  };
}

export type StandingOrders = ReturnType<typeof createStandingOrders>;
