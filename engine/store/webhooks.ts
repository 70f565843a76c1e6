/** The collection of webhooks: few to an institution; their addresses and secrets sealed, and a secret comes out for the sender alone. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { CaseEventName } from '../core/case-event.ts';
import { problem } from '../core/problem.ts';
import type { Actor, Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { WebhookSecrets } from '../core/send-notice.ts';
import { text } from '../core/text.ts';
import { mostWebhooks, type NewWebhook, type Webhook } from '../core/webhook.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inSightOf, readPage, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';

interface StoredWebhook extends Place, Attempt {
  _id: string;
  /** Institution and which of its places it has: as many as there may be, whoever adds at the same moment. */
  seat: string;
  events: CaseEventName[];
  active: boolean;
  by: string;
  createdAt: string;
  /** Sealed. */
  url: string;
  secret: string;
}

const schema = new Schema<StoredWebhook>(
  {
    ...{ _id: String, made: String, of: String, region: String, institution: String, seat: String },
    ...{ events: [String], active: Boolean, by: String, createdAt: String, url: String, secret: String },
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ seat: 1 }, { unique: true })
  .index({ institution: 1, active: 1 })
  .index({ createdAt: -1, _id: -1 });

/** A webhook about to be added. */
export interface FreshWebhook extends NewWebhook, Pick<Webhook, 'id' | 'region' | 'by' | 'createdAt'> {
  institution: string;
}

const what = text('系统回调', 'The webhook');

/** Opens the collection. */
export function createWebhooks(connection: Connection, sealer: Sealer) {
  const model = connection.model('webhook', schema, 'webhooks');

  function webhookOf({ _id, region, institution, events, active, by, createdAt, url }: StoredWebhook): Webhook {
    return { id: _id, region, institution, events: [...events], active, by, createdAt, url: sealer.open(url) };
  }

  const get = async (id: string): Promise<Webhook> => {
    const found = await model.findById(id).lean<StoredWebhook>();
    if (!found) throw problem('not-found', { what });
    return webhookOf(found);
  };

  const secrets: WebhookSecrets = {
    async secretOf(id) {
      const found = await model.findOne({ _id: id, active: true }).lean<StoredWebhook>();
      return found && sealer.open(found.secret);
    },
  };

  return {
    ...secrets,
    /** @throws Problem `not-found` */
    get,

    /** Adds a webhook; null where the institution has as many as it may. @throws Problem `idempotency-key-reused` */
    async add({ id, url, secret, ...fresh }: FreshWebhook, attempt: Attempt): Promise<Webhook | null> {
      const sealed = { url: sealer.seal(url), secret: sealer.seal(secret) };
      for (let seat = 1; seat <= mostWebhooks; seat += 1) {
        const place = `${fresh.institution} ${seat}`;
        const document: StoredWebhook = { ...fresh, ...attempt, ...sealed, _id: id, seat: place, active: true };
        try {
          await model.create(document);
          return webhookOf(document);
        } catch (error) {
          if (!isTaken(error)) throw error;
          const earlier = await model.findOne({ made: attempt.made }).lean<StoredWebhook>();
          if (earlier) return webhookOf(madeBefore(earlier, attempt));
        }
      }
      return null;
    },

    /** The webhooks in somebody's sight, the latest first. */
    async list(actor: Actor, page: PageRequest): Promise<Page<Webhook>> {
      const order = { keys: ['createdAt', '_id'], direction: -1 } as const;
      const found = await readPage<StoredWebhook>(model.collection, inSightOf(actor), order, page);
      return { ...found, items: found.items.map(webhookOf) };
    },

    /** Where the systems of an institution are told of an event. */
    async toldOf(institution: string, event: CaseEventName): Promise<Pick<Webhook, 'id' | 'url'>[]> {
      const found = await model.find({ institution, active: true, events: event }).lean<StoredWebhook[]>();
      return found.map(webhookOf);
    },

    /** Switches one on or off. @throws Problem `not-found` */
    async switch(id: string, active: boolean): Promise<Webhook> {
      await model.updateOne({ _id: id }, { $set: { active } });
      return get(id);
    },

    /** Takes one away, its secret with it. */
    async remove(id: string): Promise<void> {
      await model.deleteOne({ _id: id });
    },
  };
}

export type Webhooks = ReturnType<typeof createWebhooks>;
