/** Acting on a case of a procedure: submitting, reviewing, returning, signing, taking on and handing over. */
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import type { TaskRecord } from '../core/task.ts';
import { reasonLength, Reason } from '../core/answer.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { formErrors } from '../core/procedures/form-errors.ts';
import { actionNow, refusalOf } from '../core/procedures/legal.ts';
import { sideOf, type ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { viewOf } from '../core/procedures/procedure-view.ts';
import { stageActions, type StageAction } from '../core/procedures/procedure.ts';
import type { Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { ApiParts } from './api-parts.ts';
import { asksItself, demandApplying } from './may-apply.ts';
import { defineRoute } from './define-route.ts';
import { peopleIn } from './procedure-people.ts';
import { procedureOf } from './procedures.ts';
import { inPlaceOf } from './standing-in.ts';

/** Finds the case a route is about. @throws Problem `not-found`, `case-starting` */
export const procedureCaseOf = (api: ApiParts, { id }: { id: string }): Promise<ProcedureRecord> =>
  api.store.procedureCases.get(id);

const ActBody = z.strictObject({
  id: z
    .string()
    .regex(/^[\x21-\x7e]{8,100}$/)
    .describe('Names this act: sent again, it is taken once'),
  action: oneOf(stageActions),
  visit: z.int().min(1).describe('The `visit` of the case as it was looked at'),
  reason: z
    .string()
    .max(reasonLength.most * 2)
    .optional(),
  marks: z
    .array(z.strictObject({ pointer: z.string().max(200), note: z.string().trim().min(2).max(500) }))
    .max(100)
    .optional()
    .describe('Of a return: the fields to be corrected, by their pointers in the form, and what is wrong with each'),
  to: z.string().max(60).optional().describe('Of a handing over: the account'),
  revision: z.int().min(1).optional().describe('Of a submission: the revision of the form that is meant'),
  paper: z.record(z.string(), z.unknown()).optional().describe('What is handed in'),
});
type ActBody = z.infer<typeof ActBody>;

const wrong = (pointer: string, rule: string, zh: string, en: string): FieldError => ({
  ...{ pointer, rule, message: text(zh, en) },
});

/** Everything that is wrong with an act, field by field. */
function actErrors(record: ProcedureRecord, action: StageAction, body: ActBody): FieldError[] {
  const errors: FieldError[] = [];
  if (action.needsReason && !Reason.safeParse(body.reason ?? '').success)
    errors.push(wrong('/reason', 'reason', '请写明理由，20 至 1000 字', 'Give a reason of 20 to 1,000 characters'));
  const fields = new Set(Object.keys(procedureOf(record.procedure).form.shape));
  const materials = new Set(procedureOf(record.procedure).materials.map(({ code }) => code));
  for (const [index, { pointer }] of (body.marks ?? []).entries()) {
    const [, first = '', second = ''] = pointer.split('/');
    if (fields.has(first) || (first === 'materials' && materials.has(second))) continue;
    errors.push(wrong(`/marks/${index}/pointer`, 'known-field', '表单没有这一项', 'The form has no such field'));
  }
  if (action.id === 'return' && (body.marks ?? []).length === 0)
    errors.push(wrong('/marks', 'required', '请标出需要补正的项', 'Mark the fields that are to be corrected'));
  if (action.paper !== undefined && body.paper === undefined)
    errors.push(wrong('/paper', 'required', '请提交材料内容', 'Hand in what is asked for'));
  if (action.takesPerson && (body.to ?? '') === '')
    errors.push(wrong('/to', 'required', '请选择转办给谁', 'Say to whom it is handed over'));
  return errors;
}

/** Whoever a case is handed over to must be able to go on with it. */
async function demandSuccessor(api: ApiParts, record: ProcedureRecord, actor: Actor, to: string): Promise<void> {
  const other = await api.store.accounts.find(to);
  const side = other && sideOf(other, record);
  const isAnother = other && other.account !== actor.account && other.account !== record.state.claimed;
  if (isAnother && other.role === actor.role && side === sideOf(actor, record)) return;
  const message = text(
    '此人不能接办：须为同一角色、辖区相符的另一人',
    'Must be another person of the same role whose region fits',
  );
  throw problem('invalid-input', { errors: [{ pointer: '/to', rule: 'can-act', message }] });
}

/** Keeps what is submitted or handed in, and gives its digest; null where nothing is. @throws Problem `invalid-input`, `edited-meanwhile` */
async function keepPaper(api: ApiParts, record: ProcedureRecord, actor: Actor, body: ActBody): Promise<string | null> {
  const author = { by: actor.account, at: api.now().toISOString() };
  const keep = async (content: unknown) => {
    const digest = sm3(canonicalJson(content));
    await api.store.papers.keep(record.id, digest, content, author);
    return digest;
  };
  if (body.action !== 'submit') return body.paper === undefined ? null : keep(body.paper);
  const draft = await api.store.papers.draftOf(record.id);
  if (draft.revision !== (body.revision ?? draft.revision)) throw problem('edited-meanwhile');
  const files = await api.store.materials.all(record.id);
  const materials = files.map(({ id, as, digest, name }) => ({ code: as, id, digest, name }));
  const procedure = procedureOf(record.procedure);
  const ground = { materials: materials.map(({ code }) => code), act: record.act, now: api.now() };
  const errors = formErrors(procedure, draft.form, ground);
  if (errors.length > 0)
    throw problem('invalid-input', {
      errors: errors.map((each) => ({ ...each, pointer: `/form${each.pointer}` })),
    });
  await api.store.materials.keep(files.map(({ id }) => id));
  await api.store.procedureCases.rename(record.id, procedure.nameOf(draft.form));
  return keep({ form: draft.form, materials });
}

/** A suspended institution may still take its case back and say something; the rest as `demandApplying` lets it. */
async function demandActing(
  api: ApiParts,
  actor: Actor,
  record: ProcedureRecord,
  side: string,
  { id }: StageAction,
): Promise<void> {
  if (side !== 'applicant') return api.guard.demand(actor.institution);
  if (id !== 'withdraw' && id !== 'comment') await demandApplying(api, record);
}

/** Takes an act, and gives the case as it is then. @throws Problem, by the name of which it is refused */
export async function actOnCase(
  api: ApiParts,
  actor: Actor,
  record: ProcedureRecord,
  body: ActBody,
): Promise<ProcedureRecord> {
  const side = sideOf(actor, record);
  if (side === null) throw problem('not-your-side');
  const id = `${record.id} ${actor.account} ${body.id}`;
  // Sent again, it was taken then.
  if (record.stamps.some(({ act }) => act === id)) return record;
  const onBehalf = await inPlaceOf(api, actor, record);
  const known = {
    ...{ action: body.action, side, role: actor.role, by: actor.account, visit: body.visit },
    ...(onBehalf !== null && { onBehalf }),
  };
  const refusal = refusalOf(record.plan, record.state, known);
  const action = actionNow(record.plan, record.state, body.action);
  if (refusal || !action) throw problem(refusal ?? 'not-at-this-stage');
  await demandActing(api, actor, record, side, action);
  const errors = actErrors(record, action, body);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  if (body.to !== undefined) await demandSuccessor(api, record, actor, body.to);
  const paper = await keepPaper(api, record, actor, body);
  const { marks, to } = body;
  const reason = body.reason?.trim();
  await api.doors.act(record.id, {
    ...{ id, ...known, institution: actor.institution, at: api.now().toISOString() },
    ...(reason !== undefined && reason !== '' && { reason }),
    ...(marks && { marks }),
    ...(to !== undefined && { to }),
    ...(paper !== null && { paper }),
  });
  return api.store.procedureCases.get(record.id);
}

export const actOnProcedure = defineRoute({
  method: 'post',
  path: '/api/cases/{id}/acts',
  right: 'procedure.act',
  evenSuspended: asksItself,
  clauses: ['procedure.institution'],
  summary: text('办理接入办件', 'Act on a case of a procedure'),
  body: ActBody,
  largest: '4mb',
  subject: procedureCaseOf,
  answer: { status: 200, description: 'The case as it is now' },
  problems: [
    ...(['stage-passed', 'not-at-this-stage', 'not-your-side', 'wrong-reviewer', 'claimed-by-another'] as const),
    ...(['participant-suspended', 'participant-not-in-use'] as const),
    ...(['not-claimed', 'decided-before', 'case-closed', 'edited-meanwhile', 'unavailable'] as const),
  ],
  async handle({ api, session: { actor }, subject, body }) {
    const record = await actOnCase(api, actor, subject, body);
    const [people, onBehalf] = await Promise.all([peopleIn(api, record), inPlaceOf(api, actor, record)]);
    return { body: viewOf(record, actor, people, onBehalf) };
  },
});

/** Answers a task of a procedure's case as one of its acts. */
export async function answerProcedureTask(
  api: ApiParts,
  actor: Actor,
  task: TaskRecord,
  { id, action, reason }: { id: string; action: string; reason?: string | undefined },
): Promise<void> {
  const record = await api.store.procedureCases.get(task.case);
  const { data } = ActBody.safeParse({ id, action, visit: task.visit, ...(reason !== undefined && { reason }) });
  if (!data)
    throw problem('invalid-input', {
      errors: [wrong('/action', 'choice', '没有这种答复方式', 'There is no such way to answer')],
    });
  await actOnCase(api, actor, record, data);
}
