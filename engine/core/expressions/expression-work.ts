/** What an expression may cost while it runs, and how it fails: every loop and every long text is paid for out of one budget. */
import { timeMs } from './expression-dates.ts';
import { text, type Text } from '../text.ts';

const budgetSteps = 1_000_000;
const charactersPerStep = 16;
const longestMade = 100_000;
const deepestValue = 64;

/** Thrown inside when an expression cannot be evaluated; the reason never holds a value. */
export class Failure extends Error {
  readonly reason: Text;
  constructor(zh: string, en: string) {
    super(en);
    this.reason = text(zh, en);
  }
}

/** The budget of one evaluation. */
export class Work {
  #left = budgetSteps;

  /** Pays for so many steps, or fails where the budget is used up. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Failure('计算量超过上限', 'It takes more work than is allowed');
  }

  /** Pays for going through a text once. */
  spendText(length: number): void {
    this.spend(1 + length / charactersPerStep);
  }
}

/** Fails where a text or list that an expression makes grows too long. */
export function bounded(length: number): void {
  if (length > longestMade) throw new Failure('文本或列表过长', 'A text or list grows too long');
}

/** Fails unless the value is a text. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Failure('此处应为文本', 'A text is needed here');
}

/** Fails unless the value is a number. */
export function numberIn(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new Failure('此处应为数字', 'A number is needed here');
}

/** Fails unless the value is yes or no. */
export function booleanIn(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Failure('此处应为是否', 'Yes or no is needed here');
}

/** Fails unless the value is a list. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Failure('此处应为列表', 'A list is needed here');
}

/** A number as people reckon in decimals: without binary dust (0.1 + 0.2 is 0.3), whole ones exact, or a failure. */
export function tidy(number: number): number {
  if (Number.isSafeInteger(number)) return number + 0;
  if (!Number.isFinite(number)) throw new Failure('结果不是数字', 'The result is not a number');
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new Failure('数字过大', 'A number grows too large');
  return Number(number.toPrecision(15));
}

const isTimeLike = (value: string): boolean => value.length >= 20 && value[10] === 'T';

/** Compares two numbers or two texts; instants by when they are, whatever their zone. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') {
    if (isTimeLike(a) && isTimeLike(b)) {
      const [first, second] = [timeMs(a), timeMs(b)];
      if (first !== null && second !== null) return first - second;
    }
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw new Failure('不同类型的值不能比较大小', 'Values of different types have no order');
}

/** Tells whether two JSON values are the same; instants by when they are. */
export function isEqual(a: unknown, b: unknown, work: Work, depth = 0): boolean {
  work.spend(1);
  if (depth > deepestValue) throw new Failure('数据嵌套过深', 'The data nests too deep');
  if (typeof a === 'string' && typeof b === 'string') return a === b || (isTimeLike(a) && compare(a, b) === 0);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isEqual(item, b[index], work, depth + 1))
    );
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isEqual(ownOf(a, name), ownOf(b, name), work, depth + 1))
  );
}

/** A field that a record has of itself; undefined where it has none, and for what is no record. */
export function ownOf(owner: unknown, name: string): unknown {
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner) || !Object.hasOwn(owner, name)) {
    return undefined;
  }
  return (owner as Record<string, unknown>)[name] ?? undefined;
}

/** A fresh JSON value of a result, or a failure where it is none or too large. */
export function jsonOf(value: unknown, work: Work, depth = 0): unknown {
  work.spend(1);
  if (depth > deepestValue) throw new Failure('数据嵌套过深', 'The data nests too deep');
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    work.spendText(value.length);
    return value;
  }
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, work, depth + 1));
  if (typeof value !== 'object') throw new Failure('结果不是 JSON 值', 'The result is no JSON value');
  const fields = Object.entries(value).filter(([name, field]) => field !== undefined && name !== '__proto__');
  return Object.fromEntries(fields.map(([name, field]) => [name, jsonOf(field, work, depth + 1)]));
}
