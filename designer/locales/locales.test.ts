/** Every word of the web application is there in both languages. */
import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

type Words = { [key: string]: string | Words };

/** Every key; the plural forms of a word count as one, for languages differ in them. */
const keysOf = (words: Words, under = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${under}${key}`.replace(/_(one|other)$/, '')] : keysOf(value, `${under}${key}.`),
  );

const textsOf = (words: Words): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[key.replace(/_(one|other)$/, ''), value]]
        : Object.entries(textsOf(value)).map(([inner, each]) => [`${key}.${inner.replace(/_(one|other)$/, '')}`, each]),
    ),
  );

const holesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

test('every word is there in both languages, and none is left over', () => {
  expect([...new Set(keysOf(en))].sort()).toEqual([...new Set(keysOf(zh))].sort());
});

test('no word is empty, and both languages fill the same holes', () => {
  const chinese = textsOf(zh);
  for (const [key, english] of Object.entries(textsOf(en))) {
    expect(english.trim(), key).not.toBe('');
    expect(chinese[key]?.trim(), key).toBeTruthy();
    expect(holesOf(english), key).toEqual(holesOf(chinese[key] ?? ''));
  }
});
