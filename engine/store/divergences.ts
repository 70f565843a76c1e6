/** The collection of divergences: what our register and the national one differ in, until they agree. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { DivergenceRecord } from '../core/divergence.ts';
import type { Place } from '../core/rights.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';

interface StoredDivergence extends Omit<DivergenceRecord, 'id'> {
  _id: string;
  search: string;
}

const schema = new Schema<StoredDivergence>(
  {
    ...{ _id: String, region: String, institution: String, entry: String, register: String, name: String },
    ...{ divergence: String, repair: String, since: String, seenAt: String, resolvedAt: String, search: String },
  },
  { versionKey: false },
)
  .index({ entry: 1 })
  .index({ since: -1, _id: -1 });

/** Opens the collection. */
export function createDivergences(connection: Connection) {
  const model = connection.model('divergence', schema, 'divergences');

  return {
    /** Raises a divergence, or notes that it is still there; what differed in something else of the same entry is over. */
    async raise(found: Omit<DivergenceRecord, 'id' | 'since' | 'seenAt' | 'resolvedAt'>, at: string): Promise<void> {
      const { entry, divergence, name } = found;
      const _id = `${entry} ${divergence}`;
      await this.settle(entry, at, _id);
      const search = `${entry} ${name} ${divergence}`.toLowerCase();
      // One that comes back begins anew.
      await model.updateOne({ _id, resolvedAt: { $ne: null } }, { $set: { since: at } });
      await model.updateOne(
        { _id },
        { $set: { ...found, search, seenAt: at, resolvedAt: null }, $setOnInsert: { since: at } },
        { upsert: true },
      );
    },

    /** Notes that an entry agrees, in all or in all but one thing. */
    async settle(entry: string, at: string, but = ''): Promise<void> {
      await model.updateMany({ entry, resolvedAt: null, _id: { $ne: but } }, { $set: { resolvedAt: at } });
    },

    /** Lists divergences in sight of somebody, the latest first. */
    async list(
      place: Place,
      { state, q, ...page }: PageRequest & { state?: 'open' | 'over' | undefined },
    ): Promise<Page<DivergenceRecord>> {
      const filters: Filter[] = [inSightOf(place), ...matching(q)];
      if (state) filters.push({ resolvedAt: state === 'open' ? null : { $ne: null } });
      const order = { keys: ['since', '_id'], direction: -1 } as const;
      const found = await readPage<StoredDivergence>(model.collection, { $and: filters }, order, page);
      return { ...found, items: found.items.map(({ _id, search: _search, ...rest }) => ({ id: _id, ...rest })) };
    },
  };
}

export type Divergences = ReturnType<typeof createDivergences>;
