/** The types of values in a case's data: structural, JSON-serialisable, the same at design time and at run time. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import { isDate, isDuration, timeMs } from './expressions/expression-dates.ts';
import { type FieldError } from './problem.ts';
import { pointerOf } from './schema-errors.ts';
import { Text, text, type Language } from './text.ts';

/** Classes of personal data (个人信息类别), the more sensitive first. */
export const personalClasses = {
  biometric: text('生物识别信息', 'Biometric data'),
  health: text('健康信息', 'Health data'),
  account: text('账户信息', 'Account data'),
  whereabouts: text('行踪信息', 'Whereabouts'),
  identity: text('身份信息', 'Identity data'),
  contact: text('联系方式', 'Contact data'),
} as const satisfies Record<string, Text>;
export type PersonalClass = keyof typeof personalClasses;

/** Type of a value: `label` is what people read, `personal` its class of personal data, `optional` that it may be unset. */
export type ValueType = { label?: Text; personal?: PersonalClass; optional?: true } & (
  | { type: 'string'; values?: readonly string[] }
  | { type: 'number' | 'integer' | 'boolean' | 'date' | 'time' | 'money' | 'duration' | 'any' }
  | { type: 'list'; of: ValueType }
  | { type: 'record'; fields: Record<string, ValueType> }
);

const deepest = 6;
const mostFields = 100;
const mostErrors = 20;

/** Names that objects have of themselves: never the name of a variable or field. */
export const isHostileName = (name: string): boolean => name === 'prototype' || name in Object.prototype;

const FieldName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/)
  .refine((name) => !isHostileName(name), { error: 'This name is reserved', params: { zh: '此名称为保留字' } });

const common = {
  label: Text.exactOptional().describe('What people read'),
  personal: oneOf(personalClasses).exactOptional().describe('Class of personal data'),
  optional: z.literal(true).exactOptional().describe('It may be unset'),
};

const Shape: z.ZodType<ValueType> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      ...common,
      type: z.literal('string'),
      values: z.array(z.string().min(1).max(100)).min(1).max(100).readonly().exactOptional(),
    }),
    z.strictObject({
      ...common,
      type: z.enum(['number', 'integer', 'boolean', 'date', 'time', 'money', 'duration', 'any']),
    }),
    z.strictObject({ ...common, type: z.literal('list'), of: Shape }),
    z.strictObject({ ...common, type: z.literal('record'), fields: z.record(FieldName, Shape) }),
  ]),
);

/** How many fields a would-be type has; Infinity where it nests too deep. Looks at no more than it must. */
function fieldCount(value: unknown, depth = 1): number {
  if (depth > deepest) return Infinity;
  if (typeof value !== 'object' || value === null) return 0;
  const of = 'of' in value ? fieldCount(value.of, depth + 1) : 0;
  const fields = 'fields' in value && typeof value.fields === 'object' && value.fields !== null ? value.fields : {};
  const inner: unknown[] = Object.values(fields);
  if (inner.length > mostFields) return inner.length;
  return inner.reduce<number>((count, field) => count + 1 + fieldCount(field, depth + 1), of);
}

/** Schema of a type as authors write it: six levels deep and a hundred fields at most. */
export const ValueType: z.ZodType<ValueType> = z
  .preprocess((value, context) => {
    const count = fieldCount(value);
    if (count <= mostFields) return value;
    const zh = count === Infinity ? `嵌套不能超过 ${deepest} 层` : `字段不能超过 ${mostFields} 个`;
    const en = count === Infinity ? `At most ${deepest} levels deep` : `At most ${mostFields} fields`;
    context.addIssue({ code: 'custom', message: en, params: { zh, rule: 'too-big' } });
    return z.NEVER;
  }, Shape)
  .describe('Type of a value');

const numbers = new Set<ValueType['type']>(['number', 'integer', 'money']);

/** Tells whether values of these types are numbers: number, integer or money. */
export const isNumeric = (type: ValueType): boolean => numbers.has(type.type);

