/** The form of a procedure's case: reading it, saving it as one goes, and the files that are handed in with it. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { attachmentTypes, largestAttachment } from '../core/attachment.ts';
import { maskValue } from '../core/mask.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { agreementOf } from '../core/procedures/agreement.ts';
import { wordsOf } from '../core/procedures/fields.ts';
import { formErrors } from '../core/procedures/form-errors.ts';
import { sideOf, type ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { stageNow } from '../core/procedures/procedure-state.ts';
import type { Procedure } from '../core/procedures/procedure.ts';
import type { Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { ApiParts } from './api-parts.ts';
import { namedFile } from './attachments.ts';
import { asksItself, demandApplying } from './may-apply.ts';
import { defineRoute } from './define-route.ts';
import { procedureCaseOf } from './procedure-acts.ts';
import { procedureOf } from './procedures.ts';
import { savedFile } from './sent-file.ts';
import { tagOf } from './tag-of.ts';

/** What somebody else than the applicant reads of a form: what is personal is masked. */
const masked = ({ form: { shape } }: Procedure, form: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const type = Object.hasOwn(shape, name) ? (shape[name] as z.ZodType) : undefined;
      return [name, type && wordsOf(type).personal && typeof value === 'string' ? maskValue(value) : value];
    }),
  );

/** What is to be signed, while that is what the applicant is asked for. */
async function agreementFor(api: ApiParts, { start, plan, state }: ProcedureRecord): Promise<string | null> {
  const asksSignature = stageNow(plan, state).asks?.actions.some(({ id }) => id === 'sign');
  if (!asksSignature || state.phase !== 'asking' || state.submitted === null) return null;
  const { form } = (await api.store.papers.paper(start.caseId, state.submitted)) as { form: Record<string, unknown> };
  return agreementOf(start, form, state.submitted);
}

/** The application as somebody sees it. */
async function applicationFor(api: ApiParts, actor: Actor, record: ProcedureRecord) {
  const procedure = procedureOf(record.procedure);
  const isOwn = sideOf(actor, record) === 'applicant';
  const draft = await api.store.papers.draftOf(record.id);
  const submitted =
    record.state.submitted === null
      ? null
      : ((await api.store.papers.paper(record.id, record.state.submitted)) as { form: Record<string, unknown> }).form;
  // Whoever reviews reads what was submitted, and nothing that is still being written.
  const form = isOwn ? draft.form : masked(procedure, submitted ?? {});
  const files = await api.store.materials.all(record.id);
  const ground = { materials: files.map(({ as }) => as), act: record.act, now: api.now() };
  return {
    ...{ revision: draft.revision, form, isMasked: !isOwn, savedAt: draft.savedAt, savedBy: draft.savedBy },
    findings: isOwn ? formErrors(procedure, draft.form, ground) : [],
    materials: files.map(({ id, as, name, type, size, digest, by, at }) => ({
      id,
      as,
      name,
      type,
      size,
      digest,
      by,
      at,
    })),
    agreement: isOwn ? await agreementFor(api, record) : null,
  };
}

/** @throws Problem `not-your-side` where somebody else is the applicant, `not-at-this-stage` where nothing is to be filled in now, and what `demandApplying` refuses by */
async function demandFilling(api: ApiParts, actor: Actor, record: ProcedureRecord): Promise<void> {
  if (sideOf(actor, record) !== 'applicant') throw problem('not-your-side');
  const asked = stageNow(record.plan, record.state).asks?.actions.some(({ id }) => id === 'submit');
  if (!asked || record.state.phase !== 'asking') throw problem('not-at-this-stage');
  await demandApplying(api, record);
}

export const getApplication = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/application',
  right: 'procedure.read',
  summary: text('查看申请表', 'Get the form of a case, with what is still wrong with it'),
  subject: procedureCaseOf,
  answer: {
    status: 200,
    description: 'The form; its revision is the ETag. What is personal is masked for all but the applicant',
  },
  async handle({ api, session: { actor }, subject }) {
    const body = await applicationFor(api, actor, subject);
    return { body, headers: tagOf(body.revision) };
  },
});

/** A form as it is being filled in: anything that JSON can say for its fields, so that nothing is lost before it is right. */
const Draft = z.record(z.string().max(60), z.unknown());

