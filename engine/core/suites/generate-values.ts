/** Values for generated tests: what a scenario compares with, and other values of the same shape as one that was seen. */
import { z } from 'zod';
import type { FormField } from '../case.ts';
import type { ValueType } from '../value-type.ts';
import type { VersionContent } from '../version.ts';

/** What a scenario compares with: the values that decide which way it goes. */
export interface Dictionary {
  numbers: number[];
  strings: string[];
  /** Days at which somebody has an age that is compared with, and the days beside them; YYYY-MM-DD. */
  days: string[];
}

/** The part of JSON Schema that operations are described in. */
interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const oldest = 130;
const mostStrings = 12;
const mostNumbers = 24;

function walk(value: unknown, see: (leaf: unknown) => void): void {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) walk(each, see);
  else see(value);
}

/** The literals of an expression. */
const literalsOf = (source: string): unknown[] => [
  ...[...source.matchAll(/'([^']{1,40})'|"([^"]{1,40})"/g)].map(([, single, double]) => single ?? double),
  ...[...source.matchAll(/(?<![\w.])\d{1,9}(\.\d{1,4})?(?![\w.])/g)].map(([literal]) => Number(literal)),
];

function daysAround(at: Date, years: number): string[] {
  return [-1, 0, 1].map((shift) => {
    const date = new Date(at);
    date.setUTCFullYear(date.getUTCFullYear() - years);
    date.setUTCDate(date.getUTCDate() + shift);
    return date.toISOString().slice(0, 10);
  });
}

/** Gathers what a version compares with, in its policies and in its settings. */
export function dictionaryOf({ scenario, policies, subs = {} }: VersionContent, at: Date): Dictionary {
  const numbers = new Set<number>();
  const strings = new Set<string>();
  const see = (leaf: unknown): void => {
    if (typeof leaf === 'number' && Number.isFinite(leaf))
      for (const near of [leaf - 1, leaf, leaf + 1]) numbers.add(near);
    if (typeof leaf === 'string' && /^[\w-]{1,40}$/.test(leaf)) strings.add(leaf);
  };
  for (const { policy } of Object.values(policies)) {
    const { rules, table } = policy;
    walk(rules?.map(({ when }) => when) ?? table?.rows.slice(0, 200).map(({ when }) => when), see);
  }
  for (const { settings } of scenario.nodes)
    walk(settings, (leaf) => {
      if (typeof leaf === 'string') literalsOf(leaf).forEach(see);
    });
  for (const sub of Object.values(subs)) {
    const inner = dictionaryOf(sub, at);
    inner.numbers.forEach((each) => numbers.add(each));
    inner.strings.forEach((each) => strings.add(each));
  }
  const ages = [...numbers]
    .filter((each) => Number.isInteger(each) && each >= 0 && each <= oldest)
    .slice(0, mostNumbers);
  return {
    numbers: [...numbers].slice(0, mostNumbers),
    strings: [...strings].slice(0, mostStrings),
    days: [...new Set(ages.flatMap((years) => daysAround(at, years)))],
  };
}

/** A text of the characters and the length that a pattern such as [A-Z0-9]{4,20} allows. */
function matching(pattern: string): string {
  const [, first = 'A', count = '1'] = /^\[(.)[^\]]*\]\{(\d+)/.exec(pattern) ?? [];
  return first.repeat(Number(count));
}

/** Values of a field, the usual one first. */
export function fieldValues(
  { type, choices, example, pattern }: FormField,
  words: Dictionary,
): (string | number | boolean)[] {
  if (type === 'boolean') return [true, false];
  if (type === 'choice') return (choices ?? []).map(({ id }) => id);
  if (type === 'number') return [Number(example ?? 1), ...words.numbers];
  if (type === 'date') return [example ?? '2026-11-21', ...words.days.slice(0, 6)];
  return [example ?? (pattern === undefined ? 'x' : matching(pattern)), ...words.strings];
}

/** A value that JSON can say. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** Values of a type of the case's data, the usual one first. */
export function valuesOfType(type: ValueType, words: Dictionary): JsonValue[] {
  switch (type.type) {
    case 'string':
      return type.values ? [...type.values] : ['x', ...words.strings];
    case 'boolean':
      return [true, false];
    case 'date':
      return ['2026-11-21', ...words.days.slice(0, 6)];
    case 'time':
      return ['2026-11-21T10:00:00+08:00'];
    case 'duration':
      return ['P1D'];
    case 'list':
      return [valuesOfType(type.of, words).slice(0, 1), []];
    case 'record':
      return [recordOf(type.fields, words)];
    default:
      return [1, ...words.numbers];
  }
}

const recordOf = (fields: Record<string, ValueType>, words: Dictionary): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, valuesOfType(each, words)[0] ?? null]));

/** The shape of a schema, as far as values can be varied by it. */
export const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' }) as Shape;

/** Some value of a shape. */
export function sampleOf(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return sampleOf(shape.anyOf[0] ?? {});
  if (shape.type === 'object') return requiredSample(shape);
  if (shape.type === 'array') return [];
  if (shape.type === 'boolean') return true;
  return shape.type === 'number' || shape.type === 'integer' ? 1 : 'x';
}

const requiredSample = ({ properties = {}, required = [] }: Shape): Record<string, unknown> =>
  Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]));

function fieldVariants(shape: Shape, value: Record<string, unknown>, words: Dictionary): unknown[] {
  const names = new Set([...Object.keys(value), ...Object.keys(shape.properties ?? {})]);
  return [...names].flatMap((name): unknown[] => {
    const inner = shape.properties?.[name] ?? {};
    if (!(name in value)) return [{ ...value, [name]: sampleOf(inner) }];
    const { [name]: old, ...others } = value;
    const optional = shape.properties && !shape.required?.includes(name) ? [others] : [];
    return [...variantsOf(inner, old, words).map((each) => ({ ...value, [name]: each })), ...optional];
  });
}

/** Other values of a shape, each with one thing different from a value that was seen. */
export function variantsOf(shape: Shape, value: unknown, words: Dictionary): unknown[] {
  if (shape.const !== undefined) return [];
  if (shape.enum) return shape.enum.filter((each) => each !== value);
  if (Array.isArray(value)) return value.length > 0 ? [[]] : [[sampleOf(shape.items ?? {})]];
  if (typeof value === 'object' && value !== null) {
    const others = (shape.anyOf ?? []).map(sampleOf);
    const own = shape.anyOf ? {} : shape;
    return [...others, ...fieldVariants(own, value as Record<string, unknown>, words)];
  }
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return words.numbers.filter((each) => each !== value);
  if (typeof value === 'string') return day.test(value) ? words.days : words.strings.filter((each) => each !== value);
  return [];
}
