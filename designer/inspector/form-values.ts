/** The settings of a node as a form reads and writes them: one value at a time, by its JSON Pointer. */
import type { Field, Form } from './form-model.ts';

type Settings = Record<string, unknown>;

/** One value of a form, by its place below the settings. */
export interface Leaf {
  pointer: string;
  form: Form;
  value: unknown;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

/** The pointer of what lies below a pointer. */
export const below = (pointer: string, name: string | number): string => `${pointer}/${escaped(String(name))}`;

/** Whether a value is a record. */
export const isRecord = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings with a value written at a pointer; undefined takes away what is there. Records on the way are begun where they lack. */
export function written(settings: Settings, pointer: string, value: unknown): Settings {
  const [, ...path] = pointer.split('/').map(unescaped);
  const next = writeAt(settings, path, value);
  return isRecord(next) ? next : settings;
}

function writeAt(owner: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(owner) || (owner === undefined && /^\d+$/.test(name))) {
    const list: unknown[] = [...((owner as unknown[] | undefined) ?? [])];
    const inner = writeAt(list[Number(name)], rest, value);
    if (inner === undefined) list.splice(Number(name), 1);
    else list[Number(name)] = inner;
    return list;
  }
  const record = isRecord(owner) ? owner : {};
  const inner = writeAt(Object.hasOwn(record, name) ? record[name] : undefined, rest, value);
  if (inner !== undefined) return { ...record, [name]: inner };
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name));
}

/** Every value that is set, each with the form it is edited by. */
export const leavesOf = (fields: readonly Field[], settings: unknown, pointer = ''): Leaf[] =>
  fields.flatMap(({ name, form }) => {
    const value = isRecord(settings) && Object.hasOwn(settings, name) ? settings[name] : undefined;
    return value === undefined ? [] : leavesBelow(form, value, below(pointer, name));
  });

function leavesBelow(form: Form, value: unknown, pointer: string): Leaf[] {
  const isEmpty = Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
  if (isEmpty) return [{ pointer, form, value }];
  if (form.is === 'list' && Array.isArray(value))
    return value.flatMap((item: unknown, index) => leavesBelow(form.of, item, below(pointer, index)));
  if (!isRecord(value)) return [{ pointer, form, value }];
  if (form.is === 'object') return leavesOf(form.fields, value, pointer);
  if (form.is === 'record')
    return Object.entries(value).flatMap(([name, each]) => leavesBelow(form.of, each, below(pointer, name)));
  if (form.is !== 'variant') return [{ pointer, form, value }];
  const chosen = { pointer: below(pointer, form.by), form, value: value[form.by] };
  const variant = form.variants.find((each) => each.value === value[form.by]);
  return [chosen, ...leavesOf(variant?.fields ?? [], value, pointer)];
}

/** A list with one of its items moved by so many places; the same where there is no such place. */
export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const to = from + by;
  if (to < 0 || to >= list.length || from < 0 || from >= list.length) return list;
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** A record with one of its names changed in its place; the same where the new name is taken. */
export const renamed = (record: Settings, from: string, to: string): Settings =>
  from === to || Object.hasOwn(record, to)
    ? record
    : Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]));
