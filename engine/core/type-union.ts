/** What a variable is where ways meet that gave it different types. */
import type { ValueType } from './value-type.ts';

const deepest = 6;
const numeric: readonly ValueType['type'][] = ['number', 'integer', 'money'];

/** The type of values that are of one type or the other. Gives `a` itself where `b` adds nothing. */
export function unionOf(a: ValueType, b: ValueType, depth = 0): ValueType {
  if (a === b) return a;
  const shape = depth > deepest ? { type: 'any' as const } : shapeOf(a, b, depth);
  const personal = a.personal ?? b.personal;
  const optional = a.optional ?? b.optional;
  const type: ValueType = {
    ...(a.label && { label: a.label }),
    ...(personal && { personal }),
    ...(optional && { optional }),
    ...shape,
  };
  return isSame(a, type) ? a : type;
}

type Shape = Pick<ValueType, 'type'> & ValueType;

function shapeOf(a: ValueType, b: ValueType, depth: number): Shape {
  if (a.type === 'string' && b.type === 'string') {
    const values = a.values && b.values && [...new Set([...a.values, ...b.values])];
    return { type: 'string', ...(values && { values }) };
  }
  if (a.type === 'list' && b.type === 'list') return { type: 'list', of: unionOf(a.of, b.of, depth + 1) };
  if (a.type === 'record' && b.type === 'record')
    return { type: 'record', fields: fieldsOf(a.fields, b.fields, depth) };
  if (a.type === b.type) return { type: a.type } as Shape;
  return { type: numeric.includes(a.type) && numeric.includes(b.type) ? 'number' : 'any' };
}

/** A field that only one of them has may be unset. */
function fieldsOf(
  a: Record<string, ValueType>,
  b: Record<string, ValueType>,
  depth: number,
): Record<string, ValueType> {
  const fields: Record<string, ValueType> = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [mine, other] = [own(a, name), own(b, name)];
    if (mine && other) fields[name] = unionOf(mine, other, depth + 1);
    else if (mine ?? other) fields[name] = { ...(mine ?? other)!, optional: true };
  }
  return fields;
}

const own = (fields: Record<string, ValueType>, name: string): ValueType | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** Whether two types are the same, labels apart. */
export function isSame(a: ValueType, b: ValueType): boolean {
  if (a === b) return true;
  if (a.type !== b.type || a.personal !== b.personal || a.optional !== b.optional) return false;
  if (a.type === 'string' && b.type === 'string') return a.values?.join('\n') === b.values?.join('\n');
  if (a.type === 'list' && b.type === 'list') return isSame(a.of, b.of);
  if (a.type !== 'record' || b.type !== 'record') return true;
  const names = Object.keys(a.fields);
  if (names.length !== Object.keys(b.fields).length) return false;
  return names.every((name) => {
    const [mine, other] = [own(a.fields, name), own(b.fields, name)];
    return mine !== undefined && other !== undefined && isSame(mine, other);
  });
}
