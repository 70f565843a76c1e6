/** The quick search finds by any word of either language, shows each address once, and remembers the last five. */
import { expect, test } from 'vitest';
import { grouped, matchingEntries, mayBePersonal, recentOf, remember, type QuickEntry } from './quick-entries.ts';

const entry = (zh: string, en: string, given: Partial<QuickEntry> = {}): QuickEntry => ({
  ...{ id: en, group: 'scenarios', title: { 'zh-CN': zh, en }, hint: '', to: `/${en}` },
  ...given,
});

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('finds by words of both languages and of the hint; what begins so comes first', () => {
  const entries = [
    entry('公园入园', 'Park entry'),
    entry('进博物馆', 'Museum entry', { hint: 'museum' }),
    entry('入园须知', 'Notes'),
  ];
  expect(matchingEntries(entries, 'entry')).toHaveLength(2);
  expect(matchingEntries(entries, '入园').map(({ id }) => id)).toEqual(['Notes', 'Park entry']);
  expect(matchingEntries(entries, 'museum 进')).toHaveLength(1);
  expect(matchingEntries(entries, '  ')).toHaveLength(3);
  expect(matchingEntries(entries, 'bus')).toEqual([]);
});

test('what was opened lately is not shown again below', () => {
  const found = grouped([entry('公园', 'park'), entry('公园', 'park', { group: 'recent' }), entry('馆', 'hall')]);
  expect(found.map(({ group, entries }) => [group, entries.length])).toEqual([
    ['recent', 1],
    ['scenarios', 1],
  ]);
});

test('an account sees its own last five, the latest first and each once', () => {
  const storage = memory();
  for (const to of ['/1', '/2', '/3', '/4', '/5', '/6', '/2'])
    remember(storage, 'li', { id: to, title: { 'zh-CN': to, en: to }, hint: '', to });
  expect(recentOf(storage, 'li').map(({ to }) => to)).toEqual(['/2', '/6', '/5', '/4', '/3']);
  expect(recentOf(storage, 'wang')).toEqual([]);
  storage.setItem('yikatong.recent.li', '{"not":"a list"}');
  expect(recentOf(storage, 'li')).toEqual([]);
});

test('digits that may be a social security number are told', () => {
  expect(mayBePersonal('990100198605140112')).toBe(true);
  expect(mayBePersonal('990100 19860514 011X')).toBe(true);
  expect(mayBePersonal('JG-2026-000123')).toBe(false);
});
