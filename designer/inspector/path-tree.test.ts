/** The tree of data paths. */
import { expect, test } from 'vitest';
import { text } from '../../engine/core/text.ts';
import { pathTree, withPath } from './path-tree.ts';

test('a record has its fields below it, each with its words and its class of personal data', () => {
  const name = { type: 'string', label: text('姓名', 'Name'), personal: 'identity' } as const;
  expect(pathTree({ card: { type: 'record', fields: { name } } }, 'zh-CN')).toEqual([
    {
      ...{ path: 'card', name: 'card', words: '' },
      children: [{ path: 'card.name', name: 'name', words: '姓名 · 身份信息', children: [] }],
    },
  ]);
});

test('what no path can name is left out', () => {
  expect(pathTree({ card: { type: 'record', fields: { a_b: { type: 'string' } } } }, 'en')[0]?.children).toEqual([]);
});

test('a path is chosen once, and no longer', () => {
  expect(withPath(['card.name'], 'card.name', true)).toEqual(['card.name']);
  expect(withPath(['card.name', 'card.sex'], 'card.name', false)).toEqual(['card.sex']);
});
