/** The collections of sessions and of tries to sign in. A session is known by the digest of its token; the token is kept nowhere. */
import { Schema, type Connection } from 'mongoose';
import type { Sealer } from '../core/sealing.ts';
import { gatherReads } from './gather-reads.ts';
import { isTaken } from './store-errors.ts';

/** A session as it is kept. Times are RFC 3339 in UTC. */
export interface StoredSession {
  _id: string;
  account: string;
  expiresAt: string;
}

interface StoredTries {
  _id: string;
  count: number;
  until: string;
}

const sessionSchema = new Schema<StoredSession>(
  { _id: String, account: String, expiresAt: String },
  { versionKey: false },
).index({ expiresAt: 1 });
const triesSchema = new Schema<StoredTries>({ _id: String, count: Number, until: String }, { versionKey: false }).index(
  {
    until: 1,
  },
);

/** Opens the collections. */
export function createSessions(connection: Connection, sealer: Sealer) {
  const sessions = connection.model('session', sessionSchema, 'sessions');
  const tries = connection.model('sign-in-try', triesSchema, 'sign-in-tries');
  const stored = gatherReads((ids) => sessions.find({ _id: { $in: ids } }).lean<StoredSession[]>());
  const keyOf = (account: string): string => sealer.blindIndex(`sign-in ${account}`);

  return {
    /** Opens a session, and forgets those that are over. */
    async open(session: StoredSession, now: string): Promise<void> {
      await sessions.create(session);
      await sessions.deleteMany({ expiresAt: { $lte: now } });
    },

    /** The session of a token's digest, unless it is over. */
    async find(digest: string, now: string): Promise<StoredSession | null> {
      const found = await stored(digest);
      return found && found.expiresAt > now ? found : null;
    },

    async close(digest: string): Promise<void> {
      await sessions.deleteOne({ _id: digest });
    },

    /** Counts a try before it is judged, so that tries at the same time all count. `until` is when the count begins anew. */
    async countTry(account: string, now: string, until: string): Promise<{ count: number; until: string }> {
      const _id = keyOf(account);
      for (;;) {
        const counted = await tries
          .findOneAndUpdate({ _id, until: { $gt: now } }, { $inc: { count: 1 } }, { returnDocument: 'after' })
          .lean<StoredTries>();
        if (counted) return { count: counted.count, until: counted.until };
        await tries.deleteMany({ until: { $lte: now } });
        try {
          await tries.create({ _id, count: 1, until });
          return { count: 1, until };
        } catch (error) {
          if (!isTaken(error)) throw error;
        }
      }
    },

    /** Forgets the tries of an account that has signed in. */
    async forgetTries(account: string): Promise<void> {
      await tries.deleteOne({ _id: keyOf(account) });
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
