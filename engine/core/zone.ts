/** The service zone (服务专区): what a cardholder may know of a place without signing in, made of the catalogue and of published scenarios; everything else stays inside. */
import { fitsFilter, type CatalogueEntry, type CatalogueFilter } from './catalogue/catalogue-entries.ts';
import {
  cardFunctions,
  catalogueGroups,
  type CardFunction,
  type CatalogueGroup,
  type Citation,
  type Openings,
} from './catalogue/catalogue.ts';
import type { CardMode, Environment } from './nodes/start.ts';
import { liesIn } from './rights.ts';
import type { Text } from './text.ts';
import type { ZoneQuestion } from './zone-questions.ts';
import type { Money } from './wizard/wizard.ts';

/** What a published scenario says of itself to whoever wants to be served by it. */
export interface ZoneService {
  name: Text;
  summary: Text;
  modes: CardMode[];
  environment: Environment;
  crossRegion: boolean;
  money: Money;
  /** What one is asked at the beginning. */
  asked: Text[];
  /** What it is for and who may use it, in the words of help of its template; null where nobody wrote any. */
  help: { purpose: Text; who: Text } | null;
}

/** Where an item is opened: a division, since when, and by whom it is offered there. */
export interface ZoneOpening {
  region: string;
  since: string | null;
  institutions: Text[];
}

/** An item of GET /api/zone/items. `part`: opened in a part of the place only. */
export interface ZoneItem {
  code: string;
  name: Text;
  group: CatalogueGroup;
  functions: CardFunction[];
  reach: 'whole' | 'part';
  where: ZoneOpening[];
}

/** GET /api/zone/items/{code}. */
export interface ZoneItemPage extends ZoneItem {
  modes: CardMode[];
  services: ZoneService[];
  /** Its page elsewhere, where the province has one. */
  link: string | null;
  sources: (Pick<Citation, 'place' | 'quote'> & { title: Text })[];
}

/** An item of GET /api/zone/services. */
export interface ZoneServiceFound extends Pick<ZoneService, 'name' | 'summary' | 'environment'> {
  items: Pick<ZoneItem, 'code' | 'name'>[];
}

/** An item of GET /api/zone/institutions. */
export interface ZoneInstitution {
  name: Text;
  region: string;
  items: Pick<ZoneItem, 'code' | 'name'>[];
}

/** An item of GET /api/zone/questions. */
export interface ZoneAnswer extends Pick<ZoneQuestion, 'id' | 'topic' | 'question' | 'answer'> {
  /** What the answer stands on. */
  source: { kind: 'clause' | 'help'; title: Text };
}

/** A row of the six functions by the groups, of what is opened at a place. */
export interface ZoneRow {
  group: CatalogueGroup;
  items: number;
  counts: Record<CardFunction, number>;
}

/** GET /api/zone. */
export interface ZoneHome {
  region: string;
  items: number;
  institutions: number;
  rows: ZoneRow[];
}

/** An item of GET /api/zone/places: a division where something is opened, and how much. */
export interface ZonePlace {
  region: string;
  items: number;
}

/** An item of the catalogue with what is said of it, and the scenarios that serve it. */
export interface ZoneEntry {
  entry: CatalogueEntry;
  openings: Openings;
  services: ZoneService[];
}

/** An institution by its id. */
export type InstitutionNames = ReadonlyMap<string, { name: Text; region: string }>;

/** Where of a place an item is opened: in what the place lies in, or in a part of it. */
export const openingsAt = ({ regions }: Openings, place: string): Openings['regions'] =>
  regions.filter(({ region }) => liesIn(place, region) || liesIn(region, place));

/** An item as the zone shows it at a place. */
export function zoneItemOf({ entry, openings }: ZoneEntry, place: string, names: InstitutionNames): ZoneItem {
  const { code, name, group, functions } = entry;
  const here = openingsAt(openings, place);
  return {
    ...{ code, name, group, functions },
    reach: here.some(({ region }) => liesIn(place, region)) ? 'whole' : 'part',
    where: here.map(({ region, since, institutions }) => ({
      ...{ region, since },
      institutions: institutions.flatMap((id) => names.get(id)?.name ?? []),
    })),
  };
}

/** The items of a place that fit what is asked for; a word may also be of a service or an institution. */
export function zoneItemsFitting(
  known: readonly ZoneEntry[],
  filter: Pick<CatalogueFilter, 'q' | 'function' | 'group'>,
  place: string,
  names: InstitutionNames,
): ZoneItem[] {
  const { q, function: by, group } = filter;
  return known
    .filter(({ entry }) => fitsFilter(entry, { function: by, group }, []))
    .map((each) => ({ each, item: zoneItemOf(each, place, names) }))
    .filter(({ each: { entry, services }, item }) =>
      hasWords(q, [
        ...[entry.name, catalogueGroups[entry.group], ...entry.functions.map((each) => cardFunctions[each])],
        ...services.flatMap(({ name, summary }) => [name, summary]),
        ...item.where.flatMap(({ institutions }) => institutions),
      ]),
    )
    .map(({ item }) => item);
}

/** Whether texts together have every word of a search, in either language. */
export function hasWords(q: string | undefined, texts: readonly Text[]): boolean {
  const all = texts
    .flatMap((each) => Object.values(each))
    .join(' ')
    .toLowerCase();
  return (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The six functions by the groups; groups in which nothing is opened are left out. */
export function zoneRows(known: readonly ZoneEntry[]): ZoneRow[] {
  const functions = Object.keys(cardFunctions) as CardFunction[];
  return (Object.keys(catalogueGroups) as CatalogueGroup[]).flatMap((group) => {
    const own = known.filter(({ entry }) => entry.group === group);
    const counts = Object.fromEntries(
      functions.map((each) => [each, own.filter(({ entry }) => entry.functions.includes(each)).length]),
    ) as Record<CardFunction, number>;
    return own.length > 0 ? [{ group, items: own.length, counts }] : [];
  });
}

/** The divisions where something is opened, in order, the province first. */
export function zonePlaces(known: readonly Pick<ZoneEntry, 'openings'>[]): ZonePlace[] {
  const places = [...new Set(known.flatMap(({ openings }) => openings.regions.map(({ region }) => region)))];
  const provinces = places.map((region) => `${region.slice(0, 2)}0000`);
  return [...new Set([...provinces, ...places])].sort().map((region) => ({
    region,
    items: known.filter(({ openings }) => openingsAt(openings, region).length > 0).length,
  }));
}

/** The institutions that offer something at a place, by name, each with what. */
export function zoneInstitutions(
  known: readonly ZoneEntry[],
  place: string,
  names: InstitutionNames,
): ZoneInstitution[] {
  const offered = known.flatMap(({ entry: { code, name }, openings }) =>
    openingsAt(openings, place).flatMap(({ institutions }) => institutions.map((id) => ({ id, code, name }))),
  );
  return [...names].flatMap(([id, { name, region }]) => {
    const own = offered.filter((each) => each.id === id);
    const items = [...new Map(own.map((each) => [each.code, { code: each.code, name: each.name }])).values()];
    return items.length > 0 ? [{ name, region, items }] : [];
  });
}

/** The services of a place, each with the items that it serves. */
export function zoneServices(known: readonly ZoneEntry[]): ZoneServiceFound[] {
  const services = [...new Set(known.flatMap((each) => each.services))];
  return services.map((service) => {
    const { name, summary, environment } = service;
    const items = known
      .filter((each) => each.services.includes(service))
      .map(({ entry }) => ({ code: entry.code, name: entry.name }));
    return { name, summary, environment, items };
  });
}
