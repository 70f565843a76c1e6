/** What a duty operator orders a case to do, one case or many: pause, resume, cancel, try again, pass over. */
import { z } from 'zod';
import { Reason } from '../core/answer.ts';
import type { CaseOrdered } from '../core/api.ts';
import { isOver, type CaseRecord } from '../core/case.ts';
import { isProblem, problem, titleOf, type Problem } from '../core/problem.ts';
import { may, type Actor } from '../core/rights.ts';
import { text, type Language, type Text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { caseOf } from './cases.ts';
import { takesOutOfUse } from './may-apply.ts';
import { defineRoute, type Route } from './define-route.ts';

const caseActs = {
  pause: text('暂停办件', 'Pause a case'),
  resume: text('恢复办件', 'Resume a paused case'),
  cancel: text('撤销办件，已写入的逆序撤回', 'Cancel a case: what was written is taken back, last first'),
  retry: text('重试停住的步骤', 'Try held steps again'),
  skip: text('跳过停住的步骤，从指定出口离开', 'Pass over a held step by one of its ways out'),
} as const satisfies Record<string, Text>;
type CaseAct = keyof typeof caseActs;

const acts = Object.keys(caseActs) as CaseAct[];

/** What an order says besides its act. Without a token, every held step is meant. */
const Order = z.strictObject({
  reason: Reason,
  token: z.number().int().min(1).optional().describe('Of retry and skip: the held step, by its token'),
  node: z
    .string()
    .max(300)
    .optional()
    .describe('Of retry and skip, instead of a token: only steps that are held at this path'),
  port: z.string().max(60).optional().describe('Of skip: the way out'),
});
type Order = z.infer<typeof Order>;

const required = (field: string, message: Text): Problem =>
  problem('invalid-input', { errors: [{ pointer: `/${field}`, rule: 'required', message }] });

async function heldTokens(api: ApiParts, id: string, node: string | undefined) {
  const { tokens } = await api.doors.overlay(id);
  return tokens.filter(({ phase, path }) => phase === 'failed' && (node === undefined || path === node));
}

/** The orders to single tokens that an act means. */
async function ordersOf(api: ApiParts, id: string, act: CaseAct, { token, node, port }: Order) {
  if (act === 'pause' || act === 'resume' || act === 'cancel') return [{ action: act }];
  if (act === 'skip' && port === undefined)
    throw required('port', text('请选择从哪个出口离开', 'Say by which way out it is left'));
  const held = token === undefined ? await heldTokens(api, id, node) : [{ id: token }];
  if (held.length === 0) throw problem('nothing-held');
  if (act === 'skip' && held.length > 1)
    throw required('token', text('有多个步骤停住，请指明其一', 'Several steps are held: name one of them'));
  return held.map(({ id: one }) =>
    act === 'skip' ? { action: act, token: one, port: port ?? '' } : ({ action: act, token: one } as const),
  );
}

/** Carries out an order. @throws Problem `case-closed`, `case-state`, `nothing-held`, `unavailable` */
async function control(api: ApiParts, actor: Actor, record: CaseRecord, act: CaseAct, order: Order): Promise<void> {
  if (isOver(record)) throw problem('case-closed');
  const reasoned = { by: actor.account, at: api.now().toISOString(), reason: order.reason };
  for (const each of await ordersOf(api, record.id, act, order))
    await api.doors.control(record.id, { ...each, ...reasoned });
}

/** One route an act. */
export const caseControls: readonly Route[] = acts.map((act) =>
  defineRoute({
    method: 'post',
    path: `/api/cases/{id}/${act}`,
    right: 'case.control',
    ...(['pause', 'cancel'].includes(act) && { evenSuspended: takesOutOfUse }),
    summary: caseActs[act],
    body: Order,
    subject: caseOf,
    answer: { status: 200, description: 'The record as it is now' },
    problems: ['case-closed', 'case-state', 'nothing-held', 'unavailable'],
    async handle({ api, session, subject, body }) {
      await control(api, (session as { actor: Actor }).actor, subject, act, body);
      return { body: await api.store.cases.get(subject.id) };
    },
  }),
);

/** So many cases are ordered at the same time. */
const atOnce = 10;

async function controlOne(
  api: ApiParts,
  actor: Actor,
  language: Language,
  id: string,
  act: CaseAct,
  order: Order,
): Promise<CaseOrdered> {
  try {
    const record = await api.store.cases.get(id);
    // Whoever may not see a case is not told that there is one.
    if (!may(actor, 'case.control', record)) throw problem('not-found', { what: text('办件', 'The case') });
    await control(api, actor, record, act, order);
    return { case: id, done: true, problem: null };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { case: id, done: false, problem: { slug: error.slug, title: titleOf(error, language) } };
  }
}

export const controlCases = defineRoute({
  method: 'post',
  path: '/api/cases/controls',
  right: 'case.control',
  summary: text('批量处置办件', 'Order up to 200 cases at once; each gives its own answer'),
  body: Order.omit({ token: true }).extend({
    action: z.enum(acts),
    cases: z.array(z.string().min(1).max(60)).min(1).max(200).describe('Ids of the cases'),
  }),
  answer: { status: 200, description: 'An answer a case, in the order they were named' },
  async handle({ api, session, body, language }) {
    const { action, cases, ...order } = body;
    const items: CaseOrdered[] = [];
    for (let from = 0; from < cases.length; from += atOnce) {
      const some = cases.slice(from, from + atOnce);
      items.push(...(await Promise.all(some.map((id) => controlOne(api, session.actor, language, id, action, order)))));
    }
    return { body: { items } };
  },
});
