/** Writes a catalogue as CSV: with the headings that an import knows, so that it can come back. */
import { cardFunctions, catalogueGroups, catalogueLevels } from './catalogue.ts';
import { importColumns, type ImportColumn } from './catalogue-columns.ts';
import type { CatalogueEntry } from './catalogue-entries.ts';
import { csvOf } from '../csv.ts';
import { cardModes } from '../nodes/start.ts';
import { text, type Language, type Text } from '../text.ts';

const openedIn = text('开通地区', 'Opened in');

/** The text of the file; `openedOf` gives the divisions where an item is opened. */
export function catalogueCsv(
  entries: readonly CatalogueEntry[],
  language: Language,
  openedOf: (entry: CatalogueEntry) => readonly string[],
): string {
  const say = (word: Text) => word[language];
  const between = language === 'en' ? '; ' : '、';
  const cells = (entry: CatalogueEntry): Record<ImportColumn, string> => ({
    ...{ code: entry.code, name: entry.name['zh-CN'], nameEn: entry.name.en },
    group: say(catalogueGroups[entry.group]),
    functions: entry.functions.map((each) => say(cardFunctions[each])).join(between),
    level: entry.level ? say(catalogueLevels[entry.level]) : '',
    modes: entry.modes.map((each) => say(cardModes[each])).join(between),
  });
  const columns = Object.keys(importColumns) as ImportColumn[];
  const lines = [
    [...columns.map((column) => say(importColumns[column])), say(openedIn)],
    ...entries.map((entry) => [...columns.map((column) => cells(entry)[column]), openedOf(entry).join(between)]),
  ];
  return csvOf(lines);
}
