/** How types meet in an expression: what two of them become together, which can be compared, and what stays personal. */
import { isDate, isDuration, timeMs } from './expression-dates.ts';
import { fits, isNumeric, personalClasses, type PersonalClass, type ValueType } from '../value-type.ts';

const mostValues = 100;
const sensitivity = Object.keys(personalClasses) as PersonalClass[];

/** The more sensitive of classes of personal data. */
const strongest = (classes: readonly (PersonalClass | undefined)[]): PersonalClass | undefined =>
  sensitivity.find((known) => classes.includes(known));

/** The class of personal data that values of a type hold, at any depth. */
function personalOf(type: ValueType): PersonalClass | undefined {
  if (type.type === 'list') return strongest([type.personal, personalOf(type.of)]);
  if (type.type !== 'record') return type.personal;
  return strongest([type.personal, ...Object.values(type.fields).map(personalOf)]);
}

/** A type made personal by what its value is made of. */
export function madeOf(type: ValueType, sources: readonly ValueType[]): ValueType {
  const personal = strongest([type.personal, ...sources.map(personalOf)]);
  return personal === undefined ? type : { ...type, personal };
}

/** A type without its being unset. */
export function present(type: ValueType): ValueType {
  if (!type.optional) return type;
  const { optional: _, ...rest } = type;
  return rest;
}

/** What numbers of these types make together: money of money and whole numbers; a number of what may be any. */
export function numericOf(types: readonly ValueType[]): ValueType {
  const kinds = new Set(types.map(({ type }) => type));
  if (kinds.has('number') || kinds.has('any')) return { type: 'number' };
  return { type: kinds.has('money') ? 'money' : 'integer' };
}

const readers = {
  date: isDate,
  time: (value: string) => timeMs(value) !== null,
  duration: isDuration,
} as const satisfies Partial<Record<ValueType['type'], (value: string) => boolean>>;

/** Tells whether texts written in the expression all read as values of a type, as '2026-01-01' does as a date. */
function readsAs(from: ValueType, to: ValueType): boolean {
  if (from.type !== 'string' || from.values === undefined) return false;
  const reads = to.type === 'date' || to.type === 'time' || to.type === 'duration' ? readers[to.type] : undefined;
  return reads !== undefined && from.values.every(reads);
}

/** Tells whether an argument may be given where a type is taken; a text that reads as a date may be given as one. */
export const isTaken = (from: ValueType, to: ValueType): boolean => {
  if (fits(from, to) || readsAs(from, to)) return true;
  return from.type === 'list' && to.type === 'list' && isTaken(from.of, to.of);
};

/** The type of a value that is of one type or the other; undefined where no single type holds both. */
export function eitherOf(a: ValueType, b: ValueType): ValueType | undefined {
  const both = eitherKind(present(a), present(b));
  if (both === undefined) return undefined;
  return madeOf(a.optional || b.optional ? { ...both, optional: true } : both, [a, b]);
}

function eitherKind(a: ValueType, b: ValueType): ValueType | undefined {
  if (a.type === 'any' || b.type === 'any') return { type: 'any' };
  if (isNumeric(a) && isNumeric(b)) return numericOf([a, b]);
  if (readsAs(a, b)) return { type: b.type } as ValueType;
  if (readsAs(b, a)) return { type: a.type } as ValueType;
  if (a.type === 'string' && b.type === 'string') return eitherText(a.values, b.values);
  if (a.type === 'list' && b.type === 'list') {
    const of = eitherOf(a.of, b.of);
    return of && { type: 'list', of };
  }
  if (a.type === 'record' && b.type === 'record') return eitherRecord(a.fields, b.fields);
  return a.type === b.type ? ({ type: a.type } as ValueType) : undefined;
}

function eitherText(a: readonly string[] | undefined, b: readonly string[] | undefined): ValueType {
  const values = a && b && [...new Set([...a, ...b])];
  return values && values.length <= mostValues ? { type: 'string', values } : { type: 'string' };
}

function eitherRecord(a: Record<string, ValueType>, b: Record<string, ValueType>): ValueType | undefined {
  const fields: [string, ValueType][] = [];
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [a[name], b[name]];
    const both =
      one && other ? eitherOf(one, other) : { ...(one ?? other ?? { type: 'any' }), optional: true as const };
    if (both === undefined) return undefined;
    fields.push([name, both]);
  }
  return { type: 'record', fields: Object.fromEntries(fields) };
}

/** Tells whether values of two types can be equal at all. */
export function canEqual(a: ValueType, b: ValueType): boolean {
  if (a.type === 'string' && b.type === 'string' && a.values && b.values) {
    return a.values.some((value) => b.values?.includes(value));
  }
  return eitherOf(a, b) !== undefined;
}

const orderedKinds = new Set<ValueType['type']>(['string', 'date', 'time', 'any']);

/** Tells whether values of two types have an order. */
export function canOrder(a: ValueType, b: ValueType): boolean {
  const both = eitherOf(a, b);
  return both !== undefined && (isNumeric(both) || orderedKinds.has(both.type));
}
