/** The collection of registers: what procedures have taken on, and how it stands. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import type { QuotaPool, Taker } from '../core/procedures/total-quota.ts';
import { isInForce, registers, type RegisterName, type Registration } from '../core/registers/registration.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { createReasonSeals } from './reason-seals.ts';
import { isTaken } from './store-errors.ts';

interface StoredRegistration extends Omit<Registration, 'id'> {
  _id: string;
  /** Names what there may be but one of: a credit code in the register of institutions. */
  unique: string;
  search: string;
  /** The visit of the case that wrote it last: written again without harm. */
  written: string;
}

const schema = new Schema<StoredRegistration>(
  {
    ...{ _id: String, register: String, name: String, region: String, institution: String, state: String },
    ...{ flags: Schema.Types.Mixed, parent: String, number: String, form: String, case: String, since: String },
    ...{ shows: Schema.Types.Mixed, until: String, unique: String, search: String, written: String },
    ...{ termination: Schema.Types.Mixed, told: Schema.Types.Mixed, volumes: Schema.Types.Mixed },
  },
  { versionKey: false, minimize: false },
)
  .index({ unique: 1 }, { unique: true })
  .index({ register: 1, name: 1, _id: 1 })
  .index({ parent: 1, _id: 1 })
  .index({ institution: 1, _id: 1 })
  .index({ 'shows.model': 1 });

/** What hangs on an entry: what names it as its parent, and of an institution what names no other. */
const under = (id: string): Filter => ({
  $or: [{ parent: id }, { parent: null, institution: id, register: { $ne: 'institution' } }],
});

/** How often a change is tried over what somebody else changes at the same time. */
const mostTries = 20;

/** What an act changes of an entry. */
export type Change = Partial<Pick<Registration, 'state' | 'flags' | 'since' | 'number' | 'termination' | 'told'>>;

/** Which entries are asked for. */
export interface RegistrationQuery extends PageRequest {
  register?: RegisterName | undefined;
  state?: string | undefined;
  parent?: string | undefined;
}

