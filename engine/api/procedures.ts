/** Procedures: what there is to apply for, opening a case, and the list of cases. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { assertExists } from '../core/control.ts';
import { evidenceOf, type Evidence } from '../core/evidence.ts';
import { isProblem, problem } from '../core/problem.ts';
import { procedures } from '../core/procedures/index.ts';
import {
  procedureActs,
  procedureKinds,
  sides,
  type Procedure,
  type ProcedureAct,
  type ProcedureKind,
} from '../core/procedures/procedure.ts';
import type { ProcedureStart } from '../core/run-procedure-ports.ts';
import type { Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]];
const Kind = z.enum(keys(procedureKinds));
const Act = z.enum(keys(procedureActs));

/** A procedure by its address. @throws Problem `not-found` */
export function procedureOf(kind: string): Procedure {
  const found = Object.hasOwn(procedures, kind) ? procedures[kind as ProcedureKind] : undefined;
  if (!found) throw problem('not-found', { what: text('接入流程', 'The procedure') });
  return found;
}

export const listProcedures = defineRoute({
  method: 'get',
  path: '/api/procedures',
  right: 'procedure.read',
  summary: text('接入流程', 'List the procedures with what each can do'),
  answer: { status: 200, description: 'A page that holds them all' },
  handle() {
    const items = Object.values(procedures).map(({ kind, name, summary, clauses, register, acts }) => ({
      ...{ kind, name, summary, clauses, register },
      acts: (Object.keys(acts) as ProcedureAct[]).map((act) => ({ act, name: procedureActs[act] })),
    }));
    return { body: { items, next: null, total: items.length } };
  },
});

export const listProcedureCases = defineRoute({
  method: 'get',
  path: '/api/procedures/cases',
  right: 'procedure.read',
  summary: text('接入办件列表', 'List cases of procedures, the latest first'),
  query: PageQuery.extend({
    procedure: Kind.optional(),
    status: z.enum(['open', 'over']).optional(),
    side: z.enum(keys(sides)).optional().describe('Who holds it'),
    registration: z.string().max(60).optional().describe('Id of the entry of a register that it is about'),
    batch: z.string().max(60).optional().describe('Id of the batch whose items they are'),
    overdue: z.enum(['true']).optional().describe('Only those past their limit'),
  }),
  answer: { status: 200, description: 'A page of summaries' },
  handle: async ({ api, session, query: { overdue, ...query } }) => ({
    body: await api.store.procedureCases.list(session.actor, {
      ...query,
      ...(overdue && { overdue: api.now().toISOString() }),
    }),
  }),
});

const OpenBody = z.strictObject({
  act: Act.default('access'),
  registration: z
    .string()
    .max(60)
    .optional()
    .describe('Of every act but access: the id of the entry of the register that it is about'),
});
type OpenBody = z.infer<typeof OpenBody>;

/** What a case is about, where that is in the register. @throws Problem `invalid-input`, `not-found` */
async function registrationFor(api: ApiParts, actor: Actor, { register }: Procedure, { act, registration }: OpenBody) {
  if ((act === 'access') === (registration === undefined)) {
    if (registration === undefined) return null;
    const found = await api.store.registrations.get(registration);
    if (found.register === register && found.institution === actor.institution) return found;
    throw problem('not-found', { what: text('登记', 'The entry') });
  }
  const message = text(
    '“接入”不指定登记，其他事项须指定已有的登记',
    'Access names no entry of the register; every other act names one',
  );
  throw problem('invalid-input', { errors: [{ pointer: '/registration', rule: 'required', message }] });
}

/** What a case may be the one open case of: its entry; of the institution itself there is but one. */
function onlyOf({ register }: Procedure, { caseId, procedure, registration, place }: ProcedureStart): string {
  if (registration !== null) return `${procedure} ${registration}`;
  return register === 'institution' ? `${procedure} ${place.institution}` : `${procedure} ${caseId}`;
}

export const openProcedureCase = defineRoute({
  method: 'post',
  path: '/api/procedures/{kind}/cases',
  right: 'procedure.open',
  clauses: ['procedure.institution'],
  summary: text('发起接入申请', 'Open a case of a procedure for one’s own institution'),
  body: OpenBody,
  creates: true,
  answer: {
    status: 201,
    description: 'Its id',
    also: { 202: 'Acknowledged and safe; it begins as soon as the workflow engine can be reached' },
  },
  problems: ['case-open-already', 'procedure-act', 'not-found'],
  async handle({ api, session: { actor }, params, body, attempt }) {
    const procedure = procedureOf(params.kind);
    if (!procedure.acts[body.act])
      throw problem('procedure-act', { procedure: procedure.name, act: procedureActs[body.act] });
    const institution = assertExists(actor.institution, 'the institution of an applicant');
    const registration = await registrationFor(api, actor, procedure, body);
    const fresh: ProcedureStart = {
      ...{ caseId: randomUUIDv7(), procedure: procedure.kind, act: body.act },
      place: { region: actor.region, institution },
      registration: registration?.id ?? null,
      ...{ openedBy: actor.account, openedAt: api.now().toISOString() },
      ...(body.act === 'change' && registration && { evidence: await provedBy(api, registration) }),
    };
    const start = await api.store.procedureCases.insert({ start: fresh, only: onlyOf(procedure, fresh), attempt });
    if (registration) await prefill(api, start, registration);
    const started = await api.starter.startProcedure(start).then(
      () => true,
      () => false,
    );
    return {
      status: started ? 201 : 202,
      body: { id: start.caseId, started },
      headers: { location: `/api/cases/${start.caseId}` },
    };
  },
});

/** What the case that entered it has proved; nothing where that is not at hand any more. */
async function provedBy(api: ApiParts, { case: of }: { case: string }): Promise<Evidence[]> {
  try {
    const { plan, state } = await api.store.procedureCases.get(of);
    return evidenceOf(plan, state.results);
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}

/** Begins the form with what is in the register. */
async function prefill(
  api: ApiParts,
  { caseId, openedBy, openedAt }: ProcedureStart,
  entry: { case: string; form: string },
) {
  const draft = await api.store.papers.draftOf(caseId);
  if (draft.revision > 0 || entry.form === '') return;
  const { form } = (await api.store.papers.paper(entry.case, entry.form)) as { form: Record<string, unknown> };
  await api.store.papers.saveDraft(caseId, form, 0, { by: openedBy, at: openedAt });
}
