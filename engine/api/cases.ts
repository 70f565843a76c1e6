/** Cases: using the card, the list, a record, and its timeline. */
import { z } from 'zod';
import { caseStatuses, OpenCase, type CaseRecord } from '../core/case.ts';
import { isProblem, problem } from '../core/problem.ts';
import type { ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { viewOf } from '../core/procedures/procedure-view.ts';
import { peopleIn } from './procedure-people.ts';
import type { Place } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { openCase } from './open-case.ts';
import { inPlaceOf } from './standing-in.ts';

/** Finds the case of a scenario that a route is about. @throws Problem `not-found` */
export const caseOf = (api: ApiParts, { id }: { id: string }) => api.store.cases.get(id);

/** A case of a procedure, for which another right is asked. */
interface ProcedureSubject extends Place {
  right: 'procedure.read';
  procedure: ProcedureRecord;
  sharedWith: readonly Place[];
}

/** Finds the case of a scenario or of a procedure. @throws Problem `not-found`, `case-starting` */
export async function anyCaseOf(api: ApiParts, { id }: { id: string }): Promise<CaseRecord | ProcedureSubject> {
  try {
    return await caseOf(api, { id });
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error;
    const procedure = await api.store.procedureCases.get(id);
    const { region, institution, sharedWith } = procedure;
    return { region, institution, sharedWith, right: 'procedure.read', procedure };
  }
}

export const useCard = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/cases',
  right: 'case.open',
  clauses: ['platform.functions', 'access.mode'],
  summary: text('用卡办理', 'Use the card: open a case of the version in use'),
  query: z.strictObject({
    wait: z.coerce.number().min(0).max(60).default(0).describe('Seconds to wait for the end of a durable case'),
  }),
  body: OpenCase,
  creates: true,
  subject: (api: ApiParts, { id }) => api.store.scenarios.released(id),
  answer: {
    status: 201,
    description: 'The record, as far as the case has come',
    also: { 202: 'Acknowledged and safe; it starts as soon as the workflow engine can be reached' },
  },
  problems: ['scenario-not-published', 'terminal-not-active', 'terminal-not-bound', 'terminal-unknown'],
  async handle({ api, session, subject, query, body, attempt }) {
    const { record, started } = await openCase(api, session.actor, subject, body, attempt, query.wait * 1000);
    return { status: started ? 201 : 202, body: record, headers: { location: `/api/cases/${record.id}` } };
  },
});

const CaseListQuery = PageQuery.extend({
  scenario: z.string().max(60).optional().describe('Id of the scenario'),
  version: z.coerce.number().int().min(1).optional().describe('Number of the version'),
  node: z.string().max(60).optional().describe('Node of the drawn scenario that the case stands on'),
  path: z.string().max(300).optional().describe('The same by its whole path, into called scenarios'),
  problem: z.string().max(60).optional().describe('Slug of the problem that holds a step, there where one is named'),
  status: z.enum(caseStatuses).optional(),
});

export const listCases = defineRoute({
  method: 'get',
  path: '/api/cases',
  right: 'case.read',
  summary: text('办件列表', 'List cases, the latest first; without their traces'),
  query: CaseListQuery,
  answer: { status: 200, description: 'A page of records' },
  async handle({ api, session, query }) {
    if (/\d{17}[\dXx]|\d{15}/.test(query.q ?? '')) {
      const message = text(
        '地址中不能有社会保障号码；请用 POST /api/cases/searches',
        'No social security number in an address: use POST /api/cases/searches',
      );
      throw problem('invalid-input', { errors: [{ pointer: '/q', rule: 'no-personal-data', message }] });
    }
    return { body: await api.store.cases.list(session.actor, query) };
  },
});

export const searchCases = defineRoute({
  method: 'post',
  path: '/api/cases/searches',
  right: 'case.read',
  evenSuspended: 'it reads, by a number that no address may hold',
  summary: text('按社会保障号码查办件', "Find a cardholder's cases; the number is compared by its blind index only"),
  body: CaseListQuery.extend({ holder: z.string().min(15).max(18).describe('Social security number') }),
  answer: { status: 200, description: 'A page of records' },
  handle: async ({ api, session, body }) => ({ body: await api.store.cases.list(session.actor, body) }),
});

export const getCase = defineRoute({
  method: 'get',
  path: '/api/cases/{id}',
  right: 'case.read',
  also: 'procedure.read',
  summary: text('查看办件', 'Get the record of a case'),
  subject: anyCaseOf,
  answer: { status: 200, description: 'The record; of a procedure its stages, stamps, and what you may do' },
  async handle({ api, session: { actor }, subject }) {
    if (!('procedure' in subject)) return { body: subject };
    const { procedure } = subject;
    const [people, onBehalf] = await Promise.all([peopleIn(api, procedure), inPlaceOf(api, actor, procedure)]);
    return { body: viewOf(procedure, actor, people, onBehalf) };
  },
});

export const getTimeline = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/timeline',
  right: 'case.read',
  also: 'procedure.read',
  summary: text('办件经过', 'What happened in a case, in order'),
  subject: anyCaseOf,
  answer: { status: 200, description: 'Opening, steps and end, each with its time' },
  handle({ subject }) {
    if ('procedure' in subject)
      return { body: { items: subject.procedure.stamps.map((stamp) => ({ at: stamp.at, what: 'stamp', stamp })) } };
    const { openedAt, openedBy, trace, endedAt, outcome, problem: held } = subject;
    const items = [
      { at: openedAt, what: 'opened', by: openedBy },
      ...trace.map((step) => ({ at: step.at, what: 'step', step })),
      ...(endedAt === null ? [] : [{ at: endedAt, what: held ? 'failed' : 'ended', outcome, problem: held }]),
    ];
    return { body: { items } };
  },
});
