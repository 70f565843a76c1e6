/** The types of facts: what a value of each may be. */
import { isDate } from './expression-dates.ts';
import { Region } from './rights.ts';

/** The value of a fact: of a date YYYY-MM-DD, of money whole fen, of a region its division code. */
export type FactValue = string | number | boolean;

const checks = {
  string: (value: FactValue): boolean => typeof value === 'string',
  number: (value: FactValue): boolean => typeof value === 'number' && !Number.isNaN(value),
  boolean: (value: FactValue): boolean => typeof value === 'boolean',
  date: (value: FactValue): boolean => typeof value === 'string' && isDate(value),
  money: (value: FactValue): boolean => Number.isSafeInteger(value),
  region: (value: FactValue): boolean => Region.safeParse(value).success,
};
export type FactType = keyof typeof checks;

/** Every type of fact. */
export const factTypeNames = Object.keys(checks) as FactType[];

/** Tells whether a value is of a type; exact about days of the calendar, whole fen and division codes. */
export const isOfFactType = (type: FactType, value: FactValue): boolean => checks[type](value);

/** The plain type that values of a type are written in: what a column of a decision table is of. */
export type PlainType = 'string' | 'number' | 'boolean';

/** The plain type of a type. */
export function plainTypeOf(type: FactType): PlainType {
  if (type === 'date' || type === 'region') return 'string';
  return type === 'money' ? 'number' : type;
}
