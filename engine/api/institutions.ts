/** Institutions: what those are called that cases, tasks and accounts belong to. */
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const listInstitutions = defineRoute({
  method: 'get',
  path: '/api/institutions',
  right: 'signed-in',
  summary: text('应用机构', 'List the institutions that use the card'),
  answer: { status: 200, description: 'Their ids, names, divisions and social credit codes' },
  handle({ api }) {
    const items = [...api.institutions];
    return { body: { items, next: null, total: items.length } };
  },
});
