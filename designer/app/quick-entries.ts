/** What the quick search offers: scenarios, cases, pages and acts, narrowed by what was typed; and what was opened lately. */
import { z } from 'zod';
import { Text } from '../../engine/core/text.ts';

/** The groups, in the order in which they are shown. */
export const quickGroups = ['recent', 'scenarios', 'policies', 'cases', 'pages', 'acts'] as const;
export type QuickGroup = (typeof quickGroups)[number];

const Recent = z.object({ id: z.string(), title: Text, hint: z.string(), to: z.string().startsWith('/') });

/** Something to open, by its address. */
export type Recent = z.infer<typeof Recent>;

export interface QuickEntry {
  id: string;
  group: QuickGroup;
  title: Text;
  /** What tells it from others of the same title. */
  hint: string;
  /** Where it leads; what it does otherwise is `act`. */
  to?: string;
  act?: () => void;
}

/** Holds digits that may be a social security number, which has no place in an address. */
export const mayBePersonal = (query: string): boolean => /\d{17}[\dXx]|\d{15}/.test(query.replaceAll(/\s/g, ''));

/** Those that have every word in a title of either language or in the hint; those that begin with it first. */
export function matchingEntries(entries: readonly QuickEntry[], query: string): QuickEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const said = ({ title, hint }: QuickEntry) => `${title['zh-CN']} ${title.en} ${hint}`.toLowerCase();
  const begins = ({ title }: QuickEntry) =>
    [title['zh-CN'], title.en].some((each) => each.toLowerCase().startsWith(words[0] ?? ''));
  const found = entries.filter((entry) => words.every((word) => said(entry).includes(word)));
  return [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
}

/** The entries group by group, each address once. */
export function grouped(entries: readonly QuickEntry[]): { group: QuickGroup; entries: QuickEntry[] }[] {
  const seen = new Set<string>();
  return quickGroups
    .map((group) => ({
      group,
      entries: entries.filter((entry) => {
        if (entry.group !== group || (entry.to !== undefined && seen.has(entry.to))) return false;
        if (entry.to !== undefined) seen.add(entry.to);
        return true;
      }),
    }))
    .filter((each) => each.entries.length > 0);
}

const mostRecent = 5;
const keyOf = (account: string) => `yikatong.recent.${account}`;

/** What an account opened lately by the quick search, the last first. */
export function recentOf(storage: Pick<Storage, 'getItem'>, account: string): Recent[] {
  try {
    return z.array(Recent).parse(JSON.parse(storage.getItem(keyOf(account)) ?? '[]'));
  } catch {
    return [];
  }
}

/** Remembers what was opened; where there is no room, it is not remembered. */
export function remember(storage: Pick<Storage, 'getItem' | 'setItem'>, account: string, opened: Recent): void {
  const others = recentOf(storage, account).filter(({ to }) => to !== opened.to);
  try {
    storage.setItem(keyOf(account), JSON.stringify([opened, ...others].slice(0, mostRecent)));
  } catch {
    // Full or refused: the list is a convenience.
  }
}
