/** Where keys lead in the grid. */
import { expect, it } from 'vitest';
import { at, blockOf, clamped, everything, movedBy, nextCell, type Selection } from './grid-moves.ts';

const size = { rows: 100, columns: 5, page: 20 };
const press = (key: string, { shift = false, ctrl = false } = {}) => ({ key, shift, ctrl });

it.each([
  ['ArrowDown', {}, 11, 2],
  ['ArrowUp', {}, 9, 2],
  ['ArrowLeft', {}, 10, 1],
  ['ArrowRight', {}, 10, 3],
  ['PageDown', {}, 30, 2],
  ['PageUp', {}, 0, 2],
  ['Home', {}, 10, 0],
  ['End', {}, 10, 4],
  ['Home', { ctrl: true }, 0, 0],
  ['End', { ctrl: true }, 99, 4],
  ['ArrowDown', { ctrl: true }, 99, 2],
] as const)('%s %j leads to row %i, column %i', (key, keys, row, column) =>
  expect(movedBy(at(10, 2), press(key, keys), size)).toEqual(at(row, column)),
);

it('grows a block with shift', () => {
  const grown = movedBy(at(10, 2), press('ArrowUp', { shift: true }), size) as Selection;
  expect(blockOf(grown)).toEqual({ top: 9, bottom: 10, left: 2, right: 2 });
});

it('goes cell by cell, and out at the ends', () => {
  expect(nextCell(at(0, 4), false, size)).toEqual(at(1, 0));
  expect(nextCell(at(1, 0), true, size)).toEqual(at(0, 4));
  expect(nextCell(at(0, 0), true, size)).toBeUndefined();
  expect(nextCell(at(99, 4), false, size)).toBeUndefined();
});

it('stays inside a grid that shrank, and takes all of one', () => {
  expect(clamped(at(99, 4), { rows: 3, columns: 2, page: 1 })).toEqual(at(2, 1));
  expect(blockOf(everything(size))).toEqual({ top: 0, bottom: 99, left: 0, right: 4 });
  expect(movedBy(at(0, 0), press('a'), size)).toBeUndefined();
});
