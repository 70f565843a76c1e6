/** Packs: the scenarios that the platform ships, to start a new one from. */
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const listPacks = defineRoute({
  method: 'get',
  path: '/api/packs',
  right: 'scenario.read',
  clauses: ['scenario.type'],
  summary: text('场景模板列表', 'List the scenarios that the platform ships to start from'),
  answer: { status: 200, description: 'Whole scenarios; none of them is in use by being listed here' },
  handle: ({ api: { packs } }) => ({ body: { items: packs, next: null, total: packs.length } }),
});
