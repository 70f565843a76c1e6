/** A row of an official list, read into an item: each cell by the column it is in, with what is wrong by column and rule. */
import {
  catalogueGroups,
  cardFunctions,
  catalogueLevels,
  CatalogueCode,
  type CardFunction,
  type ImportedItem,
} from './catalogue.ts';
import {
  functionsIn,
  groupIn,
  importColumns,
  levelIn,
  modesIn,
  tickOf,
  type Heading,
  type ImportColumn,
} from './catalogue-columns.ts';
import { cardModes } from '../nodes/start.ts';
import { text, type Text } from '../text.ts';

/** What is wrong with a cell of a row. */
export interface RowError {
  column: ImportColumn;
  rule: string;
  message: Text;
}

/** A row as it was read; without an item where it is refused. */
export interface ReadRow {
  line: number;
  code: string;
  name: string;
  item: ImportedItem | null;
  errors: RowError[];
}

const mostLetters = 200;
const offered = (words: Readonly<Record<string, Text>>) =>
  text(
    Object.values(words)
      .map((each) => each['zh-CN'])
      .join('、'),
    Object.values(words)
      .map(({ en }) => en)
      .join(', '),
  );

/** What is wrong with any cell, whatever its column: too long, a formula, or letters that were lost. */
function cellError(column: ImportColumn, cell: string): RowError[] {
  if (cell.includes('\uFFFD'))
    return [{ column, rule: 'encoding', message: text('有读不出来的字', 'Some letters could not be read') }];
  if (/^[=@]|^[+-](?!\d)./.test(cell))
    return [{ column, rule: 'formula', message: text('是公式，不是文字', 'This is a formula, not a text') }];
  if (cell.length > mostLetters)
    return [
      {
        ...{ column, rule: 'too-long' },
        message: text(`超过 ${mostLetters} 个字`, `This is longer than ${mostLetters} characters`),
      },
    ];
  return [];
}

const missing = (column: ImportColumn): RowError => ({
  ...{ column, rule: 'required' },
  message: text(`“${importColumns[column]['zh-CN']}”为空`, `“${importColumns[column].en}” is empty`),
});

const unknown = (column: ImportColumn, said: string, words: Readonly<Record<string, Text>>): RowError => {
  const known = offered(words);
  const message = text(`不认识“${said}”；可以写：${known['zh-CN']}`, `“${said}” is not known; it may be: ${known.en}`);
  return { column, rule: `unknown-${column}`, message };
};

function codeErrors(code: string, ownCodes: ReadonlySet<string>): RowError[] {
  if (code === '') return [missing('code')];
  if (!CatalogueCode.safeParse(code).success)
    return [
      {
        ...{ column: 'code', rule: 'format' },
        message: text('编码为 1–40 位字母、数字、点、横线', 'A code is 1–40 letters, digits, dots and dashes'),
      },
    ];
  if (/^ykt/i.test(code) && !ownCodes.has(code))
    return [
      {
        ...{ column: 'code', rule: 'own-code' },
        message: text('YKT 开头的编码留给本平台', 'Codes that begin with YKT are kept for this platform'),
      },
    ];
  return [];
}

/** What a row is read against. */
export interface RowGround {
  line: number;
  headings: readonly Heading[];
  ownCodes: ReadonlySet<string>;
  /** Items imported before, by code: what the list has no column for stays as it was. */
  earlier: ReadonlyMap<string, ImportedItem>;
}

/** The functions of a row: those that its cell names, and those that it ticks. */
function functionsOf(row: readonly string[], headings: readonly Heading[], cell: string) {
  const { found, unknown: strange } = functionsIn(cell);
  const ticked = headings.flatMap((heading, index): { of: CardFunction; is: boolean | undefined; said: string }[] =>
    heading && 'ticks' in heading
      ? [{ of: heading.ticks, is: tickOf(row[index] ?? ''), said: (row[index] ?? '').trim() }]
      : [],
  );
  return {
    functions: (Object.keys(cardFunctions) as CardFunction[]).filter(
      (each) => found.includes(each) || ticked.some(({ of, is }) => of === each && is === true),
    ),
    errors: [
      ...strange.map((said) => unknown('functions', said, cardFunctions)),
      ...ticked
        .filter(({ is }) => is === undefined)
        .map(({ said }): RowError => ({
          ...{ column: 'functions', rule: 'tick' },
          message: text(`看不出“${said}”是勾还是空`, `“${said}” is neither a tick nor empty`),
        })),
    ],
  };
}

/** The cells of a row by their columns. */
type Cells = Record<ImportColumn, string>;

/** What is wrong with the cells, at most one error a column. */
function rowErrors(cells: Cells, wrongFunctions: readonly RowError[], ownCodes: ReadonlySet<string>): RowError[] {
  const { code, name, group, level, modes } = cells;
  const wrong = (Object.keys(importColumns) as ImportColumn[]).flatMap((column) => cellError(column, cells[column]));
  const errors: RowError[] = [
    ...wrong,
    ...codeErrors(code, ownCodes),
    ...(name === '' ? [missing('name')] : []),
    ...(group === '' ? [missing('group')] : groupIn(group) ? [] : [unknown('group', group, catalogueGroups)]),
    ...wrongFunctions,
    ...(level === '' || levelIn(level) ? [] : [unknown('level', level, catalogueLevels)]),
    ...modesIn(modes).unknown.map((each) => unknown('modes', each, cardModes)),
  ];
  return errors.filter(({ column }, index) => errors.findIndex((each) => each.column === column) === index);
}

/** Reads a row. */
export function readRow(row: readonly string[], { line, headings, ownCodes, earlier }: RowGround): ReadRow {
  const at = (column: ImportColumn) => headings.findIndex((each) => each && 'column' in each && each.column === column);
  const columns = Object.keys(importColumns) as ImportColumn[];
  const cells = Object.fromEntries(
    columns.map((column) => [column, (row[at(column)] ?? '').normalize('NFC').trim()]),
  ) as Cells;
  const { code, name } = cells;
  const { functions, errors: wrongFunctions } = functionsOf(row, headings, cells.functions);
  const errors = rowErrors(cells, wrongFunctions, ownCodes);
  const group = groupIn(cells.group);
  if (errors.length > 0 || !group) return { line, code, name, item: null, errors };
  const old = earlier.get(code);
  const told = <T>(column: ImportColumn, value: T, before: T | undefined): T =>
    at(column) >= 0 || before === undefined ? value : before;
  const hasFunctions = at('functions') >= 0 || headings.some((each) => each && 'ticks' in each);
  const item: ImportedItem = {
    ...{ code, name, group },
    nameEn: told('nameEn', cells.nameEn === '' ? null : cells.nameEn, old?.nameEn),
    functions: hasFunctions || !old ? functions : old.functions,
    level: told('level', levelIn(cells.level) ?? null, old?.level),
    modes: told('modes', modesIn(cells.modes).found, old?.modes),
  };
  return { line, code, name, item, errors: [] };
}
