/** Answers that are shared for a moment. */
import { expect, test } from 'vitest';
import { rememberBriefly } from './remember-briefly.ts';

test('who asks within the time shares one answer; later it is read again', async () => {
  let time = 0;
  let reads = 0;
  const ask = rememberBriefly<number>(3000, () => new Date(time));
  const read = async () => (reads += 1);
  expect(await Promise.all([ask('a', read), ask('a', read), ask('b', read)])).toEqual([1, 1, 2]);
  time = 2999;
  expect(await ask('a', read)).toBe(1);
  time = 3000;
  expect(await ask('a', read)).toBe(3);
});

test('a failure is told to those who waited, and then it is tried again', async () => {
  const ask = rememberBriefly<number>(3000, () => new Date(0));
  await expect(ask('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await ask('a', async () => 7)).toBe(7);
});
