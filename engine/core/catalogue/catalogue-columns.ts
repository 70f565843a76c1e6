/** The columns of an official list, by what their headings may say, and the words that their cells may use. */
import {
  cardFunctions,
  catalogueGroups,
  catalogueLevels,
  type CardFunction,
  type CatalogueGroup,
  type CatalogueLevel,
} from './catalogue.ts';
import { plainName } from './catalogue-entries.ts';
import { cardModes, type CardMode } from '../nodes/start.ts';
import { text, type Text } from '../text.ts';

/** The columns that an import knows. */
export const importColumns = {
  code: text('编码', 'Code'),
  name: text('名称', 'Name'),
  nameEn: text('英文名称', 'English name'),
  group: text('业务类别', 'Group'),
  functions: text('用卡功能', 'Functions'),
  level: text('推广范围', 'Reach'),
  modes: text('用卡模式', 'Card modes'),
} as const satisfies Record<string, Text>;
export type ImportColumn = keyof typeof importColumns;

/** Without them a row says too little to be an item. */
export const neededColumns = ['code', 'name', 'group'] as const satisfies ImportColumn[];

const headings: Record<ImportColumn, readonly string[]> = {
  code: ['编码', '代码', '编号', '事项编码', '事项代码', '应用编码', '项目编码', '目录编码', 'code', 'item code', 'id'],
  name: [
    '名称',
    '应用名称',
    '事项名称',
    '项目名称',
    '用卡事项',
    '应用项目',
    '事项',
    '项目',
    'name',
    'item',
    'item name',
  ],
  nameEn: ['英文名称', '英文名', 'english name', 'name (english)', 'name en'],
  group: ['业务类别', '类别', '分类', '分组', '领域', '应用领域', '所属领域', 'group', 'category', 'field'],
  functions: ['用卡功能', '功能', '社保卡功能', '卡功能', 'functions', 'function'],
  level: ['推广范围', '层级', '范围', 'reach', 'level'],
  modes: ['用卡模式', '用卡方式', 'card modes', 'card mode', 'modes'],
};

/** What a column of a list is: one of ours, or the ticks of one function as the brochure draws them. */
export type Heading = { column: ImportColumn } | { ticks: CardFunction } | null;

const named = <T extends string>(words: Readonly<Record<T, Text>>, more: Partial<Record<T, string[]>> = {}) =>
  new Map<string, T>(
    (Object.keys(words) as T[]).flatMap((key) =>
      [key, words[key]['zh-CN'], words[key].en, ...(more[key] ?? [])].map((word): [string, T] => [
        plainName(word),
        key,
      ]),
    ),
  );

const functionWords = named<CardFunction>(cardFunctions, {
  identity: ['电子凭证', '凭证'],
  benefits: ['缴费', '待遇领取'],
});
const groupWords = named<CatalogueGroup>(catalogueGroups, {
  employment: ['就业业务', '就业创业'],
  'insurance-common': ['社会保险公共', '社保公共业务', '社保基本业务'],
  pension: ['养老保险', '养老保险待遇'],
  'medical-insurance': ['医疗保险', '医疗保险待遇'],
  'work-injury': ['工伤保险', '工伤保险待遇', '工伤'],
  unemployment: ['失业保险', '失业保险待遇', '失业'],
  maternity: ['生育保险', '生育保险待遇', '生育'],
  personnel: ['人事人才业务', '人事'],
  'labour-relations': ['劳动关系业务'],
  subsidies: ['惠民惠农财政补贴资金发放', '惠民惠农补贴'],
  'elderly-care': ['养老服务', '老年人服务'],
  disabled: ['残疾人服务'],
});
const levelWords = named<CatalogueLevel>(catalogueLevels, {
  national: ['全国通用', '国家', '国家级'],
  pilot: ['探索', '试点地区'],
});
const modeWords = named<CardMode>(cardModes, {
  contact: ['接触', '插卡'],
  contactless: ['非接触', '非接', '刷卡'],
  scan: ['扫码'],
  'show-certificate': ['亮证'],
});
const headingWords = new Map<string, ImportColumn>(
  (Object.keys(headings) as ImportColumn[]).flatMap((column) =>
    headings[column].map((word): [string, ImportColumn] => [plainName(word), column]),
  ),
);

const headingOf = (cell: string): Heading => {
  const word = plainName(cell);
  const column = headingWords.get(word);
  if (column) return { column };
  const ticks = functionWords.get(word);
  return ticks ? { ticks } : null;
};

/** How many lines a title may take before the headings. */
const mostTitleLines = 10;

/** Where the headings are and what each says: the line among the first ten that says most. A column named twice counts once. */
export function headingsOf(cells: readonly (readonly string[])[]): { line: number; headings: Heading[] } {
  const lines = cells.slice(0, mostTitleLines).map((row, line) => {
    const seen = new Set<string>();
    const found = row.map((cell) => {
      const heading = headingOf(cell);
      const key = JSON.stringify(heading);
      if (!heading || seen.has(key)) return null;
      seen.add(key);
      return heading;
    });
    return { line, headings: found, count: seen.size };
  });
  const best = lines.reduce<(typeof lines)[number] | undefined>(
    (most, each) => (each.count > (most?.count ?? 0) ? each : most),
    undefined,
  );
  return best ? { line: best.line, headings: best.headings } : { line: 0, headings: [] };
}

/** Whether a cell of a column of ticks is ticked; undefined where one can not tell. */
export function tickOf(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase();
  if (['', '×', '✗', '否', 'no', 'n', '0', 'false', '-', '—'].includes(word)) return false;
  return ['✓', '✔', '√', '☑', '是', 'yes', 'y', '1', 'true', 'x', '●'].includes(word) ? true : undefined;
}

/** The parts of a cell that names several things. */
const partsOf = (cell: string): string[] =>
  cell
    .split(/[、，,；;/|\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);

const severalOf = <T>(cell: string, words: ReadonlyMap<string, T>): { found: T[]; unknown: string[] } => {
  const parts = partsOf(cell).map((part) => ({ part, meant: words.get(plainName(part)) }));
  return {
    found: [...new Set(parts.flatMap(({ meant }) => meant ?? []))],
    unknown: parts.filter(({ meant }) => meant === undefined).map(({ part }) => part),
  };
};

/** Reads the functions of a cell. */
export const functionsIn = (cell: string) => severalOf(cell, functionWords);
/** Reads the card modes of a cell. */
export const modesIn = (cell: string) => severalOf(cell, modeWords);
/** Reads a group, also with its number of items behind it: “就业（21项）”. */
export const groupIn = (cell: string): CatalogueGroup | undefined =>
  groupWords.get(plainName(cell.replace(/[（(]\s*\d+\s*项\s*[)）]/, '')));
/** Reads a reach. */
export const levelIn = (cell: string): CatalogueLevel | undefined => levelWords.get(plainName(cell));
