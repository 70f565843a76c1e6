/** Limits and waits by the calendar of offices: holidays, exchanged weekends, durations, and China's one time zone. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterWorkdays, chinaDay, durationMs, isWorkday, limitFrom, mondayToFriday, workdaysLeft } from './calendar.ts';
import { CalendarFile, calendarOf } from './calendar-file.ts';

const file = CalendarFile.parse(
  JSON.parse(readFileSync(new URL('../../rulesets/calendar/china.json', import.meta.url), 'utf8')),
);
const china = calendarOf(file);
const minute = 60_000;
const day = 24 * 60 * minute;

/** The day before the one that a limit ends with, and whether it ends at midnight in China. */
const lastDay = (from: string, workdays: number) => {
  const end = afterWorkdays(new Date(from), workdays, china);
  expect(end.toISOString()).toMatch(/T16:00:00\.000Z$/);
  return chinaDay(new Date(end.getTime() - 1));
};

describe('the shipped calendar', () => {
  it.each([
    ['2025-01-28', false, "New Year's Eve of the lunar year, a Tuesday"],
    ['2025-01-26', true, 'a Sunday worked for it'],
    ['2025-10-08', false, 'the last day of the autumn holidays'],
    ['2025-10-11', true, 'a Saturday worked for them'],
    ['2026-01-02', false, 'a Friday off'],
    ['2026-01-04', true, 'the Sunday worked for it'],
    ['2026-02-23', false, 'the last day of the Spring Festival'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-09-20', true, 'a Sunday worked for the National Day'],
    ['2026-11-21', false, 'a plain Saturday'],
    ['2026-11-23', true, 'a plain Monday'],
    ['2031-10-01', true, 'a Wednesday of a year that is not known yet'],
  ])('says of %s that offices work: %s (%s)', (on, works) => {
    expect(isWorkday(on, china)).toBe(works);
  });
  it.each([
    ['2025', 28, 5],
    ['2026', 33, 6],
  ])('has every day of the notice of %s', (year, holidays, workdays) => {
    expect(new Set(file.years[year]?.holidays).size).toBe(holidays);
    expect(new Set(file.years[year]?.workdays).size).toBe(workdays);
  });
});

describe('a file of the calendar', () => {
  const year = (holidays: string[], workdays: string[]) => ({
    years: { 2026: { source: { 'zh-CN': '通知', en: 'Notice' }, holidays, workdays } },
  });
  it.each([
    ['a day of another year', year(['2025-10-01'], [])],
    ['a day that does not exist', year(['2026-02-30'], [])],
    ['a worked day that is no weekend', year([], ['2026-02-24'])],
    ['a day that is both off and worked', year(['2026-02-28'], ['2026-02-28'])],
  ])('refuses %s', (_why, content) => expect(CalendarFile.safeParse(content).success).toBe(false));
});

describe('working days', () => {
  it('end with the day itself that lies so many working days ahead', () =>
    expect(lastDay('2026-11-16T02:00:00Z', 3)).toBe('2026-11-19'));
  it('pass over a weekend', () => expect(lastDay('2026-11-19T02:00:00Z', 3)).toBe('2026-11-24'));
  it('pass over the Spring Festival, and count the Saturday worked before it', () =>
    expect(lastDay('2026-02-12T02:00:00Z', 3)).toBe('2026-02-24'));
  it('count from the day it is in China, not in Greenwich', () => {
    expect(lastDay('2026-11-16T15:59:59Z', 1)).toBe('2026-11-17');
    expect(lastDay('2026-11-16T16:00:00Z', 1)).toBe('2026-11-18');
  });
  it('never end on a day off, and one more never ends sooner', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 30 }),
        (from, workdays) => {
          const end = (n: number) => afterWorkdays(from, n, china).getTime();
          expect(isWorkday(chinaDay(new Date(end(workdays) - 1)), china)).toBe(true);
          expect(end(workdays + 1)).toBeGreaterThanOrEqual(end(workdays) + day);
        },
      ),
    ));
});

describe('durations', () => {
  it.each([
    ['PT30M', 30 * minute],
    ['P3D', 3 * day],
    ['P2W', 14 * day],
    ['P1DT2H3M4S', day + 123 * minute + 4_000],
    ['PT0S', 0],
  ])('%s lasts %s ms', (duration, expected) => expect(durationMs(duration)).toBe(expected));
  it('do not care for the calendar', () =>
    expect(limitFrom(new Date('2026-10-01T00:00:00Z'), { within: 'P1D' }, china)).toEqual(
      new Date('2026-10-02T00:00:00Z'),
    ));
  it('of working days do', () => {
    const from = new Date('2026-10-01T00:00:00Z');
    expect(limitFrom(from, { workdays: 1 }, china)).toEqual(new Date('2026-10-08T16:00:00Z'));
    expect(limitFrom(from, { workdays: 1 }, mondayToFriday)).toEqual(new Date('2026-10-02T16:00:00Z'));
  });
});

describe('what is left of a limit', () => {
  const days = fc.integer({ min: 0, max: 500 });
  it('is the whole of it when it begins', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (after, limit) => {
        const from = new Date(Date.parse('2026-01-01T02:00:00Z') + after * day);
        return workdaysLeft(from, afterWorkdays(from, limit, china), china) === limit;
      }),
    ));
  it('is nothing once it is past', () =>
    expect(workdaysLeft(new Date('2026-10-09T00:00:00Z'), new Date('2026-10-08T16:00:00Z'), china)).toBe(0));
});
