/** Divergences between our registers and the national platform's: their list, and looking by hand. */
import { z } from 'zod';
import { text } from '../core/text.ts';
import { defineRoute, PageQuery } from './define-route.ts';

export const listDivergences = defineRoute({
  method: 'get',
  path: '/api/divergences',
  right: 'registration.read',
  summary: text('登记差异', 'List what our registers and the national platform’s differ in, the latest first'),
  query: PageQuery.extend({ state: z.enum(['open', 'over']).optional() }),
  answer: { status: 200, description: 'A page of divergences' },
  handle: async ({ api, session, query }) => ({ body: await api.store.divergences.list(session.actor, query) }),
});

export const checkDivergences = defineRoute({
  method: 'post',
  path: '/api/divergences/check',
  right: 'registration.converge',
  summary: text('立即核对登记', 'Compare the registers now, and repair what can be repaired'),
  answer: { status: 200, description: 'How many entries were compared, repaired, and still differ' },
  problems: ['unavailable'],
  handle: async ({ api }) => ({ body: await api.doors.converge() }),
});
