/** The heat of the drawing and the order of the table. */
import { expect, test } from 'vitest';
import type { NodeFigures } from '../../engine/core/live.ts';
import { boundsOf, levelOf, mostOf, rowsOf, sortedBy, valueOf } from './heat.ts';

const figures = (node: string, more: Partial<NodeFigures> = {}): NodeFigures => ({
  ...{ node, open: 0, held: 0, oldest: null, visits: 0, medianMs: null, p90Ms: null, failures: 0 },
  ...more,
});

test('a level is a quarter of the most; anything at all is at least one', () => {
  expect([0, 1, 25, 26, 50, 99, 100].map((value) => levelOf(value, 100))).toEqual([0, 1, 1, 2, 2, 4, 4]);
  expect(levelOf(0, 0)).toBe(0);
});

test('the legend names no level that a whole count cannot fall into', () => {
  expect(boundsOf(0, 'open')).toEqual([]);
  expect(boundsOf(1, 'open')).toEqual([{ level: 4, upTo: 1 }]);
  expect(boundsOf(3, 'failures').map(({ upTo }) => upTo)).toEqual([1, 2, 3]);
  expect(boundsOf(1000, 'time').map(({ upTo }) => upTo)).toEqual([250, 500, 750, 1000]);
});

test('every level of the legend is the level of its greatest value', () => {
  for (const most of [1, 2, 3, 5, 8, 13, 100]) {
    for (const { level, upTo } of boundsOf(most, 'open')) expect(levelOf(upTo, most)).toBe(level);
  }
});

test('each heat shows its own figure', () => {
  const node = figures('a', { open: 3, medianMs: 70, failures: 2 });
  expect([valueOf(node, 'open'), valueOf(node, 'time'), valueOf(node, 'failures')]).toEqual([3, 70, 2]);
  expect(mostOf([node, figures('b', { open: 5 })], 'open')).toBe(5);
});

test('the table lists the most first, and those alike as they are drawn', () => {
  const old = figures('b', { open: 2, oldest: '2026-11-21T06:00:00Z' });
  const rows = rowsOf(['a', 'b', 'c'], [figures('c', { open: 2, medianMs: 9 }), old]);
  const order = (key: Parameters<typeof sortedBy>[1]) => sortedBy(rows, key).map(({ node }) => node);
  expect(order('order')).toEqual(['a', 'b', 'c']);
  expect(order('open')).toEqual(['b', 'c', 'a']);
  expect(order('oldest')).toEqual(['b', 'a', 'c']);
  expect(order('median')).toEqual(['c', 'a', 'b']);
});
