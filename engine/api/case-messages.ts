/** Messages to a case: what an outside system said, passed on by a person. */
import { z } from 'zod';
import { isOver } from '../core/case.ts';
import { problem } from '../core/problem.ts';
import { mayMessage, rights } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { caseOf } from './cases.ts';
import { defineRoute } from './define-route.ts';

export const sendMessage = defineRoute({
  method: 'post',
  path: '/api/cases/{id}/messages',
  right: 'case.message',
  summary: text('转达外部消息', 'Pass a message on to the steps of a case that wait for it'),
  body: z.strictObject({
    id: z
      .string()
      .regex(/^[\x21-\x7e]{8,100}$/)
      .describe('Names this message: sent again, it is taken once'),
    name: z.string().min(1).max(60).describe('What the case waits for, such as loan-returned'),
    body: z.record(z.string().max(60), z.json()).default({}),
  }),
  subject: caseOf,
  answer: { status: 200, description: '`changed`: false where it had been taken before' },
  problems: ['nobody-waits', 'case-closed', 'unavailable'],
  async handle({ api, session, subject, body }) {
    if (!mayMessage(session.actor, subject)) throw problem('forbidden', { right: rights['case.message'] });
    await api.guard.demand(subject.institution);
    if (isOver(subject)) throw problem('case-closed');
    const { changed } = await api.doors.message(subject.id, { ...body, at: api.now().toISOString() });
    return { body: { changed } };
  },
});
