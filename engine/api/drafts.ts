/** Drafts: reading and saving the document of a scenario. */
import { problem } from '../core/problem.ts';
import { Scenario } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { tagOf } from './tag-of.ts';

export const getDraft = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/draft',
  right: 'scenario.read',
  summary: text('查看草稿', 'Get the draft'),
  subject: scenarioOf,
  answer: { status: 200, description: 'The draft; its revision is the ETag' },
  handle: ({ subject: { draft } }) => ({ body: draft, headers: tagOf(draft.revision) }),
});

export const saveDraft = defineRoute({
  method: 'put',
  path: '/api/scenarios/{id}/draft',
  right: 'scenario.edit',
  clauses: ['scenario.manage'],
  summary: text('保存草稿', 'Save the draft: the body is the whole scenario'),
  body: Scenario,
  edits: true,
  subject: scenarioOf,
  answer: { status: 200, description: 'The draft with its new revision' },
  async handle({ api, session, params, body, revision }) {
    if (body.id !== params.id) {
      const message = text(`id 应为 ${params.id}`, `id must be ${params.id}`);
      throw problem('invalid-input', { errors: [{ pointer: '/id', rule: 'same-id', message }] });
    }
    const author = { by: session.actor.account, at: api.now().toISOString() };
    const draft = await api.store.scenarios.saveDraft(body, revision, author);
    return { body: draft, headers: tagOf(draft.revision) };
  },
});
