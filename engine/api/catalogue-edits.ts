/** Keeping the application catalogue: the official list is imported from a file, and the openings of an item are set. */
import { z } from 'zod';
import type { CatalogueImport } from '../core/catalogue/catalogue-answers.ts';
import { planImport } from '../core/catalogue/catalogue-import.ts';
import { Openings } from '../core/catalogue/catalogue.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { liesIn, may, rights, type Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { entryNamed, knownIn, provinceOf, saidUnder } from './catalogue.ts';
import { knownInstitutions } from './known-institutions.ts';
import { defineRoute } from './define-route.ts';
import { tagOf } from './tag-of.ts';

/** The most rows of a list, its headings among them. */
const mostRows = 5_001;

/** The province whose catalogue one keeps; a city does not keep its province's. @throws Problem `forbidden` */
function provinceKeptBy(actor: Actor): string {
  const province = provinceOf(actor.region);
  if (may(actor, 'catalogue.edit', { region: province, institution: null })) return province;
  throw problem('forbidden', { right: rights['catalogue.edit'] });
}

const ListCells = z.strictObject({
  cells: z
    .array(z.array(z.string().max(2_000)).max(60))
    .min(1)
    .max(mostRows)
    .describe('The cells of the list, row by row as in its file, headings and titles included'),
  revision: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Of the imported list, as the dry run gave it: the import is refused where it changed meanwhile'),
});

export const importCatalogue = defineRoute({
  method: 'post',
  path: '/api/catalogue/imports',
  right: 'catalogue.edit',
  clauses: ['scenario.filing'],
  summary: text(
    '导入官方应用目录；重复导入不会改变什么',
    'Import the official list into the catalogue; importing it again changes nothing',
  ),
  body: ListCells,
  largest: '8mb',
  query: z.strictObject({
    dry: z.enum(['true', 'false']).default('false').describe('Only says what would become of each row'),
  }),
  answer: { status: 200, description: 'What becomes of each row; refused rows are left out, all others kept at once' },
  problems: ['edited-meanwhile'],
  async handle({ api, session: { actor }, body, query }) {
    const province = provinceKeptBy(actor);
    const list = await api.store.catalogue.imported(province);
    if (body.revision !== undefined && body.revision !== list.revision) throw problem('edited-meanwhile');
    const { report, errors, items } = planImport(api.catalogue, list.items, body.cells);
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const dry = query.dry === 'true';
    const changes = report.sum.new + report.sum.changed > 0;
    if (!dry && changes) {
      const author = { by: actor.account, at: api.now().toISOString() };
      await api.store.catalogue.saveImported(province, items, list.revision, author);
    }
    const answer: CatalogueImport = { ...report, dry, revision: list.revision + (!dry && changes ? 1 : 0) };
    return { body: answer };
  },
});

/** What of the openings does not exist, or lies elsewhere. */
async function openingErrors(
  api: ApiParts,
  actor: Actor,
  province: string,
  { regions, scenarios }: Openings,
): Promise<FieldError[]> {
  const known = new Set((await knownInstitutions(api)).map(({ id }) => id));
  const seen = new Set((await api.store.scenarios.named(scenarios, actor)).map(({ id }) => id));
  return [
    ...regions.flatMap(({ region, institutions }, index): FieldError[] => [
      ...(liesIn(region, province)
        ? []
        : [
            {
              ...{ pointer: `/regions/${index}/region`, rule: 'region' },
              message: text(`${region} 不在本省`, `${region} does not lie in this province`),
            },
          ]),
      ...institutions.flatMap((id, at) =>
        known.has(id)
          ? []
          : [
              {
                ...{ pointer: `/regions/${index}/institutions/${at}`, rule: 'institution' },
                message: text(`没有机构 ${id}`, `There is no institution ${id}`),
              },
            ],
      ),
    ]),
    ...scenarios.flatMap((id, index) =>
      seen.has(id)
        ? []
        : [
            {
              ...{ pointer: `/scenarios/${index}`, rule: 'scenario' },
              message: text(`没有应用场景 ${id}`, `There is no scenario ${id}`),
            },
          ],
    ),
  ];
}

export const saveOpenings = defineRoute({
  method: 'put',
  path: '/api/catalogue/{code}/openings',
  right: 'catalogue.edit',
  clauses: ['scenario.filing', 'platform.zone'],
  summary: text(
    '维护目录事项的开通情况',
    'Say where an item is opened, by whom it is offered and which scenario serves it',
  ),
  body: Openings,
  edits: true,
  answer: { status: 200, description: 'The openings with their new revision' },
  problems: ['not-found'],
  async handle({ api, session: { actor }, params, body, revision }) {
    const province = provinceKeptBy(actor);
    const known = await knownIn(api, province);
    const code = saidUnder(entryNamed(known, params.code), known.openings);
    const errors = await openingErrors(api, actor, province, body);
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const author = { by: actor.account, at: api.now().toISOString() };
    const saved = await api.store.catalogue.saveOpenings({ province, code }, body, revision, author);
    return { body: saved, headers: tagOf(saved.revision) };
  },
});
