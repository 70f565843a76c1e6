/** What a fact could be, as far as conditions can tell its values apart: of each kind of value one that stands for all of that kind. */
import { isWorkday } from '../calendar.ts';
import { plusDays } from '../expressions/expression-dates.ts';
import { isOfFactType, isTypeOfList, type FactValue } from './fact-types.ts';
import type { Fact } from './facts.ts';
import { operatorNamed, type Around } from '../policies/policy-operators.ts';
import type { Condition } from '../policies/policy.ts';

/** What is known of a fact's values. */
export type FactKind = Pick<Fact, 'type' | 'values' | 'span'>;

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The numbers that conditions compare with, those beside them, and where fractions occur those between. */
function numbersAround(bounds: readonly number[], fractions: boolean, span: FactKind['span']): number[] {
  const sorted = distinct(bounds).sort((a, b) => a - b);
  const between = sorted.flatMap((bound, index) => {
    const next = sorted[index + 1];
    return next === undefined ? [] : [(bound + next) / 2];
  });
  const beside = sorted.flatMap((bound) => [Math.ceil(bound) - 1, bound, Math.floor(bound) + 1]);
  const all = distinct([...(sorted.length === 0 ? [0] : beside), ...(fractions ? between : []), ...(span ?? [])]);
  const [least, most] = span ?? [-Infinity, Infinity];
  return all
    .filter((each) => (fractions || Number.isInteger(each)) && each >= least && each <= most)
    .sort((a, b) => a - b);
}

const mostDaysLooked = 30;

/** The nearest day before or after a day that is a working day, or is none. */
function nearest(day: string, step: 1 | -1, isWork: boolean, { calendar }: Around): string | undefined {
  let at: string | null = day;
  for (let looked = 0; looked < mostDaysLooked; looked += 1) {
    at = plusDays(at, step);
    if (at === null) return undefined;
    if (isWorkday(at, calendar) === isWork) return at;
  }
  return undefined;
}

/** The days that conditions compare with, and those beside them; where it matters working days and others. */
function daysAround(conditions: readonly Condition[], around: Around): string[] {
  const bounds = conditions.flatMap(({ operator, value }) =>
    operator === 'withinDays'
      ? [plusDays(around.today, -Number(value)), plusDays(around.today, Number(value))]
      : [value].flat().map(String),
  );
  const days = distinct([...bounds, around.today].filter((day) => day !== null && isOfFactType('date', day)));
  const asksWorkdays = conditions.some(({ operator }) => operator === 'isWorkday');
  const beside = (day: string): (string | null | undefined)[] => [
    ...[plusDays(day, -1), plusDays(day, 1)],
    ...(asksWorkdays
      ? [true, false].flatMap((isWork) => [nearest(day, -1, isWork, around), nearest(day, 1, isWork, around)])
      : []),
  ];
  return distinct(
    [...days, ...days.flatMap((day) => beside(day as string))].filter((day) => typeof day === 'string'),
  ).sort();
}

const digits = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'));

/** The divisions that conditions compare with, one more within each, and one in none of them. */
function regionsAround(compared: readonly string[]): string[] {
  const within = (prefix: string): string | undefined =>
    digits
      .map((each) => (prefix + each).padEnd(6, '0'))
      .find((code) => !compared.some((other) => other.startsWith(code.replace(/(00)+$/, ''))));
  const inside = compared.map((code) => (code.endsWith('00') ? within(code.replace(/(00)+$/, '')) : undefined));
  return distinct([...compared, ...inside, within('')].filter((code) => code !== undefined));
}

function otherText(compared: readonly string[]): string {
  let other = 'other';
  while (compared.includes(other)) other += '-';
  return other;
}

/** Of more members than these not every list is made: whoever weighs all of them finds too many. */
const mostMembers = 11;

/** Texts that stand for members which no condition names, as many as conditions can count. */
function membersBesides(compared: readonly string[], { type, values }: FactKind, count: number): string[] {
  const others = Array.from({ length: count }, (_, index) =>
    type === 'regions' ? `${99 - index}0000` : `${otherText(compared)}-${index}`,
  );
  return (values ?? others).filter((each) => !compared.includes(each)).slice(0, count);
}

/** Every list of the members that conditions name, each with none, one or more others. */
function listsAround(texts: readonly string[], kind: FactKind, conditions: readonly Condition[]): FactValue[] {
  const counted = conditions.map(({ operator, value }) =>
    operatorNamed(operator).takes === 'count' && typeof value === 'number' ? value : 0,
  );
  const named = kind.type === 'regions' ? regionsAround(texts.filter((each) => isOfFactType('region', each))) : texts;
  const members = named.filter((each) => kind.values?.includes(each) ?? true).slice(0, mostMembers);
  const besides = membersBesides(named, kind, Math.max(0, ...counted) + 1);
  const some = members.reduce<string[][]>((lists, each) => [...lists, ...lists.map((list) => [...list, each])], [[]]);
  return some.flatMap((list) => [list, ...besides.map((_, last) => [...list, ...besides.slice(0, last + 1)])]);
}

/** A value for each kind of value that the conditions on a fact tell apart. */
export function domainOf(
  { type, values, span }: FactKind,
  conditions: readonly Condition[],
  around: Around,
): FactValue[] {
  const comparing = conditions.filter(({ operator }) => !['flag', 'count'].includes(operatorNamed(operator).takes));
  const compared = comparing.flatMap(({ value }): FactValue[] => [value].flat());
  const texts = distinct(compared.filter((each) => typeof each === 'string'));
  if (values && !isTypeOfList(type)) return [...values];
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number':
    case 'money': {
      const numbers = compared.filter((each) => typeof each === 'number');
      return numbersAround(numbers, type === 'number' && !span, span);
    }
    case 'date':
      return daysAround(conditions, around);
    case 'region':
      return regionsAround(texts.filter((each) => isOfFactType('region', each)));
    case 'string':
      return [...texts, otherText(texts)];
    case 'list':
    case 'regions':
      return listsAround(texts, { type, ...(values && { values }) }, conditions);
  }
}
