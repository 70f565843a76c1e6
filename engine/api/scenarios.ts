/** Scenarios: the list, and creating one. */
import { z } from 'zod';
import { Scenario, ScenarioId } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import { scenarioStates, type ScenarioRecord } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { bringAlong, packNamed } from './packs.ts';
import { tagOf } from './tag-of.ts';

/** Finds the scenario a route is about. @throws Problem `not-found` */
export const scenarioOf = (api: ApiParts, { id }: { id: string }): Promise<ScenarioRecord> =>
  api.store.scenarios.get(id);

export const listScenarios = defineRoute({
  method: 'get',
  path: '/api/scenarios',
  right: 'scenario.read',
  summary: text('应用场景列表', 'List scenarios'),
  query: PageQuery.extend({
    state: z
      .enum(scenarioStates)
      .optional()
      .describe(
        'waiting: a version waits for a second person; returned: the latest was sent back; published, suspended: one is; unpublished: none is',
      ),
  }),
  answer: { status: 200, description: 'A page of scenario summaries, by id' },
  handle: async ({ api, session, query }) => ({ body: await api.store.scenarios.list(session.actor, query) }),
});

export const createScenario = defineRoute({
  method: 'post',
  path: '/api/scenarios',
  right: 'scenario.edit',
  clauses: ['scenario.manage'],
  summary: text('新建应用场景', 'Create a scenario'),
  body: Scenario,
  query: z.strictObject({
    pack: ScenarioId.optional().describe('The template it starts from: its tests and policies are brought along'),
  }),
  creates: true,
  answer: { status: 201, description: 'The draft; its revision is the ETag' },
  problems: ['already-exists', 'not-found'],
  async handle({ api, session, query, body, attempt }) {
    const { actor } = session;
    const pack = query.pack === undefined ? null : packNamed(api, query.pack);
    const author = { by: actor.account, at: api.now().toISOString() };
    const { draft } = await api.store.scenarios.create(body, actor, author, attempt);
    if (pack) await bringAlong(api, pack, body.id, session, attempt);
    return { body: draft, headers: { ...tagOf(draft.revision), location: `/api/scenarios/${body.id}/draft` } };
  },
});

export const getScenario = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}',
  right: 'scenario.read',
  summary: text('查看应用场景概要', 'Get the summary of a scenario'),
  subject: scenarioOf,
  answer: { status: 200, description: 'The summary' },
  handle: ({ subject }) => ({ body: subject.summary }),
});
