/** The application catalogue: its list, its items, its matrix, and all of it as a file. */
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import type { CatalogueItem, CatalogueMatrix, CatalogueSummary } from '../core/catalogue/catalogue-answers.ts';
import { catalogueCsv } from '../core/catalogue/catalogue-csv.ts';
import { catalogueOf, fitsFilter, matrixOf, type CatalogueEntry } from '../core/catalogue/catalogue-entries.ts';
import { CardFunction, CatalogueGroup, noOpenings, type Openings } from '../core/catalogue/catalogue.ts';
import { problem } from '../core/problem.ts';
import { Region, type Actor } from '../core/rights.ts';
import { fields } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import type { SavedOpenings } from '../store/catalogue.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { tagOf } from './tag-of.ts';

/** The province of a division. */
export const provinceOf = (region: string): string => `${region.slice(0, 2)}0000`;

/** The catalogue of an actor's province, with what is said of its items. */
interface Known {
  entries: CatalogueEntry[];
  openings: Map<string, SavedOpenings>;
}

/** Under which code something was said of an item: its own, else that which it had before. */
export const saidUnder = ({ code, formerly }: CatalogueEntry, openings: ReadonlyMap<string, unknown>): string =>
  formerly !== null && !openings.has(code) && openings.has(formerly) ? formerly : code;

/** Reads the catalogue of a province. */
export async function knownIn({ store, catalogue }: ApiParts, province: string): Promise<Known> {
  const [imported, openings] = await Promise.all([
    store.catalogue.imported(province),
    store.catalogue.openings(province),
  ]);
  return { entries: catalogueOf(catalogue, imported.items), openings };
}

/** What is said of where an item is opened. */
export const openingsOf = ({ openings }: Known, entry: CatalogueEntry): Openings =>
  openings.get(saidUnder(entry, openings))?.openings ?? noOpenings;

const openedOf = (known: Known, entry: CatalogueEntry): string[] =>
  openingsOf(known, entry).regions.map(({ region }) => region);

/** Finds an item by its code, or by that which it had before. @throws Problem `not-found` */
export function entryNamed({ entries }: Pick<Known, 'entries'>, code: string): CatalogueEntry {
  const found = entries.find((each) => each.code === code) ?? entries.find(({ formerly }) => formerly === code);
  if (!found) throw problem('not-found', { what: text('目录事项', 'The item of the catalogue') });
  return found;
}

/** The summaries of some items, with the scenarios that serve them as far as one may see these. */
async function summariesOf(
  api: ApiParts,
  actor: Actor,
  known: Known,
  entries: readonly CatalogueEntry[],
): Promise<CatalogueSummary[]> {
  const serving = (entry: CatalogueEntry) => [...new Set([...openingsOf(known, entry).scenarios, ...entry.packs])];
  const found = await api.store.scenarios.named([...new Set(entries.flatMap(serving))], actor);
  return entries.map((entry) => ({
    ...entry,
    opened: openedOf(known, entry),
    scenarios: serving(entry).flatMap((id) => {
      const scenario = found.find((each) => each.id === id);
      return scenario ? [{ id, name: scenario.name, published: scenario.published }] : [];
    }),
  }));
}

const Filters = PageQuery.extend({
  function: CardFunction.optional(),
  group: CatalogueGroup.optional(),
  field: oneOf(fields).optional(),
  state: z.enum(['opened', 'unopened']).optional().describe('Whether it is opened anywhere in the province'),
  region: Region.optional().describe('Opened in this division'),
});

/** The items that fit. */
const fitting = (known: Known, query: z.infer<typeof Filters>): CatalogueEntry[] =>
  known.entries.filter((entry) => fitsFilter(entry, query, openedOf(known, entry)));

/** @throws Problem `invalid-input` where the cursor is none of this list. */
function startAfter(entries: readonly CatalogueEntry[], after: string | undefined): number {
  if (after === undefined) return 0;
  const at = entries.findIndex(({ code }) => code === after);
  if (at >= 0) return at + 1;
  const message = text('after 应为上一页的 next', 'after must be the next of the page before');
  throw problem('invalid-input', { errors: [{ pointer: '/after', rule: 'cursor', message }] });
}

