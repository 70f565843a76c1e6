/** Notices: their list, one of them, and sending one again. */
import { z } from 'zod';
import { Reason } from '../core/answer.ts';
import { NoticeChannel, noticeStates } from '../core/notice.ts';
import { deliverNotice, type NoticeParts } from '../core/send-notice.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';

const noticeOf = (api: ApiParts, { id }: { id: string }) => api.store.notices.get(id);

/** What sending notices takes, of the parts of the API. */
export const noticePartsOf = ({ store, noticeTemplates, noticeDoors, now }: ApiParts): NoticeParts => ({
  ...{ notices: store.notices, templates: noticeTemplates, webhooks: store.webhooks, now },
  ...noticeDoors,
});

export const listNotices = defineRoute({
  method: 'get',
  path: '/api/notices',
  right: 'notice.read',
  summary: text('通知列表', 'List notices, the latest first'),
  query: PageQuery.extend({
    state: z.enum(noticeStates).optional().describe('waiting: on its way or tried again; sent; failed: given up'),
    channel: NoticeChannel.optional(),
  }),
  answer: { status: 200, description: 'A page of notices: addresses masked, and what is personal in their words' },
  handle: async ({ api, session, query }) => ({ body: await api.store.notices.list(session.actor, query) }),
});

export const getNotice = defineRoute({
  method: 'get',
  path: '/api/notices/{id}',
  right: 'notice.read',
  summary: text('查看通知', 'Get a notice with every try to deliver it'),
  subject: noticeOf,
  answer: { status: 200, description: 'The notice' },
  handle: ({ subject }) => ({ body: subject }),
});

export const resendNotice = defineRoute({
  method: 'post',
  path: '/api/notices/{id}/resend',
  right: 'notice.resend',
  summary: text('重发通知', 'Send a notice again, at once'),
  body: z.strictObject({ reason: Reason }),
  subject: noticeOf,
  answer: { status: 200, description: 'The notice as it is after the try' },
  async handle({ api, session, subject, body: { reason } }) {
    const at = api.now().toISOString();
    await api.store.notices.resend(subject.id, { by: session.actor.account, at, reason });
    await deliverNotice(noticePartsOf(api), subject.id);
    return { body: await api.store.notices.get(subject.id) };
  },
});
