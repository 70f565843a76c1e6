/** The figures of the live page, from where cases stand and what they went through. */
import { expect, test } from 'vitest';
import { figuresOf, quantile } from './live.ts';

const stay = (path: string, ms: number) => ({ seq: 1, path, ms });

test('the median and the ninetieth percentile are of values that occurred', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([7], 0.9)).toBe(7);
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect([quantile(ten, 0.5), quantile(ten, 0.9)]).toEqual([6, 10]);
});

test('what stands now and what was gone through come together by node', () => {
  const standing = [{ node: 'approve', open: 3, held: 1, oldest: '2026-11-21T06:00:00Z' }];
  const walked = [
    { stays: [stay('start', 1), stay('approve', 90)], held: ['approve'] },
    { stays: [stay('start', 3), stay('approve', 10)], held: [] },
    { stays: [stay('approve', 30)], held: ['fees/pay'] },
  ];
  expect(figuresOf(standing, walked)).toEqual([
    { ...standing[0], visits: 3, medianMs: 30, p90Ms: 90, failures: 1 },
    { node: 'start', open: 0, held: 0, oldest: null, visits: 2, medianMs: 3, p90Ms: 3, failures: 0 },
    { node: 'fees', open: 0, held: 0, oldest: null, visits: 0, medianMs: null, p90Ms: null, failures: 1 },
  ]);
});

test('a step inside a called scenario is part of the stay at the node that calls it, and counts no second time', () => {
  const [fees] = figuresOf([], [{ stays: [stay('fees/pay', 40), stay('fees', 50)], held: [] }]);
  expect(fees).toMatchObject({ node: 'fees', visits: 1, medianMs: 50 });
});
