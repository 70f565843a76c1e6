/** The collection of accounts: who may sign in, as what, for which place. The person's name and addresses are sealed. */
import { Schema, type Connection } from 'mongoose';
import { regionsAbove, type Actor, type Place, type Role } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { Text } from '../core/text.ts';
import { gatherReads } from './gather-reads.ts';
import { inSightOf } from './page.ts';

/** An account; `password` is a PHC string of Argon2id. */
export interface Account extends Actor {
  password: string;
  demo: boolean;
  /** Where notices reach this person; left out where nowhere. */
  email?: string;
  /** Mobile number for text messages; left out where there is none. */
  phone?: string;
}

/** Where notices reach an account; empty where they do not. */
export interface Mailbox {
  account: string;
  email: string;
  phone: string;
}

interface StoredAccount {
  _id: string;
  name: string;
  role: Role;
  region: string;
  institution: string | null;
  password: string;
  demo: boolean;
  /** Sealed. */
  email?: string;
  phone?: string;
}

const schema = new Schema<StoredAccount>(
  {
    ...{ _id: String, name: String, role: String, region: String, institution: String, password: String },
    ...{ demo: Boolean, email: String, phone: String },
  },
  { versionKey: false },
);

const remembered = 1000;
const mostFound = 1000;

/** Opens the collection. */
export function createAccounts(connection: Connection, sealer: Sealer) {
  const model = connection.model('account', schema, 'accounts');
  const stored = gatherReads((ids) => model.find({ _id: { $in: ids } }).lean<StoredAccount[]>());
  // Asked for with every request: the sealed text of a name stands for the same name always.
  const names = new Map<string, Text>();

  function nameOf(sealed: string): Text {
    const known = names.get(sealed) ?? (JSON.parse(sealer.open(sealed)) as Text);
    if (names.size >= remembered) names.clear();
    names.set(sealed, known);
    return known;
  }

  const shownOf = ({ _id, name, role, region, institution, demo }: StoredAccount): Omit<Account, 'password'> => ({
    ...{ account: _id, name: nameOf(name), role, region, institution, demo },
  });

  const opened = (sealed: string | undefined): string => (sealed === undefined ? '' : sealer.open(sealed));
  const mailboxesIn = (found: readonly StoredAccount[]): Mailbox[] =>
    found.map(({ _id, email, phone }) => ({ account: _id, email: opened(email), phone: opened(phone) }));

  return {
    /** Adds an account, unless there is one of that name. */
    async add({ account, name, role, region, institution, password, demo, email, phone }: Account): Promise<void> {
      const sealed = {
        name: sealer.seal(JSON.stringify(name)),
        ...(email !== undefined && { email: sealer.seal(email) }),
        ...(phone !== undefined && { phone: sealer.seal(phone) }),
      };
      const fresh = { ...sealed, role, region, institution, password, demo };
      await model.updateOne({ _id: account }, { $setOnInsert: fresh }, { upsert: true });
    },

    /** The account of a name, or null. */
    async find(account: string): Promise<Account | null> {
      const found = await stored(account);
      if (!found) return null;
      const { _id, name, role, region, institution, password, demo } = found;
      return { account: _id, name: nameOf(name), role, region, institution, password, demo };
    },

    /** The accounts of some roles that reach a place, by name, at most a thousand. Their passwords stay here. */
    async reaching(place: Place, roles: readonly Role[]): Promise<Omit<Account, 'password'>[]> {
      const { region, institution: owner } = place;
      const found = await model
        .find({
          role: { $in: roles },
          region: { $in: regionsAbove(region) },
          // What belongs to no institution is for the people of all.
          ...(owner !== null && { institution: { $in: [null, owner] } }),
        })
        .sort({ _id: 1 })
        .limit(mostFound)
        .lean<StoredAccount[]>();
      return found.map(shownOf);
    },

    /** The accounts of a place: of its region and below, and of its institution; by name, at most a thousand. Their passwords stay here. */
    async within({ region, institution }: Place): Promise<Omit<Account, 'password'>[]> {
      const own = institution === null ? {} : { institution };
      const found = await model
        .find({ ...inSightOf({ region, institution }), ...own })
        .sort({ _id: 1 })
        .limit(mostFound)
        .lean<StoredAccount[]>();
      return found.map(shownOf);
    },

    /** Where notices reach an account; none where there is no such account. */
    async mailboxOf(account: string): Promise<Mailbox[]> {
      const found = await stored(account);
      return found ? mailboxesIn([found]) : [];
    },

    /** Where notices reach the people of a role at a place: those of its own division, or else of the nearest above it that has any. */
    async mailboxesAt({ region, institution }: Place, role: Role): Promise<Mailbox[]> {
      const regions = institution === null ? { region: { $in: regionsAbove(region) } } : {};
      const found = await model
        .find({ role, institution, $or: [{ email: { $exists: true } }, { phone: { $exists: true } }], ...regions })
        .sort({ _id: 1 })
        .limit(mostFound)
        .lean<StoredAccount[]>();
      const nearest = regionsAbove(region).findLast((each) => found.some((it) => it.region === each));
      return mailboxesIn(institution === null ? found.filter((it) => it.region === nearest) : found);
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
