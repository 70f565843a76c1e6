/** The pace of a batch is that of what was granted since it began. */
import { expect, test } from 'vitest';
import { overOf, paceOf } from './batch-pace.ts';

const summary = {
  ...{ total: 130, institutions: 50, codes: [], startedAt: '2026-11-22T08:00:00Z', endedAt: null },
  byStatus: { waiting: 70, running: 10, granted: 40, refused: 8, skipped: 2 },
};
const now = Date.parse('2026-11-22T08:02:00Z');

test('so many a minute, and so many minutes left', () => {
  expect(overOf(summary)).toBe(50);
  expect(paceOf(summary, now)).toEqual({ perMinute: 20, minutesLeft: 4 });
});

test('nothing is said before it begins, while nothing is done, and when it is over', () => {
  expect(paceOf({ ...summary, startedAt: null }, now)).toBeNull();
  expect(paceOf({ ...summary, byStatus: { ...summary.byStatus, granted: 0 } }, now)).toBeNull();
  expect(paceOf({ ...summary, endedAt: '2026-11-22T08:01:00Z' }, now)).toBeNull();
});
