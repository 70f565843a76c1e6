/**
 * A table as a workbook. The first sheet has a line for each row, its cells as people type them, below a line of headings. The second
 * says what the first is: `yikatong-table` and the version of this layout, `hitPolicy`, `aggregate`, and for each column a line
 * `column` with its kind (input, output, note), name (fact, output or note), headings in Chinese and English, type or `whole`, and values.
 * A line `policy` has as JSON what the policy says beside its table: level and place, outcomes and how strict they are, days, what follows
 * otherwise and where something is not known. A workbook without that line, or without the line of a note, is read all the same.
 */
import { Policy, type TablePolicy } from '../../engine/core/policies/policy.ts';
import { hitPolicies, TableOutput, type Table } from '../../engine/core/tables/table.ts';
import { text, type Language } from '../../engine/core/text.ts';
import { parseOutput, writeOutput } from '../../engine/core/tables/table-output-text.ts';
import type { Note } from './row-notes.ts';
import { cellText, columnsOf, noteNames, type Facts, type GridColumn } from './table-columns.ts';
import { blankRow, writeTexts, type Written } from './table-edits.ts';
import type { ReadSheet } from './xlsx-read.ts';
import type { SheetToWrite } from './xlsx-write.ts';

const mark = 'yikatong-table';
const version = 1;
const aggregates = ['list', 'sum', 'min', 'max', 'count'] as const;
const names = {
  table: text('决策表', 'Decision table'),
  settings: text('设置', 'Settings'),
};

type Output = Table['outputs'][number];

/** Values between commas; a comma within one makes it quoted. */
const valuesText = ({ values = [], ...output }: Output): string =>
  values.map((value) => JSON.stringify(writeOutput(value, { type: output.type }, 'en'))).join(' ');

function valuesIn(source: string, type: Output['type']): Output['values'] {
  const values = [...source.matchAll(/"(?:[^"\\]|\\.)*"/g)].flatMap(
    ([quoted]) => parseOutput(String(JSON.parse(quoted)), { type }).value ?? [],
  );
  return values.length > 0 ? values : undefined;
}

/** What stands beside a table, as a policy has it. */
export type Beside = Omit<TablePolicy, '$schema' | 'name' | 'title' | 'rules' | 'table'>;

/** What a policy says beside its table. */
export function besideTable({
  $schema: _,
  name: _name,
  title: _title,
  rules: _rules,
  table: _table,
  ...beside
}: TablePolicy): Beside {
  return beside;
}

/** What a workbook says beside its table; undefined where it says nothing, or nothing that a policy could have. */
function besideIn(settings: readonly (readonly string[])[], table: Table): Beside | undefined {
  const said = settings.find(([key]) => key === 'policy')?.[1];
  if (said === undefined) return undefined;
  try {
    const named = { name: 'imported', title: names.table, table };
    const parsed = Policy.safeParse({ ...(JSON.parse(said) as object), ...named });
    return parsed.success ? besideTable(parsed.data as TablePolicy) : undefined;
  } catch {
    return undefined;
  }
}

function settingsOf(table: Table, beside: Beside | undefined): (string | number)[][] {
  const label = (said: Output['label']) => [said?.['zh-CN'] ?? '', said?.en ?? ''];
  return [
    [mark, version],
    ['hitPolicy', table.hitPolicy],
    ['aggregate', table.aggregate ?? ''],
    ...table.inputs.map((input) => ['column', 'input', input.fact, ...label(input.label), input.whole ? 'whole' : '']),
    ...table.outputs.map((output) => [
      'column',
      'output',
      output.name,
      ...label(output.label),
      output.type,
      valuesText(output),
    ]),
    ...noteNames.map((note) => ['column', 'note', note]),
    ...(beside ? [['policy', JSON.stringify(beside)]] : []),
  ];
}

/** A value that a spreadsheet counts with, where a column gives numbers. */
const counted = (shown: string, { place, values }: GridColumn): string | number =>
  place.kind === 'output' && values.type === 'number' && shown !== '' && String(Number(shown)) === shown
    ? Number(shown)
    : shown;

/** The sheets of a table. */
export function sheetsOf(
  table: Table,
  outcomes: readonly string[],
  known: Facts,
  language: Language,
  beside?: Beside,
): SheetToWrite[] {
  const columns = columnsOf(table, outcomes, known);
  return [
    {
      name: names.table[language],
      rows: [
        columns.map(({ title }) => title[language]),
        ...table.rows.map((row) => columns.map((column) => counted(cellText(row, column, language), column))),
      ],
    },
    { name: names.settings[language], rows: settingsOf(table, beside) },
  ];
}

/** The table that settings speak of, without its rows; undefined where they are no settings of ours, or broken. */
function emptyTable(settings: readonly (readonly string[])[]): Table | undefined {
  const said = (name: string) => settings.find(([key]) => key === name)?.[1];
  const columns = settings.filter(([key]) => key === 'column');
  const labelOf = ([, , , zh = '', en = '']: readonly string[]) =>
    zh === '' || en === '' ? {} : { label: text(zh, en) };
  const inputs = columns
    .filter(([, kind]) => kind === 'input')
    .map((line) => ({ fact: line[2] ?? '', ...labelOf(line), ...(line[5] === 'whole' && { whole: true }) }));
  const outputs = columns
    .filter(([, kind]) => kind === 'output')
    .map((line) => {
      const type = line[5] as Output['type'];
      const values = valuesIn(line[6] ?? '', type);
      return TableOutput.safeParse({ name: line[2], type, ...labelOf(line), ...(values && { values }) }).data;
    });
  const hitPolicy = hitPolicies.find((each) => each === said('hitPolicy'));
  const aggregate = aggregates.find((each) => each === said('aggregate'));
  const sound = outputs.filter((output) => output !== undefined);
  if (!hitPolicy || inputs.length === 0 || sound.length === 0 || sound.length < outputs.length) return undefined;
  return { inputs, outputs: sound, hitPolicy, ...(aggregate && { aggregate }), rows: [] };
}

/** The notes that have a column. */
const notesIn = (settings: readonly (readonly string[])[]): Note[] =>
  settings.flatMap(([key, kind, name]) =>
    key === 'column' && kind === 'note' ? noteNames.filter((each) => each === name) : [],
  );

/** Reads a workbook that this layout wrote; undefined for any other. */
export function tableInSheets(
  sheets: readonly ReadSheet[],
  outcomes: readonly string[],
  known: Facts,
): (Written & { beside?: Beside }) | undefined {
  const settings = sheets.find(({ rows }) => rows[0]?.[0] === mark && rows[0][1] === String(version));
  const cells = sheets.find((sheet) => sheet !== settings);
  const empty = settings && emptyTable(settings.rows);
  if (!cells || !empty) return undefined;
  const written = writeTexts(
    empty,
    columnsOf(empty, outcomes, known, notesIn(settings.rows)),
    { row: 0, column: 0 },
    cells.rows.slice(1),
  );
  const { rows } = written.table;
  const table = rows.length > 0 ? written.table : { ...written.table, rows: [blankRow(empty)] };
  const beside = besideIn(settings.rows, table);
  return { ...written, table, ...(beside && { beside }) };
}
