/** The way of a notice: written into the outbox once by its key, delivered once, tried again after longer and longer waits, and given up in sight of people. */
import type { CaseEvent } from './case-event.ts';
import type { OfficeDoors } from './connectors.ts';
import { assertExists } from './control.ts';
import type {
  NewNotice,
  NoticeAttempt,
  NoticeChannel,
  NoticeRecord,
  NoticeSubject,
  NoticeTemplates,
} from './notice.ts';
import { noticeErrors, noticeWords } from './notice.ts';
import { isProblem, problem } from './problem.ts';
import type { Text } from './text.ts';

/** The words of a notice: as they are sent, and as those who look after notices see them. */
export interface RenderedNotice extends Omit<NewNotice, 'variables'> {
  subject: Text;
  text: Text;
  shown: { subject: Text; text: Text };
}

/** A notice that one sender has taken, to deliver it. */
export interface ClaimedNotice {
  id: string;
  /** The same for every try, so that the receiver takes one; another once a person sends it again. */
  key: string;
  template: string;
  channel: NoticeChannel;
  to: string;
  subject: Text;
  text: Text;
  about: NoticeSubject | null;
  told?: NewNotice['told'];
  createdAt: string;
  /** How often it was tried since it was written, or since a person sent it again. */
  tries: number;
}

/** Where notices are kept until they are sent, and after. */
export interface NoticeOutbox {
  /** Writes a notice once by its key, and gives its id. @throws Problem `idempotency-key-reused` */
  put(notice: RenderedNotice, at: string): Promise<string>;
  /** @throws Problem `not-found` */
  get(id: string): Promise<NoticeRecord>;
  /** Takes a notice for a while; null where it is not due, sent, given up, or taken by another. */
  claim(id: string, now: Date): Promise<ClaimedNotice | null>;
  /** Notes how a try ended; `nextAttemptAt` null: it was sent, or is given up. */
  settle(id: string, attempt: NoticeAttempt, nextAttemptAt: string | null): Promise<void>;
  /** The notices that are due, the oldest first. */
  due(now: Date, atMost: number): Promise<string[]>;
}

/** What a webhook is sent: the words of a notice, or what happened to which case. */
export type WebhookBody =
  | { id: string; template: string; about: NoticeSubject | null; subject: Text; text: Text; createdAt: string }
  | ({ id: string; case: string | null } & CaseEvent);

/** A message to a webhook: it is signed, and keyed too where a secret is shared with who takes it. */
export interface WebhookMessage {
  id: string;
  to: string;
  body: WebhookBody;
  secret?: string;
}

/** What a webhook answered; not `isFinal` where it may answer otherwise later. */
export interface WebhookAnswer {
  isTaken: boolean;
  isFinal: boolean;
  answer: string | null;
  cause: string | null;
}

/** The ways that notices go. */
export interface NoticeDoors {
  deliver: OfficeDoors['notice.deliver'];
  callWebhook: (message: WebhookMessage) => Promise<WebhookAnswer>;
}

/** The webhooks that institutions keep. */
export interface WebhookSecrets {
  /** The secret shared with a webhook; null where it is switched off or gone. */
  secretOf(webhook: string): Promise<string | null>;
}

/** What sending takes. */
export interface NoticeParts extends NoticeDoors {
  notices: NoticeOutbox;
  templates: NoticeTemplates;
  webhooks: WebhookSecrets;
  now: () => Date;
}

const minute = 60_000;

/** How long is waited after each failed try; after the last of them it is given up. */
export const retryWaitsMs: readonly number[] = [1, 5, 30, 120, 480].map((minutes) => minutes * minute);

type Ended = Omit<NoticeAttempt, 'at'> & { isFinal: boolean };

async function byService({ deliver }: NoticeParts, claimed: ClaimedNotice, channel: 'sms' | 'email'): Promise<Ended> {
  const { key, to, template, subject, text: words } = claimed;
  try {
    const { message } = await deliver({ key, channel, to, template, subject, words });
    return { outcome: 'sent', answer: message, cause: null, isFinal: true };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const isAway = error.slug === 'connector-unavailable';
    const { cause } = error.details;
    return { outcome: 'failed', answer: null, cause: isAway ? String(cause) : error.slug, isFinal: !isAway };
  }
}

/** What is sent to a webhook; null where nobody wants it any more. */
async function messageOf({ webhooks }: NoticeParts, claimed: ClaimedNotice): Promise<WebhookMessage | null> {
  const { key: id, to, template, about, subject, text: words, createdAt, told } = claimed;
  if (!told) return { id, to, body: { id, template, about, subject, text: words, createdAt } };
  const secret = await webhooks.secretOf(told.webhook);
  return secret === null ? null : { id, to, body: { id, case: about?.id ?? null, ...told.event }, secret };
}

async function byWebhook(parts: NoticeParts, claimed: ClaimedNotice): Promise<Ended> {
  const message = await messageOf(parts, claimed);
  if (!message) return { outcome: 'failed', answer: null, cause: 'switched-off', isFinal: true };
  const { isTaken, isFinal, answer, cause } = await parts.callWebhook(message);
  return { outcome: isTaken ? 'sent' : 'failed', answer, cause, isFinal };
}

/** Tries to deliver a notice that is due; nothing happens where another does, or it is done. */
export async function deliverNotice(parts: NoticeParts, id: string): Promise<void> {
  const claimed = await parts.notices.claim(id, parts.now());
  if (!claimed) return;
  const { channel, tries } = claimed;
  const { isFinal, ...ended } = await (channel === 'webhook'
    ? byWebhook(parts, claimed)
    : byService(parts, claimed, channel));
  const at = parts.now();
  const waitMs = ended.outcome === 'sent' || isFinal ? undefined : retryWaitsMs[tries];
  const next = waitMs === undefined ? null : new Date(at.getTime() + waitMs).toISOString();
  await parts.notices.settle(id, { ...ended, at: at.toISOString() }, next);
}

/**
 * Writes a notice into the outbox, once by its key, and gives its id; it is sent by whoever sends what is due.
 * @throws Problem `invalid-input` where it does not fit its template or its channel, `idempotency-key-reused`
 */
export async function writeNotice(
  { notices, templates, now }: Pick<NoticeParts, 'notices' | 'templates' | 'now'>,
  notice: NewNotice,
): Promise<string> {
  const errors = noticeErrors(templates, notice);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const { variables, ...rest } = notice;
  const template = assertExists(templates[notice.template], 'the template');
  const rendered = {
    ...rest,
    ...noticeWords(template, variables, false),
    shown: noticeWords(template, variables, true),
  };
  return notices.put(rendered, now().toISOString());
}

/** Sends a notice: written as `writeNotice` does, tried at once, and then by `deliverDueNotices` until it is taken or given up. */
export async function sendNotice(parts: NoticeParts, notice: NewNotice): Promise<NoticeRecord> {
  const id = await writeNotice(parts, notice);
  await deliverNotice(parts, id);
  return parts.notices.get(id);
}

/** Tries every notice that is due, one after the other, and gives how many there were. */
export async function deliverDueNotices(parts: NoticeParts, atMost = 50): Promise<number> {
  const due = await parts.notices.due(parts.now(), atMost);
  for (const id of due) await deliverNotice(parts, id);
  return due.length;
}
