/** How a condition of a policy compares: each operator with its words, the types of fact it fits, what it compares with, and when it holds. */
import { isWorkday, mondayToFriday, type WorkCalendar } from '../calendar.ts';
import { isDate } from '../expressions/expression-dates.ts';
import { factTypeNames, isOfFactType, type FactType, type FactValue, type PlainValue } from '../facts/fact-types.ts';
import { listOperators } from './policy-list-operators.ts';
import { liesIn } from '../rights.ts';
import { text, type Text } from '../text.ts';

/** What a condition compares with. */
export type Compared = PlainValue | readonly (string | number)[];

/** What some operators know besides: the day of the decision, and on which days offices work. */
export interface Around {
  today: string;
  calendar: WorkCalendar;
}

/** For operators that need no day and no calendar. */
export const nowhen: Around = { today: '1970-01-01', calendar: mondayToFriday };

/** An operator as people read it: fact, words, value. */
export interface PolicyOperator {
  words: Text;
  fits: readonly FactType[];
  /** Compares with one value, a list of them, two ends, a number of days or of members, or says yes or no by itself. */
  takes: 'one' | 'list' | 'range' | 'days' | 'count' | 'flag';
  /** What follows the value. */
  unit?: Text;
  /** Of a flag: its words where yes is asked, and where no is. */
  flags?: { yes: Text; no: Text };
  /** Tells whether it holds; undefined where the fact is not known. */
  holds: (fact: FactValue | undefined, compared: Compared, around: Around) => boolean;
  /** Known to json-rules-engine by itself; the others are taught to it. */
  own?: true;
  /** Needs the day or the calendar. */
  around?: true;
}

const inOrder =
  (test: (fact: number, compared: number) => boolean): PolicyOperator['holds'] =>
  // json-rules-engine compares texts too, where they begin with a number.
  (fact, compared) =>
    !Number.isNaN(Number.parseFloat(String(fact))) && test(fact as number, compared as number);

const ofDays =
  (test: (fact: string, compared: string) => boolean): PolicyOperator['holds'] =>
  (fact, compared) =>
    areDays(fact, compared) && test(fact as string, compared as string);

const areDays = (...values: unknown[]): boolean => values.every((value) => typeof value === 'string' && isDate(value));

const isListed = (fact: FactValue | undefined, list: Compared): boolean =>
  Array.isArray(list) && (list as readonly unknown[]).includes(fact);

function isBetween(fact: FactValue | undefined, range: Compared): boolean {
  const [from, to] = Array.isArray(range) ? (range as (string | number)[]) : [];
  if (from === undefined || to === undefined || fact === undefined) return false;
  const areNumbers = [fact, from, to].every((each) => typeof each === 'number');
  return (areNumbers || areDays(fact, from, to)) && from <= fact && fact <= to;
}

const isRegion = (fact: FactValue | undefined): fact is string => fact !== undefined && isOfFactType('region', fact);

const isWithin = (region: string, wholes: Compared): boolean =>
  [wholes].flat().some((whole) => isRegion(whole) && liesIn(region, whole));

const dayMs = 86_400_000;
const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / dayMs;

const plain: readonly FactType[] = ['string', 'number', 'boolean', 'date', 'money', 'region'];
const counted: readonly FactType[] = ['number', 'money'];

