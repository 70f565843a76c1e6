/** A limit counts the days and hours that offices work, stands still while it is paused, and says what it does not know. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarFile, calendarOf } from './calendar-file.ts';
import { afterWorkdays, mondayToFriday } from './calendar.ts';
import { remainingWords } from './time-limit-words.ts';
import { momentOf, pointsOf, standingOf, totalOf, usedAt, type Pause, type TimeLimit } from './time-limit.ts';

const file = new URL('../../rulesets/calendar/china.json', import.meta.url);
const calendar = calendarOf(CalendarFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
const at = (said: string): Date => new Date(`${said}:00+08:00`);
const pause = (from: string, to: string | null): Pause => ({ from: at(from), to: to === null ? null : at(to) });

describe('the end of a limit', () => {
  it.each<[string, string, TimeLimit, Pause[], string | null]>([
    ['working days', '2026-11-16T10:00', { workdays: 5 }, [], '2026-11-24T00:00'],
    ['a weekend that is worked', '2026-09-18T10:00', { workdays: 1 }, [], '2026-09-21T00:00'],
    ['the spring festival', '2026-02-13T16:00', { workdays: 3 }, [], '2026-02-26T00:00'],
    ['the national holidays', '2026-09-30T09:00', { workdays: 3 }, [], '2026-10-11T00:00'],
    [
      'days of a pause',
      '2026-11-16T10:00',
      { workdays: 5 },
      [pause('2026-11-18T15:00', '2026-11-20T09:00')],
      '2026-11-27T00:00',
    ],
    [
      'a pause over a weekend only',
      '2026-11-16T10:00',
      { workdays: 5 },
      [pause('2026-11-21T08:00', '2026-11-22T20:00')],
      '2026-11-24T00:00',
    ],
    ['a pause that lasts', '2026-11-16T10:00', { workdays: 5 }, [pause('2026-11-18T15:00', null)], null],
    [
      'a pause after the end',
      '2026-11-16T10:00',
      { workdays: 1 },
      [pause('2026-11-19T15:00', null)],
      '2026-11-18T00:00',
    ],
    ['working hours of a day', '2026-11-16T09:00', { workhours: 4 }, [], '2026-11-16T14:30'],
    ['working hours into the next day', '2026-11-16T17:00', { workhours: 2 }, [], '2026-11-17T09:30'],
    ['working hours over a weekend', '2026-11-20T17:30', { workhours: 1 }, [], '2026-11-23T09:00'],
    ['working hours into a festival', '2026-02-14T17:00', { workhours: 8 }, [], '2026-02-24T17:00'],
    ['working hours begun at night', '2026-11-16T23:00', { workhours: 8 }, [], '2026-11-17T18:00'],
    [
      'a pause within working hours',
      '2026-11-16T09:00',
      { workhours: 2 },
      [pause('2026-11-16T09:30', '2026-11-16T10:30')],
      '2026-11-16T12:00',
    ],
    ['plain time', '2026-11-20T23:00', { within: 'PT48H' }, [], '2026-11-22T23:00'],
    [
      'plain time with a pause',
      '2026-11-20T23:00',
      { within: 'PT2H' },
      [pause('2026-11-20T23:30', '2026-11-21T08:00')],
      '2026-11-21T09:30',
    ],
    [
      'two pauses',
      '2026-11-20T08:00',
      { within: 'PT3H' },
      [pause('2026-11-20T09:00', '2026-11-20T10:00'), pause('2026-11-20T10:30', '2026-11-20T11:00')],
      '2026-11-20T12:30',
    ],
  ])('goes by %s', (_what, from, limit, pauses, end) => {
    expect(momentOf({ from: at(from), limit, pauses, calendar })).toEqual(end === null ? null : at(end));
  });

  it('is that of the calendar where nothing pauses', () => {
    const days = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90 }), (from, workdays) => {
        expect(momentOf({ from, limit: { workdays }, calendar })).toEqual(afterWorkdays(from, workdays, calendar));
      }),
    );
  });

  it('comes when all of it is used, never sooner for a pause, and has no summer time', () => {
    const limits = fc.oneof(
      fc.record({ workdays: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ workhours: fc.integer({ min: 1, max: 80 }) }),
      fc.record({ within: fc.integer({ min: 1, max: 400 }).map((hours) => `PT${hours}H`) }),
    );
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 20 });
    fc.assert(
      fc.property(minutes, limits, minutes, minutes, (begin, limit, wait, length) => {
        const from = new Date(Date.parse('2026-03-20T00:00:00Z') + begin * 60_000);
        const start = from.getTime() + wait * 60_000;
        const reckoning = { from, limit, calendar };
        const paused = { ...reckoning, pauses: [{ from: new Date(start), to: new Date(start + length * 60_000) }] };
        const [end, later] = [momentOf(reckoning)!, momentOf(paused)!];
        expect(later.getTime()).toBeGreaterThanOrEqual(end.getTime());
        expect(usedAt(paused, later)).toBe(totalOf(limit));
        expect(standingOf(paused, new Date(later.getTime() - 1)).state).not.toBe('overdue');
        expect(standingOf(paused, later).state).toBe('overdue');
      }),
    );
  });
});

describe('the points of a limit', () => {
  it('are at half, at four fifths, at the end, and a working day later', () => {
    const reckoning = { from: at('2026-11-16T10:00'), limit: { workdays: 5 }, calendar };
    expect(pointsOf(reckoning)).toEqual([
      { act: 'remind', at: at('2026-11-19T12:00') },
      { act: 'warn', at: at('2026-11-23T08:30') },
      { act: 'overdue', at: at('2026-11-24T00:00') },
      { act: 'escalate', at: at('2026-11-25T00:00') },
    ]);
  });

  it('come in order whatever they are, and only those that a standing clock lets come', () => {
    const reckoning = { from: at('2026-11-16T10:00'), limit: { workdays: 5 }, calendar };
    const stopped = { ...reckoning, pauses: [pause('2026-11-19T14:00', null)] };
    expect(pointsOf(stopped).map(({ act }) => act)).toEqual([]);
    const late = { ...reckoning, pauses: [pause('2026-11-20T14:00', null)] };
    expect(pointsOf(late)).toEqual([{ act: 'remind', at: at('2026-11-19T12:00') }]);
  });
});

describe('what is left, in words', () => {
  const limit = { workdays: 5 };
  const words = (now: string, pauses: Pause[] = [], of: TimeLimit = limit, from = '2026-11-16T10:00') =>
    remainingWords(standingOf({ from: at(from), limit: of, pauses, calendar }, at(now)), of);

  it.each([
    ['2026-11-16T10:00', '还剩 5 个工作日', '5 working days left'],
    ['2026-11-19T15:00', '还剩 3 个工作日', '3 working days left'],
    ['2026-11-23T23:00', '还剩 1 个工作日', '1 working day left'],
    ['2026-11-24T09:00', '已超期 1 个工作日', '1 working day overdue'],
    ['2026-11-25T09:00', '已超期 2 个工作日', '2 working days overdue'],
  ])('at %s', (now, zh, en) => {
    expect(words(now)).toEqual({ 'zh-CN': zh, en });
  });

  it('says that the clock stands still', () => {
    const pauses = [pause('2026-11-19T14:00', null)];
    expect(words('2027-03-01T09:00', pauses).en).toMatch(/^The clock stands still with 3 working days left/);
  });

  it('says hours and minutes', () => {
    expect(words('2026-11-16T15:00', [], { workhours: 8 })).toEqual({
      'zh-CN': '还剩 4 小时 30 分钟（工作时间）',
      en: '4 hours 30 minutes of working time left',
    });
    expect(words('2026-11-16T10:30', [], { within: 'P3D' })['zh-CN']).toBe('还剩 2 天 23 小时');
    expect(words('2026-11-16T11:00', [], { within: 'PT30M' }).en).toBe('30 minutes overdue');
  });

  it('says honestly of which years nobody knows the holidays', () => {
    const reckoning = { from: at('2026-12-30T10:00'), limit: { workdays: 5 }, calendar };
    expect(standingOf(reckoning, at('2026-12-31T10:00'))).toMatchObject({ yearsUnsaid: ['2027'] });
    expect(words('2026-12-31T10:00', [], limit, '2026-12-30T10:00')['zh-CN']).toContain('2027 年放假安排尚未公布');
    expect(standingOf({ ...reckoning, calendar: mondayToFriday }, at('2026-12-31T10:00')).yearsUnsaid).toEqual([
      '2026',
      '2027',
    ]);
    expect(standingOf({ ...reckoning, limit: { within: 'P30D' } }, at('2026-12-31T10:00')).yearsUnsaid).toEqual([]);
  });
});
