/** The import of an official list: every row read and judged on its own, and the catalogue as it would be with those that are sound. Reading a list again changes nothing, in whatever order its rows are. */
import type { CatalogueFile, ImportedItem } from './catalogue.ts';
import { headingsOf, importColumns, neededColumns, type Heading, type ImportColumn } from './catalogue-columns.ts';
import { catalogueOf, plainName, type CatalogueEntry } from './catalogue-entries.ts';
import { readRow, type ReadRow, type RowError } from './catalogue-row.ts';
import type { FieldError } from '../problem.ts';
import { text } from '../text.ts';

/** What becomes of a row. */
export const rowResults = ['new', 'changed', 'same', 'refused'] as const;
export type RowResult = (typeof rowResults)[number];

/** A row of the list, by its line in the file. */
export interface ImportRow {
  line: number;
  code: string;
  name: string;
  result: RowResult;
  /** What would be another than before. */
  changed: ImportColumn[];
  errors: RowError[];
}

/** What an import does, before it does it; also the answer of POST /api/catalogue/imports. */
export interface ImportReport {
  columns: { heading: string; column: ImportColumn | null; ticks: string | null }[];
  sum: Record<RowResult, number>;
  rows: ImportRow[];
}

/** The report, what hinders the whole list, and the imported items as they would be. */
export interface ImportPlan {
  report: ImportReport;
  errors: FieldError[];
  items: ImportedItem[];
}

const columnErrors = (line: number, headings: readonly Heading[]): FieldError[] =>
  neededColumns
    .filter((needed) => !headings.some((heading) => heading && 'column' in heading && heading.column === needed))
    .map((needed) => ({
      pointer: `/cells/${line}`,
      rule: `column-${needed}`,
      message: text(
        `没有“${importColumns[needed]['zh-CN']}”这一列；列名可以写：编码、名称、业务类别`,
        `There is no column “${importColumns[needed].en}”; headings may be: Code, Name, Group`,
      ),
    }));

const listed = (lines: readonly number[]): string => lines.slice(0, 5).join(', ') + (lines.length > 5 ? ' …' : '');

function groupBy<T>(all: readonly T[], keyOf: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return [...groups.values()];
}

/** Refuses every row of a code that several have: which of them counts, the list does not say. */
function refuseTwins(rows: readonly ReadRow[]): void {
  for (const twins of groupBy(
    rows.filter(({ item }) => item),
    ({ code }) => code,
  ).filter(({ length }) => length > 1)) {
    const lines = listed(twins.map(({ line }) => line));
    for (const twin of twins) {
      twin.item = null;
      twin.errors.push({
        column: 'code',
        rule: 'duplicate-code',
        message: text(`编码在第 ${lines} 行重复`, `Lines ${lines} have this code`),
      });
    }
  }
}

const nameKey = ({ group, name }: ImportedItem): string => `${group} ${plainName(name)}`;

/** Old and new items by code, in the order of the codes. */
function joined(old: readonly ImportedItem[], rows: readonly ReadRow[]): ImportedItem[] {
  const all = new Map(old.map((item) => [item.code, item]));
  for (const { item } of rows) if (item) all.set(item.code, item);
  return [...all.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** Refuses the rows whose name another item of the group has; again, since a refused row leaves what was there before. */
function refuseNamesakes(old: readonly ImportedItem[], rows: readonly ReadRow[]): void {
  const byCode = new Map(rows.filter(({ item }) => item).map((row) => [row.code, row]));
  for (;;) {
    const namesakes = groupBy(joined(old, rows), nameKey).filter(({ length }) => length > 1);
    const refused = namesakes.flatMap((items) =>
      items.flatMap((item) => {
        const row = byCode.get(item.code);
        return row?.item === item ? [{ row, others: items.filter((other) => other !== item) }] : [];
      }),
    );
    if (refused.length === 0) return;
    for (const { row, others } of refused) {
      const codes = others.map(({ code }) => code).join(', ');
      row.item = null;
      row.errors.push({
        column: 'name',
        rule: 'duplicate-name',
        message: text(`同一类别里 ${codes} 已用这个名称`, `${codes} has this name in the same group`),
      });
    }
  }
}

const told = ({ code, name, group, functions, level, modes }: CatalogueEntry): Record<ImportColumn, string> => ({
  ...{ code, name: name['zh-CN'], nameEn: name.en, group, level: level ?? '' },
  ...{ functions: [...functions].sort().join(), modes: [...modes].sort().join() },
});

function changesBetween(before: CatalogueEntry, after: CatalogueEntry): ImportColumn[] {
  const [was, is] = [told(before), told(after)];
  return (Object.keys(importColumns) as ImportColumn[]).filter((column) => was[column] !== is[column]);
}

/** Judges what each row changes, and leaves out of the items those that only repeat what ships. */
function judge(file: CatalogueFile, old: readonly ImportedItem[], rows: readonly ReadRow[]) {
  const before = new Map(catalogueOf(file, old).map((entry) => [entry.code, entry]));
  const after = new Map(catalogueOf(file, joined(old, rows)).map((entry) => [entry.code, entry]));
  return rows.map((row): ImportRow => {
    const { line, code, name, errors } = row;
    const entry = row.item ? after.get(code) : undefined;
    if (!entry) return { line, code, name, result: 'refused', changed: [], errors };
    const earlier = before.get(code) ?? before.get(entry.formerly ?? '');
    const changed = earlier ? changesBetween(earlier, entry) : [];
    return { line, code, name, result: earlier ? (changed.length > 0 ? 'changed' : 'same') : 'new', changed, errors };
  });
}

const sumOf = (rows: readonly ImportRow[]): Record<RowResult, number> => {
  const sum = { new: 0, changed: 0, same: 0, refused: 0 };
  for (const { result } of rows) sum[result] += 1;
  return sum;
};

/** Plans the import of a list's cells into a catalogue. */
export function planImport(
  file: CatalogueFile,
  imported: readonly ImportedItem[],
  cells: readonly (readonly string[])[],
): ImportPlan {
  const { line, headings } = headingsOf(cells);
  const columns = (cells[line] ?? []).map((heading, index) => {
    const meant = headings[index];
    return {
      heading,
      column: meant && 'column' in meant ? meant.column : null,
      ticks: meant && 'ticks' in meant ? meant.ticks : null,
    };
  });
  const errors = columnErrors(line, headings);
  if (errors.length > 0) return { report: { columns, sum: sumOf([]), rows: [] }, errors, items: [...imported] };
  const ownCodes = new Set(file.items.map(({ code }) => code));
  const earlier = new Map(imported.map((item) => [item.code, item]));
  const read = cells
    .map((row, index) => ({ row, line: index + 1 }))
    .slice(line + 1)
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''))
    .map((each) => readRow(each.row, { line: each.line, headings, ownCodes, earlier }));
  refuseTwins(read);
  refuseNamesakes(imported, read);
  const rows = judge(file, imported, read);
  const repeats = new Set(rows.flatMap(({ code, result }) => (result === 'same' && !earlier.has(code) ? code : [])));
  const items = joined(imported, read).filter(({ code }) => !repeats.has(code));
  return { report: { columns, sum: sumOf(rows), rows }, errors, items };
}