/** Every operator a condition may use. */
export const policyOperators = {
  equal: { words: text('为', 'is'), fits: plain, takes: 'one', holds: (fact, value) => fact === value, own: true },
  notEqual: {
    ...{ words: text('不为', 'is not'), fits: plain, takes: 'one', own: true },
    holds: (fact, value) => fact !== value,
  },
  in: {
    words: text('属于', 'is one of'),
    fits: ['string', 'number', 'date'],
    takes: 'list',
    holds: isListed,
    own: true,
  },
  notIn: {
    ...{ words: text('不属于', 'is none of'), fits: ['string', 'number', 'date'], takes: 'list', own: true },
    holds: (fact, list) => !isListed(fact, list),
  },
  lessThan: {
    ...{ words: text('小于', 'is less than'), fits: counted, takes: 'one', own: true },
    holds: inOrder((fact, value) => fact < value),
  },
  lessThanInclusive: {
    ...{ words: text('不大于', 'is at most'), fits: counted, takes: 'one', own: true },
    holds: inOrder((fact, value) => fact <= value),
  },
  greaterThan: {
    ...{ words: text('大于', 'is more than'), fits: counted, takes: 'one', own: true },
    holds: inOrder((fact, value) => fact > value),
  },
  greaterThanInclusive: {
    ...{ words: text('不小于', 'is at least'), fits: counted, takes: 'one', own: true },
    holds: inOrder((fact, value) => fact >= value),
  },
  between: {
    ...{
      words: text('介于（含两端）', 'is between, both included,'),
      fits: ['number', 'money', 'date'],
      takes: 'range',
    },
    holds: isBetween,
  },
  before: {
    ...{ words: text('早于', 'is before'), fits: ['date'], takes: 'one' },
    holds: ofDays((fact, day) => fact < day),
  },
  onOrBefore: {
    ...{ words: text('不晚于', 'is on or before'), fits: ['date'], takes: 'one' },
    holds: ofDays((fact, day) => fact <= day),
  },
  after: {
    ...{ words: text('晚于', 'is after'), fits: ['date'], takes: 'one' },
    holds: ofDays((fact, day) => fact > day),
  },
  onOrAfter: {
    ...{ words: text('不早于', 'is on or after'), fits: ['date'], takes: 'one' },
    holds: ofDays((fact, day) => fact >= day),
  },
  withinDays: {
    ...{ words: text('距今不超过', 'is at most'), fits: ['date'], takes: 'days', around: true },
    unit: text('天', 'days from today'),
    holds: (fact, days, { today }) =>
      areDays(fact) && typeof days === 'number' && daysApart(fact as string, today) <= days,
  },
  isWorkday: {
    ...{ words: text('工作日', 'working day'), fits: ['date'], takes: 'flag', around: true },
    flags: { yes: text('是工作日', 'is a working day'), no: text('不是工作日', 'is not a working day') },
    holds: (fact, yes, { calendar }) => areDays(fact) && isWorkday(fact as string, calendar) === yes,
  },
  liesIn: {
    ...{ words: text('位于', 'lies in'), fits: ['region'], takes: 'list' },
    holds: (fact, wholes) => isRegion(fact) && isWithin(fact, wholes),
  },
  notLiesIn: {
    ...{ words: text('不位于', 'does not lie in'), fits: ['region'], takes: 'list' },
    holds: (fact, wholes) => isRegion(fact) && !isWithin(fact, wholes),
  },
  ...listOperators,
  isKnown: {
    ...{ words: text('是否已知', 'known or not'), fits: factTypeNames, takes: 'flag' },
    flags: { yes: text('已知', 'is known'), no: text('未知', 'is not known') },
    holds: (fact, yes) => (fact !== undefined) === yes,
  },
} as const satisfies Record<string, PolicyOperator>;

export type Operator = keyof typeof policyOperators;

/** The names of the operators. */
export const operators = Object.keys(policyOperators) as [Operator, ...Operator[]];

/** Looks an operator up by its name. */
export const operatorNamed = (name: Operator): PolicyOperator => policyOperators[name];

/** Tells whether an operator compares with values of its fact: not with a number of days or members, and not by itself. */
export const comparesValues = (name: Operator): boolean =>
  !['days', 'count', 'flag'].includes(operatorNamed(name).takes);

/** The operators that fit a type of fact. */
export const operatorsFor = (type: FactType): Operator[] =>
  operators.filter((name) => operatorNamed(name).fits.includes(type));

/** The type of a fact that no catalogue has, as a comparison tells it. */
export function typeCompared(operator: Operator, value: Compared): FactType {
  const { fits } = operatorNamed(operator);
  if (fits.length === 1 && fits[0]) return fits[0];
  if (Object.hasOwn(listOperators, operator)) return 'list';
  const [first] = [value].flat();
  if (operator === 'between') return typeof first === 'string' ? 'date' : 'number';
  if (operator === 'isKnown' || first === undefined) return 'string';
  return typeof first as PlainTypeOfValue;
}

type PlainTypeOfValue = 'string' | 'number' | 'boolean';
