/** The service zone (服务专区): what can be done with the card at a place, for everybody, without signing in. */
import { z } from 'zod';
import { CardFunction, CatalogueGroup } from '../core/catalogue/catalogue.ts';
import { clauses } from '../core/clauses.ts';
import { problem } from '../core/problem.ts';
import { Region } from '../core/rights.ts';
import { text } from '../core/text.ts';
import {
  hasWords,
  zoneInstitutions,
  zoneItemOf,
  zoneItemsFitting,
  zoneRows,
  zoneServices,
  type ZoneAnswer,
  type ZoneHome,
  type ZoneItemPage,
} from '../core/zone.ts';
import type { ZoneQuestion } from '../core/zone-questions.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery, type Answer } from './define-route.ts';
import { institutionNames, placesOf, zoneAt } from './zone-known.ts';

/** Anybody may keep an answer for a while: nothing in it is about a person. */
const kept = (body: unknown): Answer => ({
  body,
  headers: { 'cache-control': 'public, max-age=60, stale-while-revalidate=600' },
});
/** What names institutions is kept for a second: one that is suspended is gone at once. */
const keptBriefly = (body: unknown): Answer => ({ body, headers: { 'cache-control': 'public, max-age=1' } });
const listed = (items: readonly unknown[]): Answer => kept({ items, next: null, total: items.length });

const At = z.strictObject({ region: Region.describe('The place that is asked about: a division code, six digits') });
const Found = At.extend({ q: z.string().max(100).optional().describe('Words to look for') });

export const listZonePlaces = defineRoute({
  method: 'get',
  path: '/api/zone/places',
  right: 'public',
  clauses: ['platform.zone'],
  summary: text('服务专区：有开通事项的地区', 'The service zone: the divisions where something is opened'),
  answer: { status: 200, description: 'Division codes, the province first, each with how many items are opened' },
  handle: async ({ api }) => listed(await placesOf(api)),
});

export const getZone = defineRoute({
  method: 'get',
  path: '/api/zone',
  right: 'public',
  clauses: ['platform.zone'],
  summary: text('服务专区：一个地区能用卡做什么', 'The service zone: what the card is good for at a place'),
  query: At,
  answer: { status: 200, description: 'Counts of what is opened there, by function of the card and group' },
  async handle({ api, query: { region } }) {
    const known = await zoneAt(api, region);
    const institutions = zoneInstitutions(known, region, await institutionNames(api)).length;
    const body: ZoneHome = { region, items: known.length, institutions, rows: zoneRows(known) };
    return keptBriefly(body);
  },
});

export const listZoneItems = defineRoute({
  method: 'get',
  path: '/api/zone/items',
  right: 'public',
  clauses: ['platform.zone', 'scenario.filing'],
  summary: text('服务专区：已开通的目录事项', 'The service zone: the items opened at a place'),
  query: PageQuery.extend({
    region: At.shape.region,
    function: CardFunction.optional(),
    group: CatalogueGroup.optional(),
  }),
  answer: { status: 200, description: 'A page of items, by group and code' },
  async handle({ api, query }) {
    const { region, limit, after } = query;
    const items = zoneItemsFitting(await zoneAt(api, region), query, region, await institutionNames(api));
    const start = items.findIndex(({ code }) => code === after) + 1;
    const shown = items.slice(start, start + limit);
    const hasMore = start + limit < items.length;
    return keptBriefly({ items: shown, next: hasMore ? (shown.at(-1)?.code ?? null) : null, total: items.length });
  },
});

export const getZoneItem = defineRoute({
  method: 'get',
  path: '/api/zone/items/{code}',
  right: 'public',
  clauses: ['platform.zone', 'scenario.inclusive'],
  summary: text('服务专区：一个事项怎么办', 'The service zone: how an item is used at a place'),
  query: At,
  answer: {
    status: 200,
    description: 'Where, by whom, with which card or code, what is asked and paid, and the sources',
  },
  problems: ['not-found'],
  async handle({ api, params, query: { region } }) {
    const found = (await zoneAt(api, region)).find(
      ({ entry: { code, formerly } }) => code === params.code || formerly === params.code,
    );
    if (!found) throw problem('not-found', { what: text('这个地方的事项', 'The item at this place') });
    const { entry, openings, services } = found;
    const body: ZoneItemPage = {
      ...zoneItemOf(found, region, await institutionNames(api)),
      ...{ services, link: openings.zoneLink },
      modes: [...new Set([...entry.modes, ...services.flatMap(({ modes }) => modes)])],
      sources: entry.sources.map(({ source, place, quote }) => ({
        ...{ quote, title: api.standard.sources[source] ?? text(source, source) },
        ...(place !== undefined && { place }),
      })),
    };
    return keptBriefly(body);
  },
});

export const listZoneServices = defineRoute({
  method: 'get',
  path: '/api/zone/services',
  right: 'public',
  clauses: ['platform.zone'],
  summary: text('服务专区：已发布的应用场景', 'The service zone: the published scenarios of a place'),
  query: Found,
  answer: { status: 200, description: 'Each with the items that it serves' },
  async handle({ api, query: { region, q } }) {
    const all = zoneServices(await zoneAt(api, region));
    return listed(all.filter(({ name, summary }) => hasWords(q, [name, summary])));
  },
});

export const listZoneInstitutions = defineRoute({
  method: 'get',
  path: '/api/zone/institutions',
  right: 'public',
  clauses: ['platform.zone'],
  summary: text('服务专区：能用卡的机构', 'The service zone: the institutions of a place that take the card'),
  query: Found,
  answer: { status: 200, description: 'Each with its division and the items that it offers' },
  async handle({ api, query: { region, q } }) {
    const all = zoneInstitutions(await zoneAt(api, region), region, await institutionNames(api));
    const items = all.filter((each) => hasWords(q, [each.name, ...each.items.map((item) => item.name)]));
    return keptBriefly({ items, next: null, total: items.length });
  },
});

/** A question with what its answer stands on, in words. */
function answerOf({ packs }: ApiParts, { id, topic, question, answer, clause, pack }: ZoneQuestion): ZoneAnswer {
  const named = packs.find(({ scenario }) => scenario.id === pack)?.scenario.name;
  const source =
    clause !== undefined
      ? { kind: 'clause' as const, title: clauses[clause] }
      : { kind: 'help' as const, title: named ?? text(pack ?? '', pack ?? '') };
  return { id, topic, question, answer, source };
}

export const listZoneQuestions = defineRoute({
  method: 'get',
  path: '/api/zone/questions',
  right: 'public',
  clauses: ['cooperation.consultation'],
  summary: text('服务专区：问答', 'The service zone: questions and answers'),
  query: z.strictObject({ q: Found.shape.q }),
  answer: { status: 200, description: 'Each with the clause or the template that its answer stands on' },
  handle: ({ api, query: { q } }) =>
    listed(
      api.questions
        .map((each) => answerOf(api, each))
        .filter(({ question, answer }) => hasWords(q, [question, answer])),
    ),
});
