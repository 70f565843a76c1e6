/** The difference of two records of things by name, and of the fields of two things. */
import { diffValues, isSame } from './diff-values.ts';
import { said } from './diff-words.ts';
import type { Difference } from './diff.ts';
import { pointerOf } from '../schema-errors.ts';
import { text, type Text } from '../text.ts';

/** Added, removed and changed entries of a record, each named by what it is. */
export function diffEntries(
  what: 'variable' | 'prompt' | 'sub',
  word: Text,
  base: string,
  before: Readonly<Record<string, unknown>> = {},
  after: Readonly<Record<string, unknown>> = {},
): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): Difference[] => {
    const [old, fresh] = [before[name], after[name]];
    if (isSame(old, fresh)) return [];
    const at = { pointer: `${base}${pointerOf([name])}`, before: old, after: fresh };
    const named = text(`${word['zh-CN']} ${name} `, `${word.en} ${name} `);
    if (old === undefined)
      return [{ ...at, what: `${what}-added`, words: text(`${named['zh-CN']}已新增`, `${named.en}was added`) }];
    if (fresh === undefined)
      return [{ ...at, what: `${what}-removed`, words: text(`${named['zh-CN']}已删除`, `${named.en}was removed`) }];
    return [{ ...at, what: `${what}-changed`, words: changed(named, old, fresh) }];
  });
}

function changed(named: Text, before: unknown, after: unknown): Text {
  const parts = diffValues(before, after).map((each) => said(each));
  return text(
    `${named['zh-CN']}已修改：${parts.map((part) => part['zh-CN']).join('；')}`,
    `${named.en}was changed: ${parts.map(({ en }) => en).join('; ')}`,
  );
}

/** Changed fields of two things, of those that have a word. */
export function diffFields<T extends object>(before: T, after: T, words: Record<string, Text>): Difference[] {
  return Object.entries(words).flatMap(([name, word]) =>
    diffValues((before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name], [name]).map(
      (each): Difference => ({ ...each, what: 'scenario-changed', words: said(each, word) }),
    ),
  );
}
