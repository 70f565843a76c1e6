/** The collection of divergences: what our registers and another side's view of them differ in, until they agree; each with its task where somebody has to see to it. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { OtherSide } from '../core/registers/convergence-table.ts';
import { divergenceTask, divergenceTaskOver } from '../core/registers/divergence-task.ts';
import type { DivergenceRecord } from '../core/registers/divergence.ts';
import type { Place } from '../core/rights.ts';
import type { Tasks } from './tasks.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';

interface StoredDivergence extends Omit<DivergenceRecord, 'id' | 'side'> {
  _id: string;
  /** Left out by what was written before there were two: the national platform. */
  side?: OtherSide;
  search: string;
}

const schema = new Schema<StoredDivergence>(
  {
    ...{ _id: String, region: String, institution: String, entry: String, register: String, name: String },
    side: String,
    ...{ divergence: String, repair: String, since: String, seenAt: String, resolvedAt: String, search: String },
  },
  { versionKey: false },
)
  .index({ entry: 1 })
  .index({ since: -1, _id: -1 });

/** Opens the collection. */
export function createDivergences(connection: Connection, tasks: Pick<Tasks, 'project'>) {
  const model = connection.model('divergence', schema, 'divergences');

  return {
    /** Raises a divergence, or notes that it is still there; what differed in something else of the same entry is over. */
    async raise(found: Omit<DivergenceRecord, 'id' | 'since' | 'seenAt' | 'resolvedAt'>, at: string): Promise<void> {
      const { entry, divergence, name, side } = found;
      const _id = side === 'national' ? `${entry} ${divergence}` : `${entry} ${side} ${divergence}`;
      await this.settle(entry, side, at, _id);
      const task = divergenceTask({ id: _id, ...found }, at);
      if (task) await tasks.project(entry, { stretch: Date.parse(at), holder: null, tasks: [task] });
      const search = `${entry} ${name} ${divergence}`.toLowerCase();
      // One that comes back begins anew.
      await model.updateOne({ _id, resolvedAt: { $ne: null } }, { $set: { since: at } });
      await model.updateOne(
        { _id },
        { $set: { ...found, search, seenAt: at, resolvedAt: null }, $setOnInsert: { since: at } },
        { upsert: true },
      );
    },

    /** Notes that an entry agrees with the view of a side, in all or in all but one thing. */
    async settle(entry: string, side: OtherSide, at: string, but = ''): Promise<void> {
      const ofSide = side === 'national' ? { $ne: 'applicant' as const } : side;
      const open = await model
        .find({ entry, resolvedAt: null, side: ofSide, _id: { $ne: but } })
        .select(['_id'])
        .lean();
      if (open.length === 0) return;
      const over = open.map(({ _id }) => divergenceTaskOver(_id, at));
      await tasks.project(entry, { stretch: Date.parse(at), holder: null, tasks: over });
      await model.updateMany({ _id: { $in: open.map(({ _id }) => _id) } }, { $set: { resolvedAt: at } });
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
      const items = found.items.map(({ _id, search: _search, side = 'national', ...rest }) => ({
        id: _id,
        side,
        ...rest,
      }));
      return { ...found, items };
    },
  };
}

export type Divergences = ReturnType<typeof createDivergences>;
