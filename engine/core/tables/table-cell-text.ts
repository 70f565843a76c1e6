/**
 * The text of a table's cells, both ways: `-`, `18..60`, `(18..60]`, `< 18`, `正常, 已挂失`, `非 正常`, `未知`, days, yes and no.
 * Reading is total: what makes no sense becomes a text that says so, and what writing gives reads as the same cell.
 */
import type { Cell, Scalar } from './table.ts';
import {
  isAnything,
  isUnknown,
  notWord,
  noWord,
  unknownWord,
  wordOf,
  yesWord,
  type CellColumn,
} from './table-cell-words.ts';
import { withNumbers } from './table-cell.ts';
import { testIn } from './table-cell-reading.ts';
import { text, type Language, type Text } from '../text.ts';
import { hasTooManyDecimals, plainYuan, tooManyDecimals, yuanWords } from '../yuan.ts';

/** A cell as it was read, with what is wrong where the text could not be; the cell then holds the text itself. */
export interface ReadCell {
  cell: Cell;
  finding?: Text;
}

const advice = {
  number: text(
    '读不懂；写一个数，或 18..60、< 18、>= 60',
    'This can not be read; write a number, or 18..60, < 18, >= 60',
  ),
  boolean: text('读不懂；写“是”或“否”', 'This can not be read; write yes or no'),
  string: text(
    '读不懂，按文字处理；引号要成对，范围的两端须是数或日期',
    'This can not be read and is taken as text; quotation marks come in pairs, and the ends of a range are numbers or days',
  ),
} as const satisfies Record<string, Text>;

const listed = (column: CellColumn): Text => {
  const say = (language: Language) =>
    (column.values ?? []).map((value) => wordOf(String(value), column, language) ?? String(value)).join(', ');
  return text(`没有这个值；可以是：${say('zh-CN')}`, `There is no such value; there are: ${say('en')}`);
};

const isListed = ({ type, values }: CellColumn): boolean => type === 'string' && values !== undefined;

/** Whether a text that was not understood can be told from a text that was meant. */
const isTyped = (column: CellColumn): boolean =>
  column.type === 'number' || column.type === 'boolean' || isListed(column);

/** Reads the text of a cell. */
export function parseCell(source: string, column: CellColumn): ReadCell {
  const trimmed = source.trim();
  if (trimmed === '' || isAnything(trimmed)) return { cell: '-' };
  if (column.isMoney) return parseMoney(trimmed, column);
  const cell = testIn(trimmed, column);
  if (cell === undefined)
    return { cell: trimmed, finding: isListed(column) ? listed(column) : advice[column.type ?? 'string'] };
  if (typeof cell !== 'string' || !isTyped(column)) return { cell };
  if (column.type !== 'string') return { cell, finding: advice[column.type ?? 'string'] };
  return column.values?.includes(cell) ? { cell } : { cell, finding: listed(column) };
}

/** Reads amounts in yuan: as numbers, which then become fen. */
function parseMoney(source: string, { isMoney: _, ...column }: CellColumn): ReadCell {
  if (hasTooManyDecimals(source)) return { cell: source, finding: tooManyDecimals };
  const { cell, finding } = parseCell(plainYuan(source), column);
  return finding ? { cell: source, finding } : { cell: withNumbers(cell, (yuan) => Math.round(yuan * 100)) };
}

const writeNumber = (value: number, { isMoney }: CellColumn): string => (isMoney ? yuanWords(value) : String(value));

const writeBound = (bound: string | number, column: CellColumn): string =>
  typeof bound === 'number' ? writeNumber(bound, column) : bound;

/** Writes a value as its word where that is plain, else bare, else in quotation marks. */
function writeValue(value: Scalar, column: CellColumn, language: Language): string {
  if (typeof value === 'number') return writeNumber(value, column);
  if (typeof value === 'boolean')
    return column.type === 'string' ? String(value) : (value ? yesWord : noWord)[language];
  const word = wordOf(value, column, language);
  if (word !== undefined && parseCell(word, column).cell === value && !isReserved(word)) return word;
  const { cell, finding } = parseCell(value, column);
  const isKept = cell === value && !isReserved(value) && (finding === undefined || isTyped(column));
  return isKept ? value : JSON.stringify(value);
}

const isReserved = (word: string): boolean => isAnything(word) || isUnknown(word);

function writeList(values: readonly Scalar[], column: CellColumn, language: Language): string {
  // Within a list a value must be one word: a text that was kept though it was not understood is quoted there.
  const each = values.map((value) => {
    const written = writeValue(value, column, language);
    return typeof value === 'string' && testIn(written, column) === undefined ? JSON.stringify(value) : written;
  });
  return values.length === 1 ? `[${each.join('')}]` : each.join(', ');
}

/** Writes a cell in a language; reading gives it back in any. */
export function writeCell(cell: Cell, column: CellColumn, language: Language): string {
  if (cell === '-') return '-';
  if (cell === null) return unknownWord[language];
  if (typeof cell !== 'object') return writeValue(cell, column, language);
  if ('in' in cell) return writeList(cell.in, column, language);
  if ('notIn' in cell) return `${notWord[language]} ${writeList(cell.notIn, column, language)}`;
  if ('lt' in cell) return `< ${writeBound(cell.lt, column)}`;
  if ('lte' in cell) return `<= ${writeBound(cell.lte, column)}`;
  if ('gt' in cell) return `> ${writeBound(cell.gt, column)}`;
  if ('gte' in cell) return `>= ${writeBound(cell.gte, column)}`;
  if ('not' in cell) return writeNot(cell.not, column, language);
  const range = `${writeBound(cell.from, column)}..${writeBound(cell.to, column)}`;
  if (cell.open === undefined) return range;
  return `${cell.open === 'to' ? '[' : '('}${range}${cell.open === 'from' ? ']' : ')'}`;
}

function writeNot(test: Cell, column: CellColumn, language: Language): string {
  const inner = writeCell(test, column, language);
  const isList = typeof test === 'object' && test !== null && ('in' in test || 'notIn' in test);
  const isLoose = typeof test === 'string' && test !== '-' && testIn(inner, column) === undefined;
  const shown = isList ? `(${inner})` : isLoose ? JSON.stringify(test) : inner;
  return `${notWord[language]} ${shown}`;
}
