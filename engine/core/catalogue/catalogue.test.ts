/** The catalogue that ships: every item has its source and its words, templates that exist, and counts that add up. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CatalogueFile, DemoCatalogue, Openings } from './catalogue.ts';
import { plainName } from './catalogue-entries.ts';
import { DemoInstitutions } from '../institution.ts';
import { Standard } from '../standard.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../rulesets/${path}`, import.meta.url), 'utf8'));
const { items, editions } = CatalogueFile.parse(read('catalogue/items.json'));
const standard = Standard.parse(read('standard/part2-draft.json'));
const packs = ['scenarios', 'packs'].flatMap((folder) =>
  readdirSync(new URL(`../../../rulesets/${folder}/`, import.meta.url)).map((name) => name.replace('.json', '')),
);

it('has codes and names of their own', () => {
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
  expect(new Set(items.map(({ group, name }) => `${group} ${plainName(name['zh-CN'])}`)).size).toBe(items.length);
  expect(items.every(({ code }) => code.startsWith('YKT-'))).toBe(true);
});

it('cites sources that the standard knows, and templates that there are', () => {
  const cited = [...items, ...editions].flatMap(({ sources }) => sources.map(({ source }) => source));
  expect(cited.filter((source) => !Object.hasOwn(standard.sources, source))).toEqual([]);
  expect(items.flatMap((item) => item.packs ?? []).filter((pack) => !packs.includes(pack))).toEqual([]);
});

it('is opened in the demo province where there are such items and institutions', () => {
  const { openings } = DemoCatalogue.parse(read('demo/catalogue.json'));
  const { institutions } = DemoInstitutions.parse(read('demo/institutions.json'));
  const offering = Object.values(openings).flatMap(({ regions }) => regions.flatMap((each) => each.institutions));
  expect(Object.keys(openings).filter((code) => !items.some((item) => item.code === code))).toEqual([]);
  expect(offering.filter((id) => !institutions.some((each) => each.id === id))).toEqual([]);
});

it('counts what the sources count', () => {
  for (const { total, parts } of editions) expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  expect(editions.map(({ total }) => total)).toEqual([102, 160]);
});

it.each<[string, object, boolean]>([
  ['opened in two cities', { regions: [{ region: '990100', since: '2026-01-01' }, { region: '990200' }] }, true],
  ['opened in one city twice', { regions: [{ region: '990100' }, { region: '990100' }] }, false],
  ['since a day that is none', { regions: [{ region: '990100', since: '2026-13-01' }] }, false],
  ['with a page', { zoneLink: 'https://zone.example/library' }, true],
  ['with a page that is not sealed', { zoneLink: 'http://zone.example/' }, false],
  ['with a script for a page', { zoneLink: 'javascript:alert(1)' }, false],
])('openings %s', (_name, openings, isSound) => expect(Openings.safeParse(openings).success).toBe(isSound));
