/** What the functions of expressions do, each failing by name and paying for what it goes through. */
import { bounded, compare, Failure, isEqual, listIn, numberIn, textIn, tidy, type Work } from './expression-work.ts';

/** A date or count of days that was reckoned; fails where there is none. */
export function dated<T>(value: T | null): T {
  if (value !== null) return value;
  throw new Failure('日期无效', 'A date is not valid');
}

/** The first of the values, or of the one list, in an order. */
export function extreme(given: readonly unknown[], work: Work, sign: 1 | -1): unknown {
  const values = given.length === 1 ? listIn(given[0]) : given;
  work.spend(values.length);
  if (values.length === 0) throw new Failure('列表为空', 'The list is empty');
  return values.reduce((best, value) => (compare(value, best) * sign < 0 ? value : best));
}

/** Makes a function of one number of it. */
export const numerically =
  (by: (value: number) => number) =>
  (given: readonly unknown[]): number =>
    tidy(by(tidy(numberIn(given[0]))));

/** To the nearest whole number, halves away from nought. */
export const halfUp = (value: number) => Math.sign(value) * Math.round(Math.abs(value));

/** Two texts, paid for as a search of one in the other. */
export function search(given: readonly unknown[], work: Work): [string, string] {
  const [whole, part] = [textIn(given[0]), textIn(given[1])];
  work.spend(1 + (whole.length * Math.min(part.length, whole.length)) / 64);
  return [whole, part];
}

/** A text, paid for as gone through once. */
export function paid(value: unknown, work: Work): string {
  const whole = textIn(value);
  work.spendText(whole.length);
  return whole;
}

/** The number that a text writes. */
export function numberOf(value: unknown): number {
  const written = textIn(value).trim();
  if (/^[+-]?\d{1,16}(\.\d{1,15})?$/.test(written)) return tidy(Number(written));
  throw new Failure('文本不是数字', 'The text is not a number');
}

/** An amount in fen as yuan and fen: 1234.56. */
export function yuan(value: unknown): string {
  const fen = numberIn(value);
  if (!Number.isSafeInteger(fen)) throw new Failure('金额应为整数分', 'An amount is a whole number of fen');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A number, text, or yes or no as a text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Failure('只有单个值可转为文本', 'Only a single value becomes a text');
}

/** Tells whether a text holds another, or a list an item. */
export function contains(given: readonly unknown[], work: Work): boolean {
  if (Array.isArray(given[0])) return listIn(given[0]).some((item) => isEqual(item, given[1], work));
  const [whole, part] = search(given, work);
  return whole.includes(part);
}

/** The texts of a list in one, with a separator between. */
export function joined([list, separator]: readonly unknown[], work: Work): string {
  const [parts, between] = [listIn(list), textIn(separator)];
  work.spend(parts.length);
  bounded(parts.reduce<number>((length, part) => length + textIn(part).length + between.length, 0));
  return parts.join(between);
}

/** How many items a list has, or characters a text. */
export function sizeOf(value: unknown, work: Work): number {
  return Array.isArray(value) ? value.length : [...paid(value, work)].length;
}

/** The sum of a list of numbers. */
export function sumOf(value: unknown, work: Work): number {
  const items = listIn(value);
  work.spend(items.length);
  return items.reduce<number>((sum, item) => tidy(sum + numberIn(item)), 0);
}