export const listCatalogue = defineRoute({
  method: 'get',
  path: '/api/catalogue',
  right: 'catalogue.read',
  clauses: ['scenario.filing', 'platform.zone'],
  summary: text('应用目录', 'List the application catalogue'),
  query: Filters,
  answer: { status: 200, description: 'A page of items, by group and code' },
  async handle({ api, session: { actor }, query }) {
    const known = await knownIn(api, provinceOf(actor.region));
    const entries = fitting(known, query);
    const start = startAfter(entries, query.after);
    const shown = entries.slice(start, start + query.limit);
    const hasMore = start + query.limit < entries.length;
    const items = await summariesOf(api, actor, known, shown);
    return { body: { items, next: hasMore ? (shown.at(-1)?.code ?? null) : null, total: entries.length } };
  },
});

export const getCatalogueMatrix = defineRoute({
  method: 'get',
  path: '/api/catalogue/matrix',
  right: 'catalogue.read',
  clauses: ['scenario.filing'],
  summary: text('六大功能与业务类别', 'Count the catalogue by function of the card and group'),
  answer: { status: 200, description: 'A row a group, the counts, and what the sources say of the official lists' },
  async handle({ api, session }) {
    const known = await knownIn(api, provinceOf(session.actor.region));
    const { entries } = known;
    const isOpened = (entry: CatalogueEntry) => openedOf(known, entry).length > 0;
    const opened = new Set(entries.filter(isOpened).map(({ code }) => code));
    const { note, editions } = api.catalogue;
    const body: CatalogueMatrix = {
      ...{ note, editions, rows: matrixOf(api.catalogue, entries, (code) => opened.has(code)) },
      sum: {
        items: entries.length,
        named: entries.filter(({ sources }) => sources.length > 0).length,
        imported: entries.filter(({ isImported }) => isImported).length,
        opened: opened.size,
        humanResources: entries.filter(({ field, sources }) => field === 'human-resources' && sources.length > 0)
          .length,
      },
    };
    return { body };
  },
});

export const exportCatalogue = defineRoute({
  method: 'get',
  path: '/api/catalogue/export',
  right: 'catalogue.read',
  summary: text('导出应用目录', 'Export the application catalogue'),
  query: Filters.omit({ limit: true, after: true }),
  answer: {
    status: 200,
    description: 'CSV in UTF-8, headed in the language asked for',
    type: 'text/csv; charset=utf-8',
  },
  async handle({ api, session, query, language }) {
    const known = await knownIn(api, provinceOf(session.actor.region));
    const entries = known.entries.filter((entry) => fitsFilter(entry, query, openedOf(known, entry)));
    return {
      body: catalogueCsv(entries, language, (entry) => openedOf(known, entry)),
      headers: { 'content-disposition': 'attachment; filename="catalogue.csv"' },
    };
  },
});

export const getCatalogueItem = defineRoute({
  method: 'get',
  path: '/api/catalogue/{code}',
  right: 'catalogue.read',
  clauses: ['platform.zone'],
  summary: text('查看目录事项', 'Get an item of the catalogue'),
  answer: { status: 200, description: 'The item with its sources; the revision of its openings is the ETag' },
  problems: ['not-found'],
  async handle({ api, session: { actor }, params }) {
    const known = await knownIn(api, provinceOf(actor.region));
    const entry = entryNamed(known, params.code);
    const [summary] = await summariesOf(api, actor, known, [entry]);
    const revision = known.openings.get(saidUnder(entry, known.openings))?.revision ?? 0;
    const body = {
      ...summary,
      openings: openingsOf(known, entry),
      revision,
      sources: entry.sources.map((each) => ({
        ...each,
        title: api.standard.sources[each.source] ?? text(each.source, each.source),
      })),
      templates: api.packs.flatMap(({ scenario: { id, name } }) => (entry.packs.includes(id) ? [{ id, name }] : [])),
    } as CatalogueItem;
    return { body, headers: tagOf(revision) };
  },
});
