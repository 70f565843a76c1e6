/** First values of variables. */
import { expect, test } from 'vitest';
import { readInitial, writtenInitial } from './initial-values.ts';

test.each([
  ['abc', { type: 'string' }, 'abc'],
  ['12', { type: 'integer' }, 12],
  ['true', { type: 'boolean' }, true],
  ['2026-11-21', { type: 'date' }, '2026-11-21'],
  ['["a"]', { type: 'list', of: { type: 'string' } }, ['a']],
] as const)('%s is read by its type and written alike', (typed, type, value) => {
  expect(readInitial(typed, type)).toEqual(value);
  expect(writtenInitial(value)).toBe(typed);
});

test.each([
  ['1.5', { type: 'integer' }],
  ['soon', { type: 'date' }],
  ['{', { type: 'any' }],
  ['null', { type: 'any' }],
] as const)('%s does not fit', (typed, type) => {
  expect(readInitial(typed, type)).toBeUndefined();
});

test('no first value is written as nothing', () => {
  expect(writtenInitial(undefined)).toBe('');
});
