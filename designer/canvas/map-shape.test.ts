/** The small map shows everything, at the place where it lies. */
import { expect, test } from 'vitest';
import { boundsOf, joined, mapOutline } from './map-shape.ts';

const at = (x: number, y: number) => ({ x, y, width: 200, height: 56 });

test('the bounds hold every box, and what is seen beside them', () => {
  const bounds = boundsOf([at(0, 0), at(-100, 300), at(400, 50)]);
  expect(bounds).toEqual({ x: -100, y: 0, width: 700, height: 356 });
  expect(joined(bounds, at(1000, -200))).toEqual({ x: -100, y: -200, width: 1300, height: 556 });
  expect(boundsOf([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
});

test('the outline goes once around each box', () => {
  expect(mapOutline([at(0, 0), at(16, 32)])).toBe('M0 0h200v56h-200zM16 32h200v56h-200z');
});
