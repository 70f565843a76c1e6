/** Reading a submitted form in clear: an act of whoever reviews it, with a reason that is stamped into the case. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { reasonOf } from '../core/answer.ts';
import { problem } from '../core/problem.ts';
import { sideOf } from '../core/procedures/procedure-case.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { actOnCase, procedureCaseOf } from './procedure-acts.ts';

const stamped = '查看未脱敏内容：';
const Body = z.strictObject({
  reason: reasonOf({ least: 20, most: 900 }).describe('Why it must be read: 20 to 900 characters'),
});

export const unmaskApplication = defineRoute({
  method: 'post',
  path: '/api/cases/{id}/application/unmask',
  right: 'procedure.act',
  evenSuspended: 'it reads, and is logged',
  clauses: ['access.data-security'],
  summary: text(
    '查看未脱敏的申请表',
    'Read the submitted form in clear, with a reason that everybody in the case sees',
  ),
  body: Body,
  subject: procedureCaseOf,
  answer: { status: 200, description: '`form`, as it was submitted' },
  problems: ['not-your-side', 'not-at-this-stage', 'wrong-reviewer', 'case-closed', 'unavailable'],
  async handle({ api, session: { actor }, subject, body }) {
    if (sideOf(actor, subject) !== 'reviewer') throw problem('not-your-side');
    const { submitted, visit } = subject.state;
    if (submitted === null) throw problem('not-at-this-stage');
    // Stamped first: what is not on record is not shown.
    await actOnCase(api, actor, subject, {
      ...{ id: randomUUID(), action: 'comment', visit },
      reason: stamped + body.reason,
    });
    const { form } = (await api.store.papers.paper(subject.id, submitted)) as { form: Record<string, unknown> };
    return { body: { form } };
  },
});
