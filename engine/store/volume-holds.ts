/** The collection of volumes that cases were approved to use and have not entered yet: one document a pool, so that of two cases exactly one gets the last of a total. */
import { Schema, type Connection } from 'mongoose';
import type { QuotaPool, Taker } from '../core/procedures/total-quota.ts';
import { problem } from '../core/problem.ts';
import type { Volume } from '../core/registers/registration.ts';
import type { Registrations } from './registrations.ts';
import { isTaken } from './store-errors.ts';

/** What a case was approved to use. */
export interface VolumeHold extends Taker {
  case: string;
}

interface StoredPool {
  _id: string;
  /** How often it was changed: whoever writes must have read the last. */
  revision: number;
  holds: VolumeHold[];
}

const schema = new Schema<StoredPool>(
  { _id: String, revision: Number, holds: Schema.Types.Mixed },
  { versionKey: false, minimize: false },
);

/** How often it is tried over what others take at the same time. */
const mostTries = 50;

const idOf = ({ register, province }: QuotaPool): string => `${register} ${province}`;

const isSameVolume = (one: readonly Volume[], other: readonly Volume[]): boolean =>
  one.length === other.length && one.every(({ of, daily }, at) => other[at]?.of === of && other[at]?.daily === daily);

/** Opens the collection. What is entered in the register counts beside what is held here. */
export function createVolumeHolds(connection: Connection, registrations: Pick<Registrations, 'takers'>) {
  const model = connection.model('volume-hold', schema, 'volume-holds');

  /** What is held, and behind it the register: what is entered meanwhile is found in one of them. */
  async function read(pool: QuotaPool): Promise<{ revision: number; holds: VolumeHold[]; takers: Taker[] }> {
    const found = await model.findById(idOf(pool)).lean<StoredPool>();
    const { revision, holds } = found ?? { revision: 0, holds: [] };
    return { revision, holds, takers: [...(await registrations.takers(pool)), ...holds] };
  }

  /** Writes over what was read; false where somebody else has written meanwhile. */
  async function write(pool: QuotaPool, revision: number, holds: VolumeHold[]): Promise<boolean> {
    try {
      const written = await model.collection.updateOne(
        { _id: idOf(pool) as never, ...(revision > 0 && { revision }) },
        revision > 0 ? { $set: { revision: revision + 1, holds } } : { $setOnInsert: { revision: 1, holds } },
        { upsert: revision === 0 },
      );
      return revision > 0 ? written.matchedCount === 1 : written.upsertedCount === 1;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  return {
    /** All that has taken of a pool. */
    async takers(pool: QuotaPool): Promise<Taker[]> {
      return (await read(pool)).takers;
    },

    /**
     * Takes what a case was approved to use, if nothing stands against it: gives what does. What it holds already it keeps.
     * @throws Problem `edited-meanwhile` where too many take at once
     */
    async take<C>(pool: QuotaPool, hold: VolumeHold, against: (takers: readonly Taker[]) => C[]): Promise<C[]> {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { revision, holds, takers } = await read(pool);
        const own = holds.find((each) => each.case === hold.case);
        if (own && isSameVolume(own.volumes, hold.volumes)) return [];
        const causes = against(takers.filter((each) => each !== own));
        if (causes.length > 0) return causes;
        if (await write(pool, revision, [...holds.filter((each) => each !== own), hold])) return [];
      }
      throw problem('edited-meanwhile');
    },

    /** Gives back what a case holds; done again it changes nothing. */
    async release(pool: QuotaPool, caseId: string): Promise<void> {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { revision, holds } = await read(pool);
        const others = holds.filter((each) => each.case !== caseId);
        if (others.length === holds.length || (await write(pool, revision, others))) return;
      }
      throw problem('edited-meanwhile');
    },
  };
}

export type VolumeHolds = ReturnType<typeof createVolumeHolds>;
