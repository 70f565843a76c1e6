/** The tree of data paths. */
import { expect, test } from 'vitest';
import { text } from '../../engine/core/text.ts';
import { pathTree } from './path-tree.ts';

test('a record has its fields below it, each with its words and its class of personal data', () => {
  const name = { type: 'string', label: text('姓名', 'Name'), personal: 'identity' } as const;
  expect(pathTree({ card: { type: 'record', fields: { name } } }, 'zh-CN')).toEqual([
    {
      value: 'card',
      title: 'card',
      chosen: 'card',
      children: [{ value: 'card.name', title: 'name · 姓名 · 身份信息', chosen: 'card.name · 姓名', children: [] }],
    },
  ]);
});

test('what no path can name is left out', () => {
  expect(pathTree({ card: { type: 'record', fields: { a_b: { type: 'string' } } } }, 'en')[0]?.children).toEqual([]);
});