/** Tells whether a value of `from` may be put where `to` is expected. What may be unset fits only where it may be. */
export function fits(from: ValueType, to: ValueType): boolean {
  if (from.optional && !to.optional) return false;
  if (from.type === 'any' || to.type === 'any') return true;
  if (from.type === 'string' && to.type === 'string') {
    const allowed = to.values;
    return allowed === undefined || (from.values?.every((value) => allowed.includes(value)) ?? false);
  }
  if (from.type === 'list' && to.type === 'list') return fits(from.of, to.of);
  if (from.type === 'record' && to.type === 'record') {
    return Object.entries(to.fields).every(([name, wanted]) => {
      const given = Object.hasOwn(from.fields, name) ? from.fields[name] : undefined;
      return given === undefined ? wanted.optional === true : fits(given, wanted);
    });
  }
  if (isNumeric(from) && isNumeric(to)) return to.type === 'number' || from.type !== 'number';
  return from.type === to.type;
}

const names = {
  string: text('文本', 'text'),
  number: text('数字', 'number'),
  integer: text('整数', 'whole number'),
  boolean: text('是否', 'yes or no'),
  date: text('日期', 'date'),
  time: text('时刻', 'time'),
  money: text('金额', 'amount of money'),
  duration: text('时长', 'duration'),
  list: text('列表', 'list'),
  record: text('记录', 'record'),
  any: text('任意', 'anything'),
} as const satisfies Record<ValueType['type'], Text>;

/** What a type is called: 文本, 日期列表; text, list of date. */
export function typeName(type: ValueType, language: Language): string {
  const own = names[type.type][language];
  if (type.type !== 'list' || type.of.type === 'any') return own;
  const of = typeName(type.of, language);
  return language === 'en' ? `${own} of ${of}` : of + own;
}

/** Tells whether a value that is not a list or record is of a type; exact about dates, instants and whole fen. */
function isOfScalar(value: unknown, type: ValueType['type']): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDate(value);
    case 'time':
      return typeof value === 'string' && timeMs(value) !== null;
    case 'duration':
      return typeof value === 'string' && isDuration(value);
    case 'list':
      return Array.isArray(value);
    case 'record':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'any':
      return true;
  }
}

function* errorsOf(value: unknown, type: ValueType, pointer: string): Generator<FieldError> {
  if (value === undefined || value === null) {
    if (!type.optional) yield { pointer, rule: 'required', message: text('必填', 'This is required') };
    return;
  }
  if (!isOfScalar(value, type.type)) {
    const message = text(`应为${typeName(type, 'zh-CN')}`, `This must be of type ${typeName(type, 'en')}`);
    yield { pointer, rule: 'invalid-type', message };
  } else if (type.type === 'string' && type.values && !type.values.includes(value as string)) {
    const message = text(`只能是：${type.values.join('、')}`, `This must be one of: ${type.values.join(', ')}`);
    yield { pointer, rule: 'invalid-value', message };
  } else if (type.type === 'list') {
    for (const [index, item] of (value as unknown[]).entries()) {
      yield* errorsOf(item, type.of, `${pointer}/${index}`);
    }
  } else if (type.type === 'record') {
    for (const [name, field] of Object.entries(type.fields)) {
      const inner = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      yield* errorsOf(inner, field, pointer + pointerOf([name]));
    }
  }
}

/** What is wrong with a JSON value that should be of a type; the first twenty errors, fields beyond the type are let be. */
export function valueErrors(value: unknown, type: ValueType, pointer: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const error of errorsOf(value, type, pointer)) if (errors.push(error) === mostErrors) break;
  return errors;
}

/** The type of a field of a type, with what it takes over: being personal, and being unset where its owner may be. */
export function fieldType(owner: ValueType, name: string): ValueType | undefined {
  const inner = innerType(owner, name);
  if (inner === undefined) return undefined;
  return {
    ...(owner.personal && { personal: owner.personal }),
    ...(owner.optional && { optional: true }),
    ...inner,
  };
}

function innerType(owner: ValueType, name: string): ValueType | undefined {
  if (isHostileName(name)) return undefined;
  if (owner.type === 'any') return { type: 'any' };
  if (owner.type === 'list') return /^\d+$/.test(name) ? owner.of : undefined;
  if (owner.type === 'record' && Object.hasOwn(owner.fields, name)) return owner.fields[name];
  return undefined;
}

/** The type at a path of field names (list items by their number), or undefined where there is no such field. */
export function typeAt(type: ValueType, path: readonly string[]): ValueType | undefined {
  return path.reduce<ValueType | undefined>((owner, name) => owner && fieldType(owner, name), type);
}
