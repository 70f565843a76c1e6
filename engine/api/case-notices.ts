/** The notices of a procedure's case, for those who may see the case: which went out, how, to whom, and whether each arrived. */
import { text } from '../core/text.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { procedureCaseOf } from './procedure-acts.ts';

export const listCaseNotices = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/notices',
  right: 'procedure.read',
  summary: text('办件的通知', 'List the notices that a case of a procedure left, the latest first'),
  query: PageQuery.omit({ q: true }),
  subject: procedureCaseOf,
  answer: { status: 200, description: 'A page of notices: their subjects and masked addresses, not their words' },
  handle: async ({ api, subject, query }) => ({ body: await api.store.notices.ofCase(subject.id, query) }),
});
