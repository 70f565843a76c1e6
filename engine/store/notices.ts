/** The outbox of notices: each once by its key, its address, words and answers sealed, taken by one sender at a time. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { maskAddress } from '../core/mask.ts';
import type {
  CaseNoticeView,
  NoticeAttempt,
  NoticeChannel,
  NoticeRecord,
  NoticeState,
  NoticeSubject,
} from '../core/notice.ts';
import { problem } from '../core/problem.ts';
import type { Actor, Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { ClaimedNotice, NoticeOutbox, RenderedNotice } from '../core/send-notice.ts';
import { text } from '../core/text.ts';
import type { WebhookDelivery } from '../core/webhook.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';

/** What is sealed of a notice when it is written. */
type Content = Pick<RenderedNotice, 'to' | 'subject' | 'text' | 'shown' | 'told'>;
type Resend = NoticeRecord['resends'][number];

interface StoredNotice extends Place {
  /** Keyed digest of its key. */
  _id: string;
  /** Keyed digest of what it holds, by which a key that comes with something else is found out. */
  of: string;
  template: string;
  channel: NoticeChannel;
  about: NoticeSubject | null;
  /** The webhook that it is for; left out where it is for people. */
  webhook?: string;
  /** Sealed. */
  content: string;
  state: NoticeState;
  createdAt: string;
  sentAt: string | null;
  /** When it is due; the end of time where it is not. */
  due: string;
  /** Until when one sender has it. */
  takenUntil: string;
  tries: number;
  /** How often a person had it sent anew after it was sent. */
  round: number;
  /** Each sealed. */
  attempts: string[];
  resends: string[];
  search: string;
}

const schema = new Schema<StoredNotice>(
  {
    ...{ _id: String, of: String, region: String, institution: String, template: String, channel: String },
    ...{
      about: Schema.Types.Mixed,
      webhook: String,
      content: String,
      state: String,
      createdAt: String,
      sentAt: String,
      due: String,
    },
    ...{ takenUntil: String, tries: Number, round: Number, attempts: [String], resends: [String], search: String },
  },
  { versionKey: false },
)
  .index({ state: 1, createdAt: -1, _id: -1 })
  .index({ createdAt: -1, _id: -1 })
  .index({ 'about.id': 1, createdAt: -1, _id: -1 })
  .index({ webhook: 1, createdAt: -1, _id: -1 }, { sparse: true })
  .index({ state: 1, due: 1 });

const latest = { keys: ['createdAt', '_id'], direction: -1 } as const;
const never = '9999';
/** How long one sender may take; after that another tries, with the same key. */
const takenMs = 60_000;

/** What those of a case see of its notices. */
const sightOf = (it: NoticeRecord): CaseNoticeView => ({
  ...{ id: it.id, channel: it.channel, to: it.to, subject: it.subject, state: it.state, tries: it.attempts.length },
  ...{ createdAt: it.createdAt, sentAt: it.sentAt, nextAttemptAt: it.nextAttemptAt },
});

export interface NoticeQuery extends PageRequest {
  state?: NoticeState | undefined;
  channel?: NoticeChannel | undefined;
}

