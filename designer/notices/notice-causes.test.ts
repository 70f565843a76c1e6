/** Every cause has a word. */
import { expect, test } from 'vitest';
import { causeWord } from './notice-causes.ts';

test.each([
  ['timed-out', { word: 'notices.cause.timed-out' }],
  ['http-503', { word: 'notices.cause.http', status: '503' }],
  ['http-5033', { word: 'notices.cause.other', cause: 'http-5033' }],
  ['invalid-input', { word: 'notices.cause.other', cause: 'invalid-input' }],
])('%s', (cause, said) => {
  expect(causeWord(cause)).toEqual(said);
});
