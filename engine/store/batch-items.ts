/** The collection of batches' items: one an institution, and one for each item of the catalogue that it opens; what a row says is sealed. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { batchItemStatuses, type BatchItem, type BatchItemStatus } from '../core/procedures/batch-item.ts';
import type { StageFinding } from '../core/procedures/procedure-state.ts';
import type { Sealer } from '../core/sealing.ts';
import { insertLacking } from './insert-lacking.ts';
import { matching, readPage, type Filter, type PageRequest } from './page.ts';

interface StoredItem {
  /** Batch, row and code: there is but one of each. */
  _id: string;
  batch: string;
  /** Digest of the application that it comes of. */
  of: string;
  /** All institutions stand before all that they open. */
  order: string;
  row: number;
  code: string | null;
  name: string;
  creditCode: string;
  region: string;
  status: BatchItemStatus;
  /** Sealed JSON. */
  findings: string;
  case: string;
  startedAt: string | null;
  endedAt: string | null;
  search: string;
  /** Sealed JSON of what the row says. */
  content: string;
}

const schema = new Schema<StoredItem>(
  {
    ...{ _id: String, batch: String, of: String, order: String, row: Number, code: String, name: String },
    ...{ creditCode: String, region: String, status: String, findings: String, case: String },
    ...{ startedAt: String, endedAt: String, search: String, content: String },
  },
  { versionKey: false },
)
  .index({ batch: 1, order: 1 }, { unique: true })
  .index({ batch: 1, status: 1, order: 1 });

/** An item about to be kept: waiting, or refused at once with what is wrong with its row. */
export interface NewBatchItem extends Omit<BatchItem, 'id' | 'startedAt' | 'endedAt' | 'case'> {
  status: 'waiting' | 'refused';
  /** The id that its case will have. */
  case: string;
  /** What the row says. */
  content: Record<string, string>;
}

/** An item that is to be done. */
export interface DueItem extends Pick<BatchItem, 'id' | 'row' | 'code' | 'name' | 'region' | 'startedAt'> {
  order: string;
  status: 'waiting' | 'running';
  case: string;
  content: Record<string, string>;
}

/** How an item ended. */
export interface EndedItem {
  id: string;
  status: 'granted' | 'refused' | 'skipped';
  findings: StageFinding[];
}

/** Which items are asked for. */
export interface BatchItemQuery extends PageRequest {
  status?: BatchItemStatus | undefined;
}

const notOver: DueItem['status'][] = ['waiting', 'running'];

/** So many are written at once. */
const portion = 500;

const orderOf = ({ row, code }: Pick<NewBatchItem, 'row' | 'code'>, at: number): string =>
  `${code === null ? 'institution' : 'item'} ${String(row).padStart(6, '0')} ${String(at).padStart(6, '0')}`;

