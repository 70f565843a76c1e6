/** Dates as people read them. */
import { expect, test } from 'vitest';
import { dateAndTime, dateOf, duration, relativeTime, span } from './dates.ts';

const now = new Date('2026-11-21T06:08:00Z');

test('a date is said in the time of China, with the year only where it differs', () => {
  expect(dateAndTime('2026-11-21T06:05:00Z', 'zh-CN', now)).toBe('11月21日 14:05');
  expect(dateAndTime('2026-11-21T06:05:00Z', 'en', now)).toBe('21 Nov 14:05');
  expect(dateAndTime('2025-11-21T16:05:00Z', 'zh-CN', now)).toBe('2025年11月22日 00:05');
});

test('a day is said with its year, and what is none stays', () => {
  expect(dateOf('2027-09-18', 'zh-CN')).toBe('2027年9月18日');
  expect(dateOf('2027-09-18', 'en')).toBe('18 Sept 2027');
  expect(dateOf('2027-13-45', 'zh-CN')).toBe('2027-13-45');
  expect(dateOf('长期', 'zh-CN')).toBe('长期');
});

test('how long ago is said in the largest unit that fits', () => {
  expect(relativeTime('2026-11-21T06:05:00Z', 'zh-CN', now)).toBe('3分钟前');
  expect(relativeTime('2026-11-21T06:05:00Z', 'en', now)).toBe('3 minutes ago');
  expect(relativeTime('2026-11-21T06:07:59Z', 'en', now)).toBe('now');
  expect(relativeTime('2026-11-19T06:07:59Z', 'zh-CN', now)).toBe('前天');
});

test('a duration is said in the unit that reads best', () => {
  expect(duration(48.4)).toBe('48 ms');
  expect(duration(1234)).toBe('1.2 s');
});

test('a stay is said in at most two units', () => {
  expect(span(48, 'zh-CN')).toBe('48 ms');
  expect(span(59_400, 'en')).toBe('59.4 s');
  expect(span(725_000, 'zh-CN')).toBe('12 分 5 秒');
  expect(span(3_600_000, 'en')).toBe('1 h');
  expect(span(4 * 3_600_000 + 20 * 60_000, 'zh-CN')).toBe('4 小时 20 分');
  expect(span(76 * 3_600_000, 'en')).toBe('3 d 4 h');
});
