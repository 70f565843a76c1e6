/** Test rows of two people are brought together by their ids; nothing that either wrote is lost. */
import { expect, it } from 'vitest';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';
import { appended, mergeRows, newRows } from './rows-merge.ts';

const row = (id: string, age: number, expects = 'lend'): TestRow => ({ id, facts: { 'person.age': age }, expects });
const base = [row('1', 10), row('2', 20), row('3', 30)];
const agesOf = (rows: readonly TestRow[]) => rows.map(({ facts }) => facts['person.age']);

it('what only one changed, added or took away is theirs', () => {
  const ours = [row('1', 11), row('2', 20), row('3', 30), row('4', 40)];
  const theirs = [row('1', 10), row('2', 22), row('4', 50)];
  const { rows, both } = mergeRows(base, ours, theirs);
  expect(agesOf(rows)).toEqual([11, 22, 50, 40]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
  expect(both).toEqual([]);
});

it('what both changed stays as it is here, and is named', () => {
  expect(mergeRows(base, [row('1', 11), row('2', 20)], [row('1', 12), row('2', 20), row('3', 33)])).toEqual({
    rows: [row('1', 11), row('2', 20), row('3', 33)],
    both: [row('1', 11), row('3', 33)],
  });
  const ours = [row('1', 10), row('2', 20), row('3', 31)];
  expect(mergeRows(base, ours, base.slice(0, 2))).toEqual({ rows: ours, both: [row('3', 31)] });
});

it('the same row added by both is there once', () => {
  const added = [...base, row('4', 40)];
  expect(mergeRows(base, added, added).rows).toEqual(added);
});

it('rows are added under ids of their own, those that are there already left out', () => {
  expect(newRows([row('9', 10), row('8', 80)], base)).toEqual([row('8', 80)]);
  expect(appended(base, [row('1', 80)]).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
});
