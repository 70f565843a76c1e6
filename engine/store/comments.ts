/** The collection of comments: their words sealed, for authors may have written anything into them. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { Comment, Mention } from '../core/comment.ts';
import { problem } from '../core/problem.ts';
import type { Actor, Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { text, type Text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inSightOf, readPage, type Filter, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';

interface StoredComment extends Omit<Comment, 'id' | 'byName' | 'text'>, Attempt {
  _id: string;
  /** The words and the name of who wrote them, sealed. */
  sealed: string;
  scenarioName: Text;
  /** Accounts that were mentioned and have seen it. */
  seenBy: string[];
}

/** A comment about to be added. */
export interface FreshComment extends Omit<Comment, 'revision' | 'editedAt' | 'deletedAt' | 'resolved'> {
  scenarioName: Text;
}

const schema = new Schema<StoredComment>(
  {
    ...{ _id: String, region: String, institution: String, made: String, of: String },
    ...{ scenario: String, scenarioName: Schema.Types.Mixed, thread: String, node: String, version: Number },
    ...{ sealed: String, mentions: [String], seenBy: [String], by: String, at: String },
    ...{ revision: Number, editedAt: String, deletedAt: String, resolved: Schema.Types.Mixed },
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ scenario: 1, at: 1, _id: 1 })
  .index({ mentions: 1, at: 1, _id: 1 });

const what = text('批注', 'The comment');

/** What mentions somebody and was not deleted, as far as they may see it; only what they have not seen where it is asked for. */
const mentioning = (actor: Actor, view: 'unread' | 'all'): Filter => ({
  $and: [
    { mentions: actor.account, deletedAt: null, ...(view === 'unread' && { seenBy: { $ne: actor.account } }) },
    inSightOf(actor),
  ],
});

/** Opens the collection. */
export function createComments(connection: Connection, sealer: Sealer) {
  const model = connection.model('comment', schema, 'comments');

  function commentOf(it: StoredComment): Comment {
    const { _id, sealed, made: _made, of: _of, seenBy: _seen, scenarioName: _name, ...rest } = it;
    const { written, byName } = JSON.parse(sealer.open(sealed)) as { written: string; byName: Text };
    return { ...rest, id: _id, text: written, byName };
  }
  const sealedOf = (written: string, byName: Text): string => sealer.seal(JSON.stringify({ written, byName }));

  const get = async (id: string): Promise<Comment> => {
    const found = await model.findById(id).lean<StoredComment>();
    if (!found) throw problem('not-found', { what });
    return commentOf(found);
  };

  /** Changes the comment of a revision. @throws Problem `edited-meanwhile` */
  const change = async ({ id, revision }: Pick<Comment, 'id' | 'revision'>, set: Partial<StoredComment>) => {
    const changed = await model.updateOne({ _id: id, revision }, { $set: set, $inc: { revision: 1 } });
    if (changed.matchedCount === 0) throw problem('edited-meanwhile');
    return get(id);
  };

  return {
    /** @throws Problem `not-found` */
    get,

    /** @throws Problem `idempotency-key-reused` */
    async add({ id, text: written, byName, ...fresh }: FreshComment, attempt: Attempt): Promise<Comment> {
      const state = { revision: 1, editedAt: null, deletedAt: null, resolved: null, seenBy: [] };
      const document = { ...fresh, ...attempt, ...state, _id: id, sealed: sealedOf(written, byName) };
      try {
        await model.create(document);
        return commentOf(document);
      } catch (error) {
        const earlier = isTaken(error) && (await model.findOne({ made: attempt.made }).lean<StoredComment>());
        if (!earlier) throw error;
        return commentOf(madeBefore(earlier, attempt));
      }
    },

    /** The comments of a scenario, the oldest first. */
    async list(scenario: string, page: PageRequest): Promise<Page<Comment>> {
      const order = { keys: ['at', '_id'], direction: 1 } as const;
      const found = await readPage<StoredComment>(model.collection, { scenario }, order, page);
      return { ...found, items: found.items.map(commentOf) };
    },

    /** Gives a comment other words. @throws Problem `edited-meanwhile` */
    edit: (comment: Comment, { text: written, mentions, at }: Pick<Comment, 'text' | 'mentions' | 'at'>) =>
      change(comment, { sealed: sealedOf(written, comment.byName), mentions, editedAt: at }),

    /** Takes the words of a comment away; that there was one stays. @throws Problem `edited-meanwhile` */
    remove: (comment: Comment, at: string) =>
      change(comment, { sealed: sealedOf('', comment.byName), mentions: [], deletedAt: at }),

    /** Resolves a thread, or opens it again. @throws Problem `edited-meanwhile` */
    resolve: (comment: Comment, resolved: Comment['resolved']) => change(comment, { resolved }),

    /** The comments that mention somebody, the latest first. */
    async mentionsOf(actor: Actor, view: 'unread' | 'all', page: PageRequest): Promise<Page<Mention>> {
      const order = { keys: ['at', '_id'], direction: -1 } as const;
      const found = await readPage<StoredComment>(model.collection, mentioning(actor, view), order, page);
      const items = found.items.map((each) => ({
        ...{ ...commentOf(each), scenarioName: each.scenarioName },
        unread: !each.seenBy.includes(actor.account),
      }));
      return { ...found, items };
    },

    /** How many comments mention somebody who has not seen them. */
    unreadOf: (actor: Actor): Promise<number> => model.collection.countDocuments(mentioning(actor, 'unread')),

    /** Notes that somebody has seen what mentions them: these comments, or all of them. */
    async see({ account, ...place }: Pick<Actor, 'account'> & Place, ids?: readonly string[]): Promise<void> {
      const which = { mentions: account, ...inSightOf(place), ...(ids && { _id: { $in: ids } }) };
      await model.updateMany(which, { $addToSet: { seenBy: account } });
    },
  };
}

export type Comments = ReturnType<typeof createComments>;
