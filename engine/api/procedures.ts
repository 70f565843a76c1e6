/** Procedures: what there is to apply for, opening a case, and the list of cases. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import { assertExists } from '../core/control.ts';
import { evidenceOf, type Evidence } from '../core/evidence.ts';
import { isProblem, problem } from '../core/problem.ts';
import { casesCsv, mostCasesInCsv } from '../core/procedures/cases-csv.ts';
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
import { asksItself, demandApplying } from './may-apply.ts';
import { defineRoute, PageQuery } from './define-route.ts';

const Kind = oneOf(procedureKinds);
const Act = oneOf(procedureActs);

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

/** Which cases are listed, or exported. */
const CaseFilters = PageQuery.extend({
  procedure: Kind.optional(),
  status: z.enum(['open', 'over']).optional(),
  side: oneOf(sides).optional().describe('Who holds it'),
  registration: z.string().max(60).optional().describe('Id of the entry of a register that it is about'),
  batch: z.string().max(60).optional().describe('Id of the batch whose items they are'),
  overdue: z.enum(['true']).optional().describe('Only those past their limit'),
});

/** The filters as the store takes them: what is overdue is so now. */
const queryOf = <Q extends { overdue?: 'true' | undefined }>({ overdue, ...query }: Q, now: Date) => ({
  ...query,
  ...(overdue && { overdue: now.toISOString() }),
});

export const listProcedureCases = defineRoute({
  method: 'get',
  path: '/api/procedures/cases',
  right: 'procedure.read',
  summary: text('接入办件列表', 'List cases of procedures, the latest first'),
  query: CaseFilters,
  answer: { status: 200, description: 'A page of summaries' },
  handle: async ({ api, session, query }) => ({
    body: await api.store.procedureCases.list(session.actor, queryOf(query, api.now())),
  }),
});

export const exportProcedureCases = defineRoute({
  method: 'get',
  path: '/api/procedures/cases.csv',
  right: 'procedure.read',
  summary: text('导出接入办件', 'Export cases of procedures, the latest first'),
  query: CaseFilters.omit({ limit: true, after: true }),
  answer: {
    status: 200,
    description: `CSV in UTF-8 of at most ${mostCasesInCsv} cases, headed in the language asked for; \`x-total\` says how many there are`,
    type: 'text/csv; charset=utf-8',
  },
  async handle({ api, session: { actor }, query, language }) {
    const asked = { ...queryOf(query, api.now()), limit: mostCasesInCsv };
    const { items, total } = await api.store.procedureCases.list(actor, asked);
    // What was looked for may be somebody's name: that there was something is enough.
    const { q, ...filters } = query;
    api.log.info({ by: actor.account, ...filters, sought: q !== undefined, rows: items.length }, 'cases were exported');
    const named = new Map(api.institutions.map(({ id, name }) => [id, name]));
    return {
      body: casesCsv(items, language, (id) => named.get(id) ?? text(id, id)),
      headers: {
        'content-disposition': 'attachment; filename="procedure-cases.csv"',
        'x-total': String(total),
      },
    };
  },
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
  evenSuspended: asksItself,
  clauses: ['procedure.institution'],
  summary: text('发起接入申请', 'Open a case of a procedure for one’s own institution'),
  body: OpenBody,
  creates: true,
  answer: {
    status: 201,
    description: 'Its id',
    also: { 202: 'Acknowledged and safe; it begins as soon as the workflow engine can be reached' },
  },
  problems: ['case-open-already', 'procedure-act', 'not-found', 'participant-suspended', 'participant-not-in-use'],
  async handle({ api, session: { actor }, params, body, attempt }) {
    const procedure = procedureOf(params.kind);
    if (!procedure.acts[body.act])
      throw problem('procedure-act', { procedure: procedure.name, act: procedureActs[body.act] });
    const institution = assertExists(actor.institution, 'the institution of an applicant');
    await demandApplying(api, { procedure: procedure.kind, act: body.act, institution });
    const registration = await registrationFor(api, actor, procedure, body);
    const fresh: ProcedureStart = {
      ...{ caseId: randomUUIDv7(), procedure: procedure.kind, act: body.act },
      place: { region: actor.region, institution },
      registration: registration?.id ?? null,
      ...{ openedBy: actor.account, openedAt: api.now().toISOString() },
      ...(registration && { evidence: await provedBy(api, registration) }),
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

/** What the case that entered it has proved, and what that one took over of stages that it does not know; nothing where it is not at hand any more. */
async function provedBy(api: ApiParts, { case: of }: { case: string }): Promise<Evidence[]> {
  try {
    const { plan, state, start } = await api.store.procedureCases.get(of);
    const proven = evidenceOf(plan, state.results);
    const earlier = start.evidence?.filter(({ stage }) => !plan.stages.some(({ id }) => id === stage));
    return [...proven, ...(earlier ?? [])];
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
