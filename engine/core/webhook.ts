/** Webhooks (系统回调): where an institution's own system is told what happens to its cases, of which events, and what it is told: nothing personal. */
import { z } from 'zod';
import { CaseEventName, caseEvents, type CaseEvent } from './case-event.ts';
import { isAddress, type NoticeState } from './notice.ts';
import type { Place } from './rights.ts';

/** How many webhooks an institution may have. */
export const mostWebhooks = 5;

/** What an institution says of a webhook that it wants. */
export const NewWebhook = z.strictObject({
  url: z
    .string()
    .max(500)
    .refine((url) => isAddress('webhook', url), {
      message: 'An address by https, without query, fragment or credentials, and without a long number',
      params: { zh: '须为 https 地址，不带参数、锚点和账号，也不含长串数字', rule: 'address' },
    })
    .describe('Where it is told, by POST'),
  events: z
    .array(CaseEventName)
    .min(1)
    .max(Object.keys(caseEvents).length)
    .refine((events) => new Set(events).size === events.length, {
      message: 'Each event once',
      params: { zh: '每种事件只选一次', rule: 'unique' },
    })
    .describe('Of what it is told'),
  secret: z
    .string()
    .regex(/^[\x21-\x7e]{16,128}$/, { message: 'Of 16 to 128 letters, digits and signs, without blanks' })
    .describe('Shared secret: keys the HMAC-SM3 of each message; it is never shown again'),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

/** A webhook as its institution sees it: an item of GET /api/webhooks. The secret stays away. */
export interface Webhook extends Place, Omit<NewWebhook, 'secret'> {
  id: string;
  /** Told of what happens now; a webhook that is switched off keeps its place. */
  active: boolean;
  by: string;
  createdAt: string;
}

/** A message to a webhook, with its last result: an item of GET /api/webhooks/{id}/deliveries. */
export interface WebhookDelivery {
  id: string;
  event: CaseEvent['event'];
  /** Id of the case; null of a test. */
  case: string | null;
  at: string;
  state: NoticeState;
  tries: number;
  /** Why the last try failed, as a code such as `timed-out` or `http-503`. */
  cause: string | null;
  createdAt: string;
  sentAt: string | null;
  nextAttemptAt: string | null;
}
