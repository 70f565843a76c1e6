/** The collection of messages that came from other systems, by sender and id: all servers share it, so that a message is taken once, whichever it comes to. */
import { Schema, type Connection } from 'mongoose';
import { isTaken } from './store-errors.ts';

interface StoredMessage {
  /** The sender and the id of the message. */
  _id: string;
  /** Until when it is remembered. */
  until: Date;
}

/** Servers judge the age of a message by clocks of their own: it is remembered for so much longer than one of them would take it. */
const clocksApartMs = 5 * 60_000;
/** How often a server forgets what is over, so that a message costs one write. */
const forgetEveryMs = 60_000;

const schema = new Schema<StoredMessage>({ _id: String, until: Date }, { versionKey: false }).index({ until: 1 });

/** Opens the collection. `clock` is milliseconds since 1970. */
export function createReceivedMessages(connection: Connection, clock: () => number = Date.now) {
  const model = connection.model('received-message', schema, 'received-messages');
  let forgotten = clock();

  /** Nobody waits for it: what it leaves is forgotten the next time. */
  function forget(now: number): void {
    if (now - forgotten < forgetEveryMs) return;
    forgotten = now;
    void model.collection.deleteMany({ until: { $lt: new Date(now) } }).catch(() => undefined);
  }

  return {
    /** True the first time, false ever after, at any server, at least until `untilMs`; throws where the database cannot be asked, so that nothing is taken unseen. */
    async remember(sender: string, messageId: string, untilMs: number): Promise<boolean> {
      forget(clock());
      const fresh = { _id: `${sender} ${messageId}` as never, until: new Date(untilMs + clocksApartMs) };
      try {
        await model.collection.insertOne(fresh);
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
  };
}

export type ReceivedMessages = ReturnType<typeof createReceivedMessages>;
