/** The types of facts: what a value of each may be. */
import { isDate } from '../expressions/expression-dates.ts';
import { Region } from '../rights.ts';

/** A value that is no list: of a date YYYY-MM-DD, of money whole fen, of a region its division code. */
export type PlainValue = string | number | boolean;

/** The value of a fact: a plain one, or a list of texts or of division codes. */
export type FactValue = PlainValue | readonly string[];

/** Tells a list from a plain value. */
export const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

const areAll = (value: FactValue, isOne: (each: unknown) => boolean): boolean => isList(value) && value.every(isOne);

const checks = {
  string: (value: FactValue): boolean => typeof value === 'string',
  number: (value: FactValue): boolean => typeof value === 'number' && !Number.isNaN(value),
  boolean: (value: FactValue): boolean => typeof value === 'boolean',
  date: (value: FactValue): boolean => typeof value === 'string' && isDate(value),
  money: (value: FactValue): boolean => Number.isSafeInteger(value),
  region: (value: FactValue): boolean => Region.safeParse(value).success,
  list: (value: FactValue): boolean => areAll(value, (each) => typeof each === 'string'),
  regions: (value: FactValue): boolean => areAll(value, (each) => Region.safeParse(each).success),
};
export type FactType = keyof typeof checks;

/** Every type of fact. */
export const factTypeNames = Object.keys(checks) as FactType[];

/** Tells whether a value is of a type; exact about days of the calendar, whole fen, division codes, and each member of a list. */
export const isOfFactType = (type: FactType, value: FactValue): boolean => checks[type](value);

/** The plain type that values of a type are written in: what a column of a decision table is of. */
export type PlainType = 'string' | 'number' | 'boolean';

/** Tells whether values of a type are lists. */
export const isTypeOfList = (type: FactType): boolean => type === 'list' || type === 'regions';

/** The type of the members of a list; of what is no list the type itself. */
export const memberTypeOf = (type: FactType): FactType =>
  type === 'list' ? 'string' : type === 'regions' ? 'region' : type;

/** The plain type of a type; of a list that of its members. */
export function plainTypeOf(type: FactType): PlainType {
  if (type === 'money') return 'number';
  return type === 'number' || type === 'boolean' ? type : 'string';
}