/** Opens the collection; the reasons of flags and of proposed terminations lie sealed in it. */
export function createRegistrations(connection: Connection, sealer: Sealer) {
  const model = connection.model('registration', schema, 'registrations');
  const reasons = createReasonSeals(sealer);
  const recordOf = (stored: StoredRegistration): Registration => {
    const { _id, unique: _unique, search: _search, written: _written, flags, termination, ...rest } = stored;
    return {
      ...{ id: _id, ...rest, flags: reasons.openEach(flags) },
      ...(termination !== undefined && { termination: termination && reasons.open(termination) }),
    };
  };
  const sealed = <T extends Change>(change: T): T => ({
    ...change,
    ...(change.flags && { flags: reasons.sealEach(change.flags) }),
    ...(change.termination && { termination: reasons.seal(change.termination) }),
  });

  return {
    /** Enters something, or writes its entry anew. `unique` names what there may be but one of. @throws Problem `already-exists` */
    async enter(entry: Registration, unique: string, written: string): Promise<void> {
      const { id, ...rest } = entry;
      const search = [id, rest.name, ...Object.values(rest.shows)].join(' ').toLowerCase();
      try {
        await model.collection.updateOne(
          { _id: id as never },
          { $set: { ...sealed(rest), unique: `${rest.register} ${unique}`, search, written } },
          { upsert: true },
        );
      } catch (error) {
        if (isTaken(error)) throw problem('already-exists', { what: registers[rest.register] });
        throw error;
      }
    },

    /** The entry that holds a unique name; null where none does. */
    async holding(register: RegisterName, unique: string): Promise<Registration | null> {
      const found = await model.findOne({ unique: `${register} ${unique}` }).lean<StoredRegistration>();
      return found && recordOf(found);
    },

    /** The entry of a model of terminals, also after it is over; null where nobody has registered it. */
    async ofModel(id: string): Promise<Registration | null> {
      const found =
        (await model.findOne({ unique: `terminal ${id}` }).lean<StoredRegistration>()) ??
        (await model
          .findOne({ register: 'terminal', 'shows.model': id })
          .sort({ since: -1 })
          .lean<StoredRegistration>());
      return found && recordOf(found);
    },

    /** The shares of a data resource that an institution was granted. */
    async sharesOf(institution: string, resource: string): Promise<Registration[]> {
      const filter = { institution, register: 'data-share' as const, 'shows.resource': resource };
      return (await model.find(filter).lean<StoredRegistration[]>()).map(recordOf);
    },

    /** The entries of a pool that are in force and use a volume: what is suspended or over has given its own back. */
    async takers({ register, province }: QuotaPool): Promise<Taker[]> {
      const filter = { register, state: 'active' as const, ...inSightOf({ region: province, institution: null }) };
      const found = await model
        .find(filter)
        .select(['state', 'flags', 'volumes'])
        .lean<Pick<StoredRegistration, '_id' | 'state' | 'flags' | 'volumes'>[]>();
      return found.filter(isInForce).map(({ _id, volumes = [] }) => ({ entry: _id, volumes }));
    },

    /** Every institution that was taken on, by id, whatever has become of it. */
    async institutions(): Promise<Registration[]> {
      const found = await model.find({ register: 'institution' }).sort({ _id: 1 }).lean<StoredRegistration[]>();
      return found.map(recordOf);
    },

    /** Those of these unique names that a register holds. */
    async heldAmong(register: RegisterName, uniques: readonly string[]): Promise<Set<string>> {
      const held = new Set<string>();
      for (let from = 0; from < uniques.length; from += 500) {
        const names = uniques.slice(from, from + 500).map((unique) => `${register} ${unique}`);
        const found = await model
          .find({ unique: { $in: names } })
          .select(['unique'])
          .lean<StoredRegistration[]>();
        for (const { unique } of found) held.add(unique.slice(register.length + 1));
      }
      return held;
    },

    /** Changes how an entry stands, over whatever others change meanwhile; `null` changes nothing. Gives the entry as it is then. @throws Problem `not-found`, and what `decide` throws */
    async change(id: string, decide: (entry: Registration) => Change | null): Promise<Registration> {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const found = await model.findById(id).lean<StoredRegistration>();
        if (!found) throw problem('not-found', { what: text('登记', 'The entry') });
        const entry = recordOf(found);
        const change = decide(entry);
        if (!change) return entry;
        const { state, flags, since, termination = null } = found;
        const asRead = { _id: id as never, state, flags, since, termination };
        const written = await model.collection.updateOne(asRead, { $set: sealed(change) });
        if (written.matchedCount === 1) return { ...entry, ...change };
      }
      throw problem('edited-meanwhile');
    },

    /** @throws Problem `not-found` */
    async get(id: string): Promise<Registration> {
      const found = await model.findById(id).lean<StoredRegistration>();
      if (!found) throw problem('not-found', { what: text('登记', 'The entry') });
      return recordOf(found);
    },

    /** The entry of an id; null where there is none. */
    async find(id: string): Promise<Registration | null> {
      const found = await model.findById(id).lean<StoredRegistration>();
      return found && recordOf(found);
    },

    /** Lists entries that somebody of a place may see, by name. */
    async list(place: Place, { register, state, parent, q, ...page }: RegistrationQuery): Promise<Page<Registration>> {
      const filters: Filter[] = [inSightOf(place), ...matching(q)];
      for (const [key, value] of Object.entries({ register, state, parent }))
        if (value !== undefined) filters.push({ [key]: value });
      const order = { keys: ['name', '_id'], direction: 1 } as const;
      const found = await readPage<StoredRegistration>(model.collection, { $and: filters }, order, page);
      return { ...found, items: found.items.map(recordOf) };
    },

    /** A page of what hangs on an entry, by id, behind `after`. */
    async under(id: string, after: string, atMost: number): Promise<Registration[]> {
      const filter = { $and: [under(id), { _id: { $gt: after } }] };
      const found = await model.find(filter).sort({ _id: 1 }).limit(atMost).lean<StoredRegistration[]>();
      return found.map(recordOf);
    },

    /** Those of these entries on which others hang. */
    async bearing(ids: readonly string[]): Promise<string[]> {
      return model.distinct('parent', { parent: { $in: [...ids] } });
    },

    /** A page of every entry, by id, behind `after`. */
    async everyAfter(after: string, atMost: number): Promise<Registration[]> {
      const found = await model
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(atMost)
        .lean<StoredRegistration[]>();
      return found.map(recordOf);
    },
  };
}

export type Registrations = ReturnType<typeof createRegistrations>;
