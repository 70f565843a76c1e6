/** Nodes are lined up and spread on the grid, and a new one covers none. */
import { expect, test } from 'vitest';
import type { Scenario } from '../../engine/core/scenario.ts';
import { aligned, freePlace, nudged } from './align.ts';

const at = (id: string, x: number, y: number) => ({ id, kind: 'prompt', settings: {}, position: { x, y } });
const scenario = { nodes: [at('a', 0, 0), at('b', 320, 64), at('c', 960, 128)] } as unknown as Scenario;
const all = ['a', 'b', 'c'];

test.each([
  ['left', 'x', [0, 0, 0]],
  ['right', 'x', [960, 960, 960]],
  ['top', 'y', [0, 0, 0]],
  ['middle', 'y', [64, 64, 64]],
  ['spread-across', 'x', [0, 480, 960]],
  ['spread-down', 'y', [0, 64, 128]],
] as const)('%s', (how, axis, expected) => {
  const places = aligned(scenario, all, how);
  expect(all.map((id) => places[id]?.[axis])).toEqual(expected);
});

test('only what is chosen moves', () => {
  expect(Object.keys(aligned(scenario, ['a', 'c'], 'left'))).toEqual(['a', 'c']);
  expect(nudged(scenario, ['b'], { x: -16, y: 16 })).toEqual({ b: { x: 304, y: 80 } });
});

test('a new node lies beside or below what is there', () => {
  expect(freePlace(scenario, { x: 600, y: 400 })).toEqual({ x: 608, y: 400 });
  const { x, y } = freePlace(scenario, { x: 10, y: 10 });
  expect(x).toBe(16);
  expect(y).toBeGreaterThanOrEqual(72);
});
