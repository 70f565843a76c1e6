/** Canonical JSON (RFC 8785): one text for one value, so that digests and signatures agree everywhere. */
import { assert } from './control.ts';

const deepest = 500;

/**
 * Writes a JSON value with sorted keys and no blanks. Keys sort by UTF-16 code units, numbers are written as ECMAScript does.
 * Throws `BrokenPromise` on what JSON cannot say: undefined, NaN, infinities, functions, dates and other class instances,
 * lone surrogates, and nesting deeper than 500.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  assert(depth <= deepest, 'canonical JSON: nested too deeply');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'canonical JSON: a number must be finite');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item: unknown) => write(item, depth + 1)).join(',')}]`;
  }
  assert(isPlainObject(value), `canonical JSON: no place for ${typeof value}`);
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${quote(key)}:${write(value[key], depth + 1)}`);
  return `{${fields.join(',')}}`;
}

function quote(value: string): string {
  assert(value.isWellFormed(), 'canonical JSON: a text holds half a character');
  return JSON.stringify(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
