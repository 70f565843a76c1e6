/** The words that cells are written with: for anything, for what is not known, for yes and no, for the values of a fact. */
import { text, type Language, type Text } from '../text.ts';
import type { Scalar } from './table.ts';

/** What is known of the values of a column. */
export interface CellColumn {
  /** Their type; where it is missing the text tells. */
  type?: 'string' | 'number' | 'boolean' | undefined;
  /** Whether its numbers are fen, which are written and read in yuan. */
  isMoney?: boolean | undefined;
  /** All there are, where they are few. */
  values?: readonly Scalar[] | undefined;
  /** What people call them, by their codes. */
  words?: Readonly<Record<string, Text>> | undefined;
}

export const unknownWord = text('未知', 'unknown');
export const notWord = text('非', 'not');
export const yesWord = text('是', 'yes');
export const noWord = text('否', 'no');

const anything = new Set(['-', '－', '—', '–', '任意', 'any']);
const unknowns = new Set(['未知', 'unknown', 'null']);
const yes = new Set(['是', 'yes', 'true', '真', '√', '✓']);
const no = new Set(['否', 'no', 'false', '假', '×', '✗']);

/** Tells whether a word stands for anything at all. */
export const isAnything = (word: string): boolean => anything.has(word.toLowerCase());

/** Tells whether a word stands for what is not known. */
export const isUnknown = (word: string): boolean => unknowns.has(word.toLowerCase());

const numeral = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const day = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/;

/** The number that a word writes. */
export function numberIn(word: string): number | undefined {
  const digits = word.normalize('NFKC');
  const value = numeral.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** The day that a word writes, as YYYY-MM-DD. */
export function dayIn(word: string): string | undefined {
  const [, year = '', month = '', date = ''] = day.exec(word.normalize('NFKC')) ?? [];
  if (year === '') return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== written ? undefined : written;
}

/** The bound that a word writes: a number or a day. */
export const boundIn = (word: string): number | string | undefined => dayIn(word) ?? numberIn(word);

/** What a word says of yes and no. */
export function booleanIn(word: string): boolean | undefined {
  const lower = word.toLowerCase();
  return yes.has(lower) ? true : no.has(lower) ? false : undefined;
}

/** The code that a word stands for: the code itself, or what people call it, with or without “已”. */
export function codeIn(word: string, { words = {}, values }: CellColumn): string | undefined {
  if (values?.includes(word)) return word;
  const lower = word.toLowerCase();
  const isIt = (said: string) => said.toLowerCase() === lower || said === `已${word}`;
  const found = Object.entries(words).find(
    ([code, { 'zh-CN': zh, en }]) => (values?.includes(code) ?? true) && (isIt(zh) || isIt(en)),
  );
  return found?.[0];
}

/** What people call a value, where it has a word. */
export const wordOf = (value: string, { words = {} }: CellColumn, language: Language): string | undefined =>
  Object.hasOwn(words, value) ? words[value]?.[language] : undefined;