/** Opens the collection. */
export function createBatchItems(connection: Connection, sealer: Sealer) {
  const model = connection.model('batch-item', schema, 'batch-items');
  const { collection } = model;
  const open = <T>(sealed: string): T => JSON.parse(sealer.open(sealed)) as T;
  const seal = (value: unknown): string => sealer.seal(JSON.stringify(value));

  const itemOf = (it: StoredItem): BatchItem => {
    const { _id, row, code, name, creditCode, region, status, findings, startedAt, endedAt } = it;
    return {
      ...{ id: _id, row, code, name, creditCode, region, status, startedAt, endedAt },
      ...{ findings: open<StageFinding[]>(findings), case: startedAt === null ? null : it.case },
    };
  };

  const storedOf = (item: NewBatchItem, index: number, batch: string, of: string, at: string): StoredItem => {
    const { row, code, name, creditCode, region, status, findings, content } = item;
    return {
      ...{ _id: `${batch} ${row} ${code ?? ''}`.trim(), batch, of, order: orderOf(item, index) },
      ...{ row, code, name, creditCode, region, status, findings: seal(findings), case: item.case },
      ...{ startedAt: null, endedAt: status === 'refused' ? at : null },
      search: [name, creditCode, region, code ?? ''].join(' ').toLowerCase(),
      content: seal(content),
    };
  };

  return {
    /** Keeps the items of an application in place of those of an earlier one of the same batch; keeping them again changes nothing. */
    async replace(batch: string, of: string, items: readonly NewBatchItem[], at: string): Promise<void> {
      await collection.deleteMany({ batch, of: { $ne: of } });
      for (let from = 0; from < items.length; from += portion) {
        const some = items.slice(from, from + portion);
        await insertLacking(
          collection,
          some.map((item, index) => storedOf(item, from + index, batch, of, at)),
        );
      }
    },

    /** The next items of a batch that are not over, behind a place in its order. */
    async due(batch: string, after: string, atMost: number): Promise<DueItem[]> {
      const filter = { batch, status: { $in: notOver }, order: { $gt: after } };
      const found = await model.find(filter).sort({ order: 1 }).limit(atMost).lean<StoredItem[]>();
      return found.map(({ _id, row, code, name, region, order, status, startedAt, content, case: of }) => ({
        ...{ id: _id, row, code, name, region, order, startedAt, status: status as DueItem['status'], case: of },
        content: open<Record<string, string>>(content),
      }));
    },

    /** How the institutions of these rows stand, and the ids of their cases. */
    async institutions(
      batch: string,
      rows: readonly number[],
    ): Promise<Map<number, { status: BatchItemStatus; case: string }>> {
      const ids = [...new Set(rows)].map((row) => `${batch} ${row}`);
      const found = await model.find({ _id: { $in: ids } }).lean<StoredItem[]>();
      return new Map(found.map(({ row, status, case: of }) => [row, { status, case: of }]));
    },

    /** Notes that these are begun. */
    async begin(ids: readonly string[], at: string): Promise<void> {
      await model.updateMany(
        { _id: { $in: [...ids] }, status: 'waiting' },
        { $set: { status: 'running', startedAt: at } },
      );
    },

    /** Notes how items ended; what is over stays as it is. */
    async end(ended: readonly EndedItem[], at: string): Promise<void> {
      if (ended.length === 0) return;
      await collection.bulkWrite(
        ended.map(({ id, status, findings }) => ({
          updateOne: {
            filter: { _id: id as never, status: { $in: notOver } },
            update: { $set: { status, findings: seal(findings), endedAt: at } },
          },
        })),
        { ordered: false },
      );
    },

    /** Lists the items of a batch: its institutions by row, then what they open. */
    async list(batch: string, { status, q, ...page }: BatchItemQuery): Promise<Page<BatchItem>> {
      const filters: Filter[] = [{ batch }, ...(status ? [{ status }] : []), ...matching(q)];
      const order = { keys: ['order'], direction: 1, without: ['content'] } as const;
      const found = await readPage<StoredItem>(collection, { $and: filters }, order, page);
      return { ...found, items: found.items.map(itemOf) };
    },

    /** A page of all items, behind a place in their order, for files. */
    async everyAfter(
      batch: string,
      after: string,
      atMost: number,
    ): Promise<{ items: BatchItem[]; next: string | null }> {
      const found = await model
        .find({ batch, order: { $gt: after } })
        .sort({ order: 1 })
        .limit(atMost)
        .lean<StoredItem[]>();
      return { items: found.map(itemOf), next: found.length < atMost ? null : (found.at(-1)?.order ?? null) };
    },

    /** How many items stand how, how many rows there are, and between which times they were done. */
    async counts(batch: string) {
      const byStatus = Object.fromEntries(Object.keys(batchItemStatuses).map((status) => [status, 0])) as Record<
        BatchItemStatus,
        number
      >;
      const groups = await model.aggregate<{ _id: BatchItemStatus; n: number; from: string | null; to: string | null }>(
        [
          { $match: { batch } },
          { $group: { _id: '$status', n: { $sum: 1 }, from: { $min: '$startedAt' }, to: { $max: '$endedAt' } } },
        ],
      );
      for (const { _id, n } of groups) byStatus[_id] = n;
      const said = (times: (string | null)[]) => times.filter((time) => time !== null).sort();
      return {
        ...{ byStatus, total: groups.reduce((sum, { n }) => sum + n, 0) },
        institutions: await model.countDocuments({ batch, code: null }),
        startedAt: said(groups.map(({ from }) => from))[0] ?? null,
        endedAt: byStatus.waiting + byStatus.running > 0 ? null : (said(groups.map(({ to }) => to)).at(-1) ?? null),
      };
    },
  };
}

export type BatchItems = ReturnType<typeof createBatchItems>;
