/** Tasks: the lists of whoever asks, their counts, one task, and its answer. */
import { z } from 'zod';
import type { Page, TaskItem, TaskView } from '../core/api.ts';
import { answerErrors, reasonLength } from '../core/answer.ts';
import { problem } from '../core/problem.ts';
import { mayAnswer, roles, type Actor } from '../core/rights.ts';
import type { TaskRecord } from '../core/task.ts';
import { text } from '../core/text.ts';
import { taskViews } from '../store/tasks.ts';
import type { ApiParts } from './api-parts.ts';
import { asksItself } from './may-apply.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { answerProcedureTask } from './procedure-acts.ts';
import { takenToday } from './standing-in.ts';

const taskOf = (api: ApiParts, { id }: { id: string }) => api.store.tasks.get(id);

export const listTasks = defineRoute({
  method: 'get',
  path: '/api/tasks',
  right: 'task.read',
  summary: text('待办列表', 'List tasks: open ones by their due dates, answered ones the latest first'),
  query: PageQuery.extend({
    view: z
      .enum(taskViews)
      .default('open')
      .describe('open: for you to answer; overdue: and late; mine: answered by you'),
    case: z.string().max(60).optional().describe('Id of the case'),
    delegation: z
      .string()
      .max(60)
      .optional()
      .describe('Id of a delegation by which you stand in for somebody today: only what they have taken on'),
  }),
  answer: { status: 200, description: 'A page of tasks; what you do in place of somebody names them' },
  async handle({ api, session: { actor }, query: { delegation, ...query } }) {
    const taken = await takenToday(api, actor);
    const only = taken.find(({ id }) => id === delegation);
    if (delegation !== undefined && !only) throw problem('not-found', { what: text('委托', 'The delegation') });
    const asked = { ...query, claimed: only?.from };
    const found = await api.store.tasks.list(actor, asked, api.now().toISOString());
    const absent = await Promise.all(taken.map(({ from }) => api.store.accounts.find(from)));
    const items = found.items.map((task): TaskItem => {
      const held = absent.find((each) => each !== null && each.account === task.claimed);
      return { ...task, ...(held && { onBehalf: { account: held.account, name: held.name } }) };
    });
    return { body: { ...found, items } satisfies Page<TaskItem> };
  },
});

export const countTasks = defineRoute({
  method: 'get',
  path: '/api/tasks/counts',
  right: 'task.read',
  summary: text('待办数量', 'Count the tasks of each view'),
  answer: { status: 200, description: 'A number a view' },
  handle: async ({ api, session }) => ({ body: await api.store.tasks.counts(session.actor, api.now().toISOString()) }),
});

export const getTask = defineRoute({
  method: 'get',
  path: '/api/tasks/{id}',
  right: 'task.read',
  summary: text('查看待办', 'Get a task'),
  subject: taskOf,
  answer: { status: 200, description: 'The task, with `answerable`: whether you may answer it now' },
  handle({ session: { actor }, subject }) {
    // An applicant sees what is asked in procedures, and nothing of their institution's use of the card.
    if (actor.role === 'applicant' && !subject.procedure)
      throw problem('not-found', { what: text('待办', 'The task') });
    const answerable = subject.state === 'open' && refusalOf(actor, subject) === null;
    return { body: { ...subject, answerable } satisfies TaskView };
  },
});

const AnswerBody = z.strictObject({
  id: z
    .string()
    .regex(/^[\x21-\x7e]{8,100}$/)
    .describe('Names this answer: sent again, it is taken once'),
  action: z.string().max(60),
  fields: z.record(z.string(), z.union([z.string().max(1000), z.number(), z.boolean()])).default({}),
  reason: z.string().max(reasonLength.most).optional(),
});

/** Why somebody may not answer a task that lies in their sight. */
function refusalOf(actor: Actor, task: TaskRecord) {
  if (!mayAnswer(actor, task)) return problem('wrong-role', { role: roles[task.role].name });
  return task.answers.some(({ by }) => by === actor.account) ? problem('answered-before') : null;
}

export const answerTask = defineRoute({
  method: 'post',
  path: '/api/tasks/{id}/answer',
  right: 'task.answer',
  evenSuspended: asksItself,
  summary: text('办理待办', 'Answer a task'),
  body: AnswerBody,
  subject: taskOf,
  answer: { status: 200, description: 'The task as it is now' },
  problems: [
    ...(['task-closed', 'answered-before', 'wrong-role', 'unavailable'] as const),
    ...(['participant-suspended', 'participant-not-in-use'] as const),
  ],
  async handle({ api, session, subject: task, body }) {
    const { actor } = session;
    const answerId = `${task.id} ${actor.account} ${body.id}`;
    // Sent again: it was taken then.
    if (task.answers.some(({ id }) => id === answerId)) return { body: task };
    const refusal = refusalOf(actor, task);
    if (task.state !== 'open') throw problem('task-closed');
    if (refusal) throw refusal;
    if (task.divergence) {
      await api.doors.converge();
      return { body: await api.store.tasks.get(task.id) };
    }
    if (!task.procedure) await Promise.all([api.guard.demand(actor.institution), api.guard.demand(task.institution)]);
    if (task.procedure) {
      await answerProcedureTask(api, actor, task, body);
      return { body: await api.store.tasks.get(task.id) };
    }
    const errors = answerErrors(task, { ...body, reason: body.reason ?? '' });
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const { action, fields, reason } = body;
    const { changed } = await api.doors.answer(task.case, {
      token: task.token,
      node: task.node,
      visit: task.visit,
      answer: {
        ...{ id: answerId, by: actor.account, at: api.now().toISOString(), action, fields },
        ...(reason !== undefined && reason.trim() !== '' && { reason: reason.trim() }),
      },
    });
    const now = await api.store.tasks.get(task.id);
    // Another came at the same instant: this one was not needed any more, or was a second of the same person.
    if (!changed && !now.answers.some(({ id }) => id === answerId))
      throw problem(now.state === 'open' ? 'answered-before' : 'task-closed');
    return { body: now };
  },
});
