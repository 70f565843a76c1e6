/** Pages of lists: a stable order, a cursor that says where the last page ended, and the true total. */
import type { Collection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import { regionsAbove, type Place } from '../core/rights.ts';
import { text } from '../core/text.ts';

/** What part of a list is asked for. `after` is the `next` of the page before. */
export interface PageRequest {
  limit: number;
  after?: string | undefined;
  q?: string | undefined;
}

/** A condition on stored documents. */
export type Filter = Record<string, unknown>;

const ownOrNobodys = (institution: string): Filter => ({ institution: { $in: [null, institution] } });

/** The documents somebody of a place may see: of its region and below, and of no other institution. */
export function inSightOf({ region, institution }: Place): Filter {
  const within = { $regex: `^${region.replace(/(00)+$/, '')}` };
  return institution === null ? { region: within } : { region: within, ...ownOrNobodys(institution) };
}

/** The documents somebody of a place may use: those in sight, and what a region above provides. */
export function inUseBy({ region, institution }: Place): Filter {
  const above = { region: { $in: regionsAbove(region) }, ...(institution !== null && ownOrNobodys(institution)) };
  return { $or: [inSightOf({ region, institution }), above] };
}

/** Documents whose `search` field holds every word of a text. */
export function matching(q: string | undefined): Filter[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  return words.map((word) => ({ search: { $regex: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') } }));
}

/** The cursor behind something of these keys. */
export const cursorAfter = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The keys behind which a cursor lies. @throws Problem `invalid-input` where it is none of ours */
export function keysOf(after: string, length: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')) return key;
  } catch {
    // Said below.
  }
  const message = text('after 应为上一页的 next', 'after must be the next of the page before');
  throw problem('invalid-input', { errors: [{ pointer: '/after', rule: 'cursor', message }] });
}

/** Past a cursor in the order of `keys`, each descending or ascending. */
export function past(keys: readonly string[], order: 1 | -1, values: readonly string[]): Filter {
  const beyond = order === 1 ? '$gt' : '$lt';
  return {
    $or: keys.map((key, index) => ({
      ...Object.fromEntries(keys.slice(0, index).map((earlier, i) => [earlier, values[i]])),
      [key]: { [beyond]: values[index] },
    })),
  };
}

/** Reads a page of plain documents; the keys' values are strings, and the last key is unique. */
export async function readPage<T>(
  collection: Collection,
  filter: Filter,
  order: { keys: readonly string[]; direction: 1 | -1; without?: readonly string[] },
  { limit, after }: PageRequest,
): Promise<Page<T>> {
  const { keys, direction, without = [] } = order;
  const from = after === undefined ? filter : { $and: [filter, past(keys, direction, keysOf(after, keys.length))] };
  const [items, total] = await Promise.all([
    collection
      .find(from, { projection: Object.fromEntries(without.map((field) => [field, 0])) })
      .sort(Object.fromEntries(keys.map((key) => [key, direction])))
      .limit(limit + 1)
      .toArray(),
    collection.countDocuments(filter),
  ]);
  const shown = items.slice(0, limit);
  const last = shown.at(-1) as Record<string, string> | undefined;
  const next = items.length > limit && last ? cursorAfter(keys.map((key) => last[key] ?? '')) : null;
  return { items: shown as T[], total, next };
}
