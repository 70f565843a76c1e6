/** Institutions: what those are called that cases, tasks and accounts belong to. */
import { z } from 'zod';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { institutionsInUse, knownInstitutions } from './known-institutions.ts';

export const listInstitutions = defineRoute({
  method: 'get',
  path: '/api/institutions',
  right: 'signed-in',
  summary: text('应用机构', 'List the institutions that use the card'),
  query: z.strictObject({
    standing: z
      .enum(['in-use', 'any'])
      .default('in-use')
      .describe('any: also those that may not use the card now, so that what belongs to them can be named'),
  }),
  answer: {
    status: 200,
    description: 'Their ids, names, divisions and social credit codes, and whether each is `inUse`',
  },
  async handle({ api, query: { standing } }) {
    const items = await (standing === 'any' ? knownInstitutions(api) : institutionsInUse(api));
    return { body: { items, next: null, total: items.length } };
  },
});