export const saveApplication = defineRoute({
  method: 'put',
  path: '/api/cases/{id}/application',
  right: 'procedure.act',
  evenSuspended: asksItself,
  summary: text('保存申请表', 'Save the form as it is, complete or not'),
  body: Draft,
  largest: '1mb',
  edits: true,
  subject: procedureCaseOf,
  answer: { status: 200, description: 'The form with its new revision, and what is still wrong with it' },
  problems: ['not-your-side', 'not-at-this-stage', 'participant-suspended', 'participant-not-in-use'],
  async handle({ api, session: { actor }, subject, body, revision }) {
    await demandFilling(api, actor, subject);
    const { form } = procedureOf(subject.procedure);
    const unknown = Object.keys(body).filter((name) => !Object.hasOwn(form.shape, name));
    if (unknown.length > 0) {
      const message = text('没有这个字段', 'There is no such field');
      const errors = unknown.map((name): FieldError => ({ pointer: `/${name}`, rule: 'unknown-field', message }));
      throw problem('invalid-input', { errors });
    }
    const author = { by: actor.account, at: api.now().toISOString() };
    await api.store.papers.saveDraft(subject.id, body, revision, author);
    const answer = await applicationFor(api, actor, subject);
    return { body: answer, headers: tagOf(answer.revision) };
  },
});

export const addMaterial = defineRoute({
  method: 'post',
  path: '/api/cases/{id}/materials',
  right: 'procedure.act',
  evenSuspended: asksItself,
  summary: text('上传申请材料', 'Hand a file in with the form: the body is its bytes'),
  query: z.strictObject({ as: z.string().max(40).describe('Code of the material') }),
  file: Object.keys(attachmentTypes),
  largest: `${largestAttachment}b`,
  creates: true,
  subject: procedureCaseOf,
  answer: { status: 201, description: 'What is known of it, with the SM3 of its bytes' },
  problems: ['not-your-side', 'not-at-this-stage', 'participant-suspended', 'participant-not-in-use'],
  async handle({ api, session: { actor }, subject, query, file, attempt }) {
    await demandFilling(api, actor, subject);
    if (!procedureOf(subject.procedure).materials.some(({ code }) => code === query.as)) {
      const message = text('这个流程没有这种材料', 'The procedure knows no such material');
      throw problem('invalid-input', { errors: [{ pointer: '/as', rule: 'choice', message }] });
    }
    const { region, institution, id } = subject;
    const body = await api.store.materials.add(
      {
        ...{ id: randomUUID(), scenario: id, region, institution, as: query.as },
        ...{ ...namedFile(file), size: file.bytes.length, digest: sm3(file.bytes), bytes: file.bytes },
        ...{ by: actor.account, at: api.now().toISOString() },
      },
      attempt,
    );
    return { body, headers: { location: `/api/cases/${id}/materials/${body.id}` } };
  },
});

/** Finds the file of a case. @throws Problem `not-found` */
async function materialOf(api: ApiParts, { id, file }: { id: string; file: string }) {
  const found = await api.store.materials.get(file);
  if (found.scenario !== id) throw problem('not-found', { what: text('材料', 'The file') });
  const { sharedWith } = await api.store.procedureCases.get(id);
  return { ...found, sharedWith };
}

export const getMaterial = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/materials/{file}',
  right: 'procedure.read',
  summary: text('下载申请材料', 'Get the bytes of a file that was handed in'),
  subject: materialOf,
  answer: { status: 200, description: 'The bytes, to be saved and never shown', type: 'application/octet-stream' },
  async handle({ api, params, subject }) {
    return savedFile(subject, await api.store.materials.bytesOf(params.file));
  },
});

export const removeMaterial = defineRoute({
  method: 'delete',
  path: '/api/cases/{id}/materials/{file}',
  right: 'procedure.act',
  evenSuspended: asksItself,
  summary: text('移除申请材料', 'Remove a file that was not submitted yet, and that one has handed in oneself'),
  subject: materialOf,
  answer: { status: 204, description: 'It is gone' },
  problems: ['not-your-side', 'not-at-this-stage', 'participant-suspended', 'participant-not-in-use'],
  async handle({ api, session: { actor }, params }) {
    await demandFilling(api, actor, await api.store.procedureCases.get(params.id));
    await api.store.materials.remove(params.file, actor.account);
    return { status: 204 };
  },
});
