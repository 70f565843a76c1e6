/** The collection of PSAMs: serials and check values, never a key; reasons sealed. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { blockable, type Psam, type PsamState, type PsamStep } from '../core/terminals/psam.ts';
import { text } from '../core/text.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { createReasonSeals } from './reason-seals.ts';
import { isTaken } from './store-errors.ts';

interface StoredPsam extends Omit<Psam, 'serial'> {
  _id: string;
  search: string;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<StoredPsam>(
  {
    ...{ _id: String, region: String, institution: String, state: String, terminal: String, requestedBy: String },
    ...{ issuedBy: String, checkValue: String, revision: Number, history: [mixed], search: String },
  },
  { versionKey: false },
)
  .index({ region: 1, _id: 1 })
  .index({ terminal: 1 });

const what = text('PSAM', 'The PSAM');
const searchOf = ({ serial, terminal }: Psam): string => [serial, terminal].filter(Boolean).join(' ').toLowerCase();

/** Opens the collection. */
export function createPsams(connection: Connection, sealer: Sealer) {
  const model = connection.model('psam', schema, 'psams');
  const reasons = createReasonSeals(sealer);
  const psamOf = ({ _id, search: _search, history, ...rest }: StoredPsam): Psam => ({
    ...{ ...rest, serial: _id },
    history: history.map((step) => reasons.open(step)),
  });
  const storedOf = (psam: Psam): Omit<StoredPsam, '_id'> => {
    const { serial: _serial, history, ...rest } = psam;
    return { ...rest, history: history.map((step) => reasons.seal(step)), search: searchOf(psam) };
  };
  const find = async (serial: string): Promise<Psam | null> => {
    const found = await model.findById(serial).lean<StoredPsam>();
    return found && psamOf(found);
  };
  const changeAll = async (filter: Filter, state: PsamState, step: PsamStep): Promise<void> => {
    await model.updateMany(filter, { $set: { state }, $push: { history: reasons.seal(step) }, $inc: { revision: 1 } });
  };

  return {
    find,
    /** @throws Problem `not-found` */
    async get(serial: string): Promise<Psam> {
      const found = await find(serial);
      if (!found) throw problem('not-found', { what });
      return found;
    },

    /** Takes PSAMs into stock; those that are there already stay as they are. Tells which were new. */
    async stock(psams: readonly Psam[]): Promise<string[]> {
      const serials = psams.map(({ serial }) => serial);
      const there = new Set((await model.find({ _id: { $in: serials } }).lean<StoredPsam[]>()).map(({ _id }) => _id));
      const fresh = psams.filter(({ serial }) => !there.has(serial));
      const documents = fresh.map((psam) => ({ ...storedOf(psam), _id: psam.serial }));
      await model.insertMany(documents, { ordered: false }).catch((error: unknown) => {
        if (!isTaken(error)) throw error;
      });
      return fresh.map(({ serial }) => serial);
    },

    /** The PSAMs that somebody of a place may see, by serial. */
    async list(place: Place, request: PageRequest & { state?: string | undefined; terminal?: string | undefined }) {
      const { state, terminal, q } = request;
      const only = [...(state ? [{ state }] : []), ...(terminal ? [{ terminal }] : [])];
      const filter = { $and: [inSightOf(place), ...matching(q), ...only] };
      const found = await readPage<StoredPsam>(model.collection, filter, { keys: ['_id'], direction: 1 }, request);
      return { ...found, items: found.items.map(psamOf) } satisfies Page<Psam>;
    },

    /** Puts a PSAM in place of its revision. @throws Problem `edited-meanwhile` */
    async change(psam: Psam): Promise<Psam> {
      const next = { ...storedOf(psam), revision: psam.revision + 1 };
      const changed = await model.updateOne({ _id: psam.serial, revision: psam.revision }, { $set: next });
      if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      return { ...psam, revision: psam.revision + 1 };
    },

    /** Blocks what was issued for devices, or is in them; done again it changes nothing. */
    async block(devices: readonly string[], step: PsamStep): Promise<void> {
      await changeAll({ terminal: { $in: devices }, state: { $in: blockable } }, 'blocked', step);
    },

    /** The PSAMs of devices that are blocked. */
    async blockedOf(devices: readonly string[]): Promise<Psam[]> {
      const found = await model.find({ terminal: { $in: [...devices] }, state: 'blocked' }).lean<StoredPsam[]>();
      return found.map(psamOf);
    },

    /** Has blocked PSAMs count again; done again it changes nothing. */
    async release(serials: readonly string[], to: 'issued' | 'bound', step: PsamStep): Promise<void> {
      await changeAll({ _id: { $in: serials }, state: 'blocked' }, to, step);
    },
  };
}

export type Psams = ReturnType<typeof createPsams>;
