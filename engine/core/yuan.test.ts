/** Amounts in yuan: every amount reads back as it was written, and what is none is not taken for one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fenIn, hasTooManyDecimals, yuanWords } from './yuan.ts';

it.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [123_450, '1,234.50'],
  [-100_000_000, '-1,000,000.00'],
  [12.5, '0.125'],
])('%d fen are %s', (fen, shown) => {
  expect(yuanWords(fen)).toBe(shown);
});

it.each([
  ['1,234.50', 123_450],
  ['1234.5', 123_450],
  ['￥１，２３４．５０', 123_450],
  ['1,234.50 元', 123_450],
  ['-12', -1200],
  ['0', 0],
  ['12.345', undefined],
  ['1,23', undefined],
  ['12,34,567', undefined],
  ['1,234,56', undefined],
  ['twelve', undefined],
  ['', undefined],
])('%s is %s fen', (written, fen) => {
  expect(fenIn(written)).toBe(fen);
});

it('tells more than two decimals', () => {
  expect(['12.345', '>= 1,234.567', '100.00..200.125'].every(hasTooManyDecimals)).toBe(true);
  expect(['12.34', '0.10..0.20', '1,234.50, 2,000.00'].some(hasTooManyDecimals)).toBe(false);
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (fen) => {
      expect(fenIn(yuanWords(fen))).toBe(fen === 0 ? 0 : fen);
    }),
  );
});
