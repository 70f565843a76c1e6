/** Mentions: the comments that mention whoever asks, how many are unread, and noting that they were read. */
import { z } from 'zod';
import { text } from '../core/text.ts';
import { defineRoute, PageQuery } from './define-route.ts';

export const listMentions = defineRoute({
  method: 'get',
  path: '/api/mentions',
  right: 'comment.read',
  summary: text('提到我的批注', 'List the comments that mention you, the latest first'),
  query: PageQuery.omit({ q: true }).extend({ view: z.enum(['unread', 'all']).default('unread') }),
  answer: {
    status: 200,
    description: 'A page of comments, each with the name of its scenario and whether it is unread',
  },
  handle: async ({ api, session, query }) => ({
    body: await api.store.comments.mentionsOf(session.actor, query.view, query),
  }),
});

export const countMentions = defineRoute({
  method: 'get',
  path: '/api/mentions/counts',
  right: 'comment.read',
  summary: text('未读的提到我的批注数量', 'Count the comments that mention you and are unread'),
  answer: { status: 200, description: 'The number' },
  handle: async ({ api, session }) => ({ body: { unread: await api.store.comments.unreadOf(session.actor) } }),
});

export const readMentions = defineRoute({
  method: 'post',
  path: '/api/mentions/read',
  right: 'comment.read',
  evenSuspended: 'it notes what somebody has read',
  summary: text('标记为已读', 'Note that you have read what mentions you'),
  body: z.strictObject({
    ids: z.array(z.string().max(60)).min(1).max(100).optional().describe('These comments; else all of them'),
  }),
  answer: { status: 200, description: 'How many are unread now' },
  async handle({ api, session: { actor }, body }) {
    await api.store.comments.see(actor, body.ids);
    return { body: { unread: await api.store.comments.unreadOf(actor) } };
  },
});
