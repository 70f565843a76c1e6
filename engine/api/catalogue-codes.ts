/** The codes of the application catalogue with what they are called, for forms that name items: nothing of where they are opened, by whom or from which source. */
import type { CatalogueCodeName } from '../core/catalogue/catalogue-answers.ts';
import { text } from '../core/text.ts';
import { knownIn, provinceOf } from './catalogue.ts';
import { defineRoute } from './define-route.ts';

export const listCatalogueCodes = defineRoute({
  method: 'get',
  path: '/api/catalogue-codes',
  right: 'procedure.read',
  clauses: ['scenario.filing'],
  summary: text('应用目录编码和名称', 'List the codes of the catalogue of one’s province, with names and groups'),
  answer: { status: 200, description: 'A page that holds them all, by group and code' },
  async handle({ api, session: { actor } }) {
    const { entries } = await knownIn(api, provinceOf(actor.region));
    const items = entries.map(({ code, name, group }): CatalogueCodeName => ({ code, name, group }));
    return { body: { items, next: null, total: items.length } };
  },
});
