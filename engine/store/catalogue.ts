/** The collections of the application catalogue: the imported list of a province as one document, so that an import is there whole or not at all, and the openings of each item. */
import { Schema, type Connection } from 'mongoose';
import { noOpenings, type ImportedItem, type Openings } from '../core/catalogue/catalogue.ts';
import { problem } from '../core/problem.ts';
import type { Author } from './scenarios.ts';
import { isTaken } from './store-errors.ts';

interface StoredList {
  /** The province. */
  _id: string;
  revision: number;
  /** JSON text of the items. */
  items: string;
  updatedAt: string;
  updatedBy: string;
}

interface StoredOpenings {
  /** Province and code, with a blank between them. */
  _id: string;
  province: string;
  code: string;
  revision: number;
  openings: Openings;
  updatedAt: string;
  updatedBy: string;
}

/** The imported items of a province; revision 0 where there are none. */
export interface ImportedList {
  revision: number;
  items: ImportedItem[];
  updatedAt: string | null;
}

/** The openings of an item; revision 0 where nothing was said. */
export interface SavedOpenings {
  revision: number;
  openings: Openings;
}

const listSchema = new Schema<StoredList>(
  { _id: String, revision: Number, items: String, updatedAt: String, updatedBy: String },
  { versionKey: false },
);
const openingsSchema = new Schema<StoredOpenings>(
  {
    _id: String,
    province: String,
    code: String,
    revision: Number,
    openings: Schema.Types.Mixed,
    updatedAt: String,
    updatedBy: String,
  },
  { versionKey: false, minimize: false },
).index({ province: 1 });

const parsed = ({ revision, items, updatedAt }: StoredList): ImportedList => ({
  ...{ revision, updatedAt },
  items: JSON.parse(items) as ImportedItem[],
});

/** Opens the collections. */
export function createCatalogue(connection: Connection) {
  const lists = connection.model('catalogue-list', listSchema, 'catalogue-lists');
  const openings = connection.model('catalogue-openings', openingsSchema, 'catalogue-openings');

  return {
    /** The list that a province imported. */
    async imported(province: string): Promise<ImportedList> {
      const found = await lists.findById(province).lean<StoredList>();
      return found ? parsed(found) : { revision: 0, items: [], updatedAt: null };
    },

    /** Replaces the list that has this revision. @throws Problem `edited-meanwhile` */
    async saveImported(
      province: string,
      items: readonly ImportedItem[],
      revision: number,
      { by, at }: Author,
    ): Promise<void> {
      const next = { items: JSON.stringify(items), revision: revision + 1, updatedAt: at, updatedBy: by };
      if (revision === 0) {
        await lists.create({ _id: province, ...next }).catch((error: unknown) => {
          throw isTaken(error) ? problem('edited-meanwhile') : error;
        });
        return;
      }
      const changed = await lists.updateOne({ _id: province, revision }, { $set: next });
      if (changed.matchedCount === 0) throw problem('edited-meanwhile');
    },

    /** The openings of a province by code, of the items of which something was said. */
    async openings(province: string): Promise<Map<string, SavedOpenings>> {
      const found = await openings.find({ province }).lean<StoredOpenings[]>();
      return new Map(found.map(({ code, revision, openings: said }) => [code, { revision, openings: said }]));
    },

    /** The provinces of whose items anything was said. */
    provinces: async (): Promise<string[]> => (await openings.distinct('province').exec()).sort(),

    /** The openings of an item. */
    async openingsOf(province: string, code: string): Promise<SavedOpenings> {
      const found = await openings.findById(`${province} ${code}`).lean<StoredOpenings>();
      return found ? { revision: found.revision, openings: found.openings } : { revision: 0, openings: noOpenings };
    },

    /** Opens an item in a division for an institution, whatever others open meanwhile; opened again it stays as it is. */
    async open(
      { province, code }: { province: string; code: string },
      { region, since, institution }: { region: string; since: string | null; institution: string },
      { by, at }: Author,
    ): Promise<void> {
      const _id = `${province} ${code}`;
      const changed = { $inc: { revision: 1 }, $set: { updatedAt: at, updatedBy: by } };
      const fresh = { province, code, openings: noOpenings, revision: 1, updatedAt: at, updatedBy: by };
      await openings.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true }).catch((error: unknown) => {
        if (!isTaken(error)) throw error;
      });
      await openings.collection.updateOne({ _id: _id as never, 'openings.regions.region': { $ne: region } }, {
        ...changed,
        $push: { 'openings.regions': { region, since, institutions: [] } },
      } as object);
      await openings.collection.updateOne(
        { _id: _id as never },
        { ...changed, $addToSet: { 'openings.regions.$[here].institutions': institution } },
        { arrayFilters: [{ 'here.region': region }] },
      );
    },

    /** Replaces the openings that have this revision. @throws Problem `edited-meanwhile` */
    async saveOpenings(
      { province, code }: { province: string; code: string },
      said: Openings,
      revision: number,
      { by, at }: Author,
    ): Promise<SavedOpenings> {
      const _id = `${province} ${code}`;
      const next = { openings: said, revision: revision + 1, updatedAt: at, updatedBy: by };
      if (revision === 0) {
        await openings.create({ _id, province, code, ...next }).catch((error: unknown) => {
          throw isTaken(error) ? problem('edited-meanwhile') : error;
        });
      } else {
        const changed = await openings.updateOne({ _id, revision }, { $set: next });
        if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      }
      return { revision: revision + 1, openings: said };
    },
  };
}

export type Catalogue = ReturnType<typeof createCatalogue>;
