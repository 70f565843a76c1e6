/** Inserts documents of which some may be there already: many at once, and again without harm. */
import type { Collection } from 'mongoose';
import { isTaken } from './store-errors.ts';

/** How often it is tried over others who insert the same. */
const mostTries = 3;

/** Inserts those whose id is not there yet. */
export async function insertLacking(collection: Collection, documents: readonly { _id: string }[]): Promise<void> {
  if (documents.length === 0) return;
  const ids = documents.map(({ _id }) => _id as never);
  for (let tries = 1; ; tries += 1) {
    const found = await collection.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
    const there = new Set(found.map(({ _id }) => String(_id)));
    const lacking = documents.filter(({ _id }) => !there.has(_id));
    if (lacking.length === 0) return;
    try {
      await collection.insertMany(lacking as never[], { ordered: false });
      return;
    } catch (error) {
      if (!isTaken(error) || tries === mostTries) throw error;
    }
  }
}
