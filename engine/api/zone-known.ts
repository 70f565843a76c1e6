/** What the service zone knows of a place: the items opened there, with what their published scenarios say to whoever wants to be served. */
import { startSettingsOf } from '../core/card-use.ts';
import { moneyOf } from '../core/pack.ts';
import { isProblem } from '../core/problem.ts';
import { liesIn } from '../core/rights.ts';
import type { Scenario } from '../core/scenario.ts';
import {
  openingsAt,
  zonePlaces,
  type InstitutionNames,
  type ZoneEntry,
  type ZonePlace,
  type ZoneService,
} from '../core/zone.ts';
import { liveOf, type Release } from '../store/releases.ts';
import type { ReleasedScenario } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { knownIn, openingsOf, provinceOf } from './catalogue.ts';
import { institutionsInUse } from './known-institutions.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** What a crowd asks for is read so often at most. */
const zoneFreshForMs = 30_000;

/** What was read of provinces and of places within the last half minute. */
function createReader(now: () => Date) {
  return {
    provinces: rememberBriefly<Awaited<ReturnType<typeof knownIn>>>(zoneFreshForMs, now),
    named: rememberBriefly<string[]>(zoneFreshForMs, now),
    places: rememberBriefly<ZoneEntry[]>(zoneFreshForMs, now),
  };
}
const readers = new WeakMap<ApiParts, ReturnType<typeof createReader>>();

function readerOf(api: ApiParts): ReturnType<typeof createReader> {
  const reader = readers.get(api) ?? createReader(api.now);
  readers.set(api, reader);
  return reader;
}

/** The catalogue of a province with what is opened, so old at most. */
const provinceKnown = (api: ApiParts, province: string) =>
  readerOf(api).provinces(province, () => knownIn(api, province));

/** Every division where something is opened. */
export async function placesOf(api: ApiParts): Promise<ZonePlace[]> {
  const provinces = await readerOf(api).named('', () => api.store.catalogue.provinces());
  const known = await Promise.all(provinces.map((province) => provinceKnown(api, province)));
  return zonePlaces(known.flatMap((all) => all.entries.map((entry) => ({ openings: openingsOf(all, entry) }))));
}

/** The institutions that the zone may name: those that may use the card now. */
export const institutionNames = async (api: ApiParts): Promise<InstitutionNames> =>
  new Map((await institutionsInUse(api)).map(({ id, name, region }) => [id, { name, region }]));

/** The latest version that takes new cases of a place or of a part of it. */
function publishedAt({ region, releases }: ReleasedScenario, place: string): Release | undefined {
  const meets = (one: string) => liesIn(place, one) || liesIn(one, place);
  if (!meets(region)) return undefined;
  return liveOf(releases)
    .filter(({ rollout }) => rollout.regions?.some(meets) ?? true)
    .sort((a, b) => b.version - a.version)[0];
}

/** What a scenario says to whoever wants to be served; null where its start is not readable. */
function serviceOf({ packs }: ApiParts, scenario: Scenario, templates: readonly string[]): ZoneService | null {
  const use = startSettingsOf(scenario);
  if (!use) return null;
  // Of several templates nobody knows which one it was made from.
  const from =
    packs.some((pack) => pack.scenario.id === scenario.id) || templates.length !== 1 ? scenario.id : templates[0];
  const helped = packs.find((pack) => pack.scenario.id === from);
  return {
    ...{ name: scenario.name, summary: scenario.summary, money: moneyOf(scenario) },
    ...{ modes: use.cardModes, environment: use.environment, crossRegion: use.crossRegion },
    asked: use.inputs.map(({ label }) => label),
    help: helped?.help ? { purpose: helped.help.purpose, who: helped.help.who } : null,
  };
}

async function released({ store }: ApiParts, id: string): Promise<ReleasedScenario | null> {
  try {
    return await store.scenarios.released(id);
  } catch (error) {
    if (isProblem(error, 'not-found')) return null;
    throw error;
  }
}

async function serviceNamed(
  api: ApiParts,
  id: string,
  place: string,
  templates: readonly string[],
): Promise<ZoneService | null> {
  const scenario = await released(api, id);
  const version = scenario && publishedAt(scenario, place);
  if (!version) return null;
  return serviceOf(api, (await api.store.versions.byDigest(version.digest)).scenario, templates);
}

async function read(api: ApiParts, place: string): Promise<ZoneEntry[]> {
  const known = await provinceKnown(api, provinceOf(place));
  const opened = known.entries
    .map((entry) => ({ entry, openings: openingsOf(known, entry) }))
    .filter(({ openings }) => openingsAt(openings, place).length > 0);
  const serving = opened.map(({ entry, openings }) => [...new Set([...openings.scenarios, ...entry.packs])]);
  const templates = new Map(
    opened.flatMap(({ entry }, index) => (serving[index] ?? []).map((id) => [id, entry.packs])),
  );
  const services = new Map(
    await Promise.all(
      [...templates].map(async ([id, packs]) => [id, await serviceNamed(api, id, place, packs)] as const),
    ),
  );
  return opened.map((each, index) => ({
    ...each,
    services: (serving[index] ?? []).flatMap((id) => services.get(id) ?? []),
  }));
}

/** What is opened at a place, half a minute old at most. */
export const zoneAt = (api: ApiParts, place: string): Promise<ZoneEntry[]> =>
  readerOf(api).places(place, () => read(api, place));
