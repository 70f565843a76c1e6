/** How a field of a procedure's form is filled in, as its zod type says. */
import type { z } from 'zod';
import { Region } from '../../engine/core/rights.ts';
import { wordsOf } from '../../engine/core/procedures/fields.ts';

/** rows: a list of things with fields of their own; group: one such thing. */
export type FieldKind =
  | 'text'
  | 'paragraph'
  | 'date'
  | 'number'
  | 'tick'
  | 'yes-no'
  | 'choice'
  | 'several'
  | 'division'
  | 'lines'
  | 'rows'
  | 'group';

interface Definition {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  entries?: Record<string, string>;
}

const definitionOf = (type: z.ZodType): Definition => type.def;
const wrappers = ['optional', 'nullable', 'default', 'prefault', 'nonoptional', 'readonly', 'catch'];

/** The type without what says that it may be left out. */
export function innerOf(type: z.ZodType): z.ZodType {
  const { type: name, innerType } = definitionOf(type);
  return wrappers.includes(name) && innerType ? innerOf(innerType) : type;
}

/** Whether a field may be left out. */
export const mayBeLeftOut = (type: z.ZodType): boolean =>
  ['optional', 'default', 'prefault'].includes(definitionOf(type).type);

/** The type of the members of a list. */
export const elementOf = (type: z.ZodType): z.ZodType => definitionOf(innerOf(type)).element ?? type;

/** The fields of a thing; none where it is no object. */
export const fieldsOf = (type: z.ZodType): Record<string, z.ZodType> => definitionOf(innerOf(type)).shape ?? {};

/** The type of what a pointer names in a form; undefined where there is none. */
export const typeAt = (form: z.ZodType, pointer: string): z.ZodType | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<z.ZodType | undefined>((at, part) => at && (/^\d+$/.test(part) ? elementOf(at) : fieldsOf(at)[part]), form);

/** The values of a choice, also of one that may be several. */
export function choicesOf(type: z.ZodType): string[] {
  const { type: name, entries, element } = definitionOf(innerOf(type));
  if (name === 'array' && element) return choicesOf(element);
  return Object.values(entries ?? {});
}

/** How it is filled in. */
export function fieldKind(type: z.ZodType): FieldKind {
  const { widget } = wordsOf(type);
  if (widget) return widget;
  const inner = innerOf(type);
  const { type: name, element } = definitionOf(inner);
  switch (name) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'literal':
      return 'tick';
    case 'enum':
      return 'choice';
    case 'object':
      return 'group';
    case 'array': {
      const of = element ? definitionOf(innerOf(element)).type : '';
      return of === 'enum' ? 'several' : of === 'object' ? 'rows' : 'lines';
    }
    default:
      return type.description === Region.description ? 'division' : 'text';
  }
}
