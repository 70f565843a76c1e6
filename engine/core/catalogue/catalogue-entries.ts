/** The catalogue of a province: what ships and what was imported as one list, searched, filtered and counted. */
import {
  cardFunctions,
  catalogueGroups,
  fieldOfGroup,
  type CardFunction,
  type CatalogueFile,
  type CatalogueGroup,
  type CatalogueLevel,
  type Citation,
  type ImportedItem,
  type ShippedItem,
} from './catalogue.ts';
import type { CardMode } from '../nodes/start.ts';
import { liesIn } from '../rights.ts';
import { fields, type Field } from '../scenario.ts';
import { text, type Text } from '../text.ts';

/** An item of the catalogue as one reads it. */
export interface CatalogueEntry {
  code: string;
  /** The platform's own code, of an item that an imported list names by another. */
  formerly: string | null;
  name: Text;
  group: CatalogueGroup;
  field: Field;
  functions: CardFunction[];
  level: CatalogueLevel | null;
  spread: ShippedItem['spread'] | null;
  modes: CardMode[];
  packs: string[];
  sources: Citation[];
  /** Whether an imported list has it. */
  isImported: boolean;
}

/** A name without what differs between writers: width, case, blanks and marks. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

const keyOf = (group: CatalogueGroup, name: string): string => `${group} ${plainName(name)}`;

const entryOf = ({
  code,
  name,
  group,
  functions,
  level,
  spread,
  modes,
  packs,
  sources,
}: ShippedItem): CatalogueEntry => ({
  ...{ code, formerly: null, name, group, field: fieldOfGroup(group), functions, sources },
  ...{ level: level ?? null, spread: spread ?? null, modes: modes ?? [], packs: packs ?? [], isImported: false },
});

/** What an imported item says, over what the sources say of the same. */
function over(shipped: CatalogueEntry | undefined, item: ImportedItem): CatalogueEntry {
  const { code, name, nameEn, group, functions, level, modes } = item;
  const english = nameEn ?? (shipped?.name['zh-CN'] === name ? shipped.name.en : name);
  return {
    ...{ code, group, field: fieldOfGroup(group), name: text(name, english), isImported: true },
    formerly: shipped && shipped.code !== code ? shipped.code : null,
    functions: functions.length > 0 ? functions : (shipped?.functions ?? []),
    level: level ?? shipped?.level ?? null,
    modes: modes.length > 0 ? modes : (shipped?.modes ?? []),
    ...{ spread: shipped?.spread ?? null, packs: shipped?.packs ?? [], sources: shipped?.sources ?? [] },
  };
}

const groupOrder = Object.keys(catalogueGroups);
const byOrder = (one: CatalogueEntry, other: CatalogueEntry): number =>
  groupOrder.indexOf(one.group) - groupOrder.indexOf(other.group) ||
  (one.code < other.code ? -1 : one.code > other.code ? 1 : 0);

/** The one list: an imported item takes the place of the shipped one that has its code, or else its name in its group. */
export function catalogueOf({ items }: CatalogueFile, imported: readonly ImportedItem[]): CatalogueEntry[] {
  const byCode = new Map(items.map((item) => [item.code, entryOf(item)]));
  const byName = new Map(items.map((item) => [keyOf(item.group, item.name['zh-CN']), item.code]));
  const taken = new Set<string>();
  const sameAs = (item: ImportedItem): CatalogueEntry | undefined => {
    const shipped = byCode.get(item.code) ?? byCode.get(byName.get(keyOf(item.group, item.name)) ?? '');
    return shipped && !(taken.has(shipped.code) && shipped.code !== item.code) ? shipped : undefined;
  };
  // Items that keep the platform's code come first: no other may then take its place by name.
  const ordered = [...imported].sort((one, other) => Number(byCode.has(other.code)) - Number(byCode.has(one.code)));
  const lists = ordered.map((item) => {
    const shipped = sameAs(item);
    if (shipped) taken.add(shipped.code);
    return over(shipped, item);
  });
  return [...lists, ...[...byCode.values()].filter(({ code }) => !taken.has(code))].sort(byOrder);
}

/** What of a catalogue is asked for. */
export interface CatalogueFilter {
  q?: string | undefined;
  function?: CardFunction | undefined;
  group?: CatalogueGroup | undefined;
  field?: Field | undefined;
  state?: 'opened' | 'unopened' | undefined;
  region?: string | undefined;
}

const wordsOf = ({ code, formerly, name, group, field, functions }: CatalogueEntry): string =>
  [
    ...[code, formerly ?? '', ...Object.values(name)],
    ...[catalogueGroups[group], fields[field], ...functions.map((each) => cardFunctions[each])].flatMap((each) =>
      Object.values(each),
    ),
  ]
    .join(' ')
    .toLowerCase();

/** Whether an item that is opened in one division is so for another: in it, or in what it lies in. */
const reaches = (opened: string, region: string): boolean => liesIn(region, opened) || liesIn(opened, region);

/** Tells whether an item fits a filter; `opened` are the divisions where it is opened. */
export function fitsFilter(entry: CatalogueEntry, filter: CatalogueFilter, opened: readonly string[]): boolean {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { region } = filter;
  return (
    (filter.function === undefined || entry.functions.includes(filter.function)) &&
    (filter.group === undefined || entry.group === filter.group) &&
    (filter.field === undefined || entry.field === filter.field) &&
    (filter.state === undefined || (filter.state === 'opened') === opened.length > 0) &&
    (region === undefined || opened.some((each) => reaches(each, region))) &&
    words.every((word) => wordsOf(entry).includes(word))
  );
}

/** A row of the matrix: how many items of a group each function has, and what the sources say of the group. */
export interface MatrixRow {
  group: CatalogueGroup;
  field: Field;
  items: number;
  named: number;
  opened: number;
  counts: Record<CardFunction, number>;
  /** Of the earlier catalogue: how many items it has there, and which functions it ticks; null where it has none. */
  stated: { count: number; functions: CardFunction[] } | null;
}

/** The six functions by the groups, with the counts of a catalogue. */
export function matrixOf(
  { editions }: Pick<CatalogueFile, 'editions'>,
  entries: readonly CatalogueEntry[],
  isOpened: (code: string) => boolean,
): MatrixRow[] {
  return (groupOrder as CatalogueGroup[]).map((group) => {
    const own = entries.filter((entry) => entry.group === group);
    const part = editions.flatMap(({ parts }) => parts).find(({ of }) => of === group);
    const counted = (Object.keys(cardFunctions) as CardFunction[]).map((each) => [
      each,
      own.filter(({ functions }) => functions.includes(each)).length,
    ]);
    return {
      ...{ group, field: fieldOfGroup(group), items: own.length },
      named: own.filter(({ sources }) => sources.length > 0).length,
      opened: own.filter(({ code }) => isOpened(code)).length,
      counts: Object.fromEntries(counted) as Record<CardFunction, number>,
      stated: part ? { count: part.count, functions: part.functions ?? [] } : null,
    };
  });
}