/** Opens the collection. */
export function createNotices(connection: Connection, sealer: Sealer) {
  const model = connection.model('notice', schema, 'notices');
  const seal = (value: unknown): string => sealer.seal(JSON.stringify(value));
  const open = <T>(sealed: string): T => JSON.parse(sealer.open(sealed)) as T;

  function recordOf(it: StoredNotice): NoticeRecord {
    const { to, shown } = open<Content>(it.content);
    return {
      ...{ id: it._id, region: it.region, institution: it.institution },
      ...{ template: it.template, channel: it.channel, about: it.about, state: it.state },
      ...{ to: maskAddress(to), subject: shown.subject, text: shown.text },
      ...{ createdAt: it.createdAt, sentAt: it.sentAt, nextAttemptAt: it.due === never ? null : it.due },
      attempts: it.attempts.map((each) => open<NoticeAttempt>(each)),
      resends: it.resends.map((each) => open<Resend>(each)),
    };
  }

  function deliveryOf(it: StoredNotice): WebhookDelivery {
    const { told } = open<Content>(it.content);
    const { event, at } = told?.event ?? { event: 'test', at: it.createdAt };
    const tries = it.attempts.map((each) => open<NoticeAttempt>(each));
    return {
      ...{ id: it._id, event, case: it.about?.id ?? null, at, state: it.state, tries: tries.length },
      cause: it.state === 'sent' ? null : (tries.at(-1)?.cause ?? null),
      ...{ createdAt: it.createdAt, sentAt: it.sentAt, nextAttemptAt: it.due === never ? null : it.due },
    };
  }

  const get = async (id: string): Promise<NoticeRecord> => {
    const found = await model.findById(id).lean<StoredNotice>();
    if (!found) throw problem('not-found', { what: text('通知', 'The notice') });
    return recordOf(found);
  };

  const outbox: NoticeOutbox = {
    get,

    async put({ key, ...notice }, at) {
      const { to, subject, text: words, shown, template, channel, about, region, institution, told } = notice;
      const _id = sealer.blindIndex(`notice ${key}`);
      const of = sealer.blindIndex(canonicalJson(notice));
      try {
        await model.create({
          ...{ _id, of, template, channel, about, region, institution, ...(told && { webhook: told.webhook }) },
          content: seal({ to, subject, text: words, shown, ...(told && { told }) } satisfies Content),
          ...{ state: 'waiting', createdAt: at, sentAt: null, due: at, takenUntil: '', tries: 0, round: 0 },
          ...{ attempts: [], resends: [], search: `${template} ${channel} ${about?.id ?? ''}`.toLowerCase() },
        });
      } catch (error) {
        const earlier = isTaken(error) && (await model.findById(_id).lean<StoredNotice>());
        if (!earlier) throw error;
        if (earlier.of !== of) throw problem('idempotency-key-reused');
      }
      return _id;
    },

    async claim(id, now) {
      const at = now.toISOString();
      const takenUntil = new Date(now.getTime() + takenMs).toISOString();
      const free = { _id: id, state: 'waiting' as const, due: { $lte: at }, takenUntil: { $lte: at } };
      const it = await model.findOneAndUpdate(free, { $set: { takenUntil } }).lean<StoredNotice>();
      if (!it) return null;
      const { to, subject, text: words, told } = open<Content>(it.content);
      return {
        ...{ id: it._id, key: `${it._id}-${it.round}`, template: it.template, channel: it.channel, about: it.about },
        ...(told && { told }),
        ...{ to, subject, text: words, createdAt: it.createdAt, tries: it.tries },
      } satisfies ClaimedNotice;
    },

    async settle(id, attempt, nextAttemptAt) {
      const isSent = attempt.outcome === 'sent';
      const state: NoticeState = isSent ? 'sent' : nextAttemptAt === null ? 'failed' : 'waiting';
      const set = { state, due: nextAttemptAt ?? never, takenUntil: '', ...(isSent && { sentAt: attempt.at }) };
      await model.updateOne({ _id: id }, { $set: set, $inc: { tries: 1 }, $push: { attempts: seal(attempt) } });
    },

    async due(now, atMost) {
      const at = now.toISOString();
      const found = await model
        .find({ state: 'waiting', due: { $lte: at }, takenUntil: { $lte: at } }, { _id: 1 })
        .sort({ due: 1 })
        .limit(atMost)
        .lean<Pick<StoredNotice, '_id'>[]>();
      return found.map(({ _id }) => _id);
    },
  };

  return {
    ...outbox,

    /** The notices in somebody's sight, the latest first. */
    async list(actor: Actor, { state, channel, q, ...page }: NoticeQuery): Promise<Page<NoticeRecord>> {
      const filters: Filter[] = [inSightOf(actor), ...matching(q)];
      if (state) filters.push({ state });
      if (channel) filters.push({ channel });
      const found = await readPage<StoredNotice>(model.collection, { $and: filters }, latest, page);
      return { ...found, items: found.items.map(recordOf) };
    },

    /** The notices of a case, the latest first: their subjects, and never their words. */
    async ofCase(id: string, page: PageRequest): Promise<Page<CaseNoticeView>> {
      const found = await readPage<StoredNotice>(
        model.collection,
        { 'about.kind': 'case', 'about.id': id },
        latest,
        page,
      );
      return { ...found, items: found.items.map((it) => sightOf(recordOf(it))) };
    },

    /** What was sent to a webhook, the latest first. */
    async ofWebhook(id: string, page: PageRequest): Promise<Page<WebhookDelivery>> {
      const found = await readPage<StoredNotice>(model.collection, { webhook: id }, latest, page);
      return { ...found, items: found.items.map(deliveryOf) };
    },

    /** One message to a webhook. @throws Problem `not-found` */
    async delivery(id: string): Promise<WebhookDelivery> {
      const found = await model.findById(id).lean<StoredNotice>();
      if (!found?.webhook) throw problem('not-found', { what: text('消息', 'The message') });
      return deliveryOf(found);
    },

    /** Has a notice sent again: one that was sent as a new message, any other with the key it had. */
    async resend(id: string, resend: Resend): Promise<NoticeRecord> {
      const again = { state: 'waiting', due: resend.at, tries: 0 } as const;
      const update = { $set: again, $push: { resends: seal(resend) } };
      const anew = await model.updateOne({ _id: id, state: 'sent' }, { ...update, $inc: { round: 1 } });
      if (anew.matchedCount === 0) await model.updateOne({ _id: id }, update);
      return get(id);
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
