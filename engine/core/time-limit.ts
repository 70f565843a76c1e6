/** Time limits in working days, working hours or plain time: when they end, when somebody is reminded or told higher up, how they stand still, and what is left. */
import { z } from 'zod';
import { afterWorkdays, chinaDay, durationMs, isWorkday, type WorkCalendar } from './calendar.ts';

/** How long something may take: working days after the day it began, hours in which offices are open, or plain time. */
export const TimeLimit = z.union([
  z.strictObject({ workdays: z.int().min(1).max(1000).describe('Working days; the day it begins does not count') }),
  z.strictObject({ workhours: z.int().min(1).max(2000).describe('Hours in which offices are open') }),
  z.strictObject({ within: z.iso.duration().describe('Plain time, ISO 8601, such as PT30M') }),
]);
export type TimeLimit = z.infer<typeof TimeLimit>;

/** A stretch of time; one without an end still lasts. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/** What a limit is reckoned by. */
export interface Reckoning {
  from: Date;
  limit: TimeLimit;
  calendar: WorkCalendar;
  /** While the clock stands still, such as when the matter lies with the applicant; in the order of time. */
  pauses?: readonly Pause[];
  /** When offices are open on a working day, as minutes after midnight. */
  hours?: readonly (readonly [from: number, to: number])[];
}

/** Offices are open from 08:30 to 12:00 and from 13:30 to 18:00: eight hours. */
export const officeHours = [
  [510, 720],
  [810, 1080],
] as const;

const minute = 60_000;
const day = 86_400_000;

interface Span {
  from: number;
  to: number;
}

const startOf = (on: string): number => new Date(`${on}T00:00:00+08:00`).getTime();
const endOf = ({ to }: Pause): number => to?.getTime() ?? Infinity;

/** A span without what pauses take of it. */
function outside(span: Span, pauses: readonly Pause[]): Span[] {
  return pauses.reduce<Span[]>(
    (spans, pause) =>
      spans.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, pause.from.getTime()) },
          { from: Math.max(from, endOf(pause)), to },
        ].filter((each) => each.from < each.to),
      ),
    [span],
  );
}

/** The days from one on, as moments of their midnights in China. */
function* daysFrom(first: number): Generator<number> {
  for (let at = first; ; at += day) yield at;
}

/** The spans in which a limit’s clock runs, in the order of time; it ends where the clock stands still for good. */
function* running({ from, limit, calendar, pauses = [], hours = officeHours }: Reckoning): Generator<Span> {
  const stopped = pauses.find(({ to }) => to === null)?.from.getTime() ?? Infinity;
  const begin = from.getTime();
  if ('within' in limit) return yield* outside({ from: begin, to: Infinity }, pauses);
  const today = startOf(chinaDay(from));
  for (const at of daysFrom('workdays' in limit ? today + day : today)) {
    if (at >= stopped) return;
    if (!isWorkday(chinaDay(new Date(at)), calendar)) continue;
    if ('workdays' in limit) {
      // A day that a pause touches does not count at all.
      if (!pauses.some((pause) => pause.from.getTime() < at + day && endOf(pause) > at))
        yield { from: at, to: at + day };
    } else {
      const open = hours.map(([first, last]) => ({
        from: Math.max(begin, at + first * minute),
        to: at + last * minute,
      }));
      for (const span of open) if (span.from < span.to) yield* outside(span, pauses);
    }
  }
}

/** How much a limit holds, in milliseconds of its own clock. */
export function totalOf(limit: TimeLimit): number {
  if ('workdays' in limit) return limit.workdays * day;
  return 'workhours' in limit ? limit.workhours * 60 * minute : durationMs(limit.within);
}

/** When a part of a limit has passed (1: all of it); null while the clock stands still before that. */
export function momentOf(reckoning: Reckoning, part = 1): Date | null {
  let left = totalOf(reckoning.limit) * part;
  for (const { from, to } of running(reckoning)) {
    if (to - from >= left) return new Date(from + left);
    left -= to - from;
  }
  return null;
}

/** How much of a limit has been used at a moment, in milliseconds of its own clock; more than it holds once it is overdue. */
export function usedAt(reckoning: Reckoning, now: Date): number {
  let used = 0;
  for (const { from, to } of running(reckoning)) {
    if (from >= now.getTime()) break;
    used += Math.min(to, now.getTime()) - from;
  }
  return used;
}

/** When somebody is told: after a part of the limit, or some time past its end. */
export const LimitPoint = z.strictObject({
  act: z.enum(['remind', 'warn', 'overdue', 'escalate']).describe('What is done then'),
  when: z.union([
    z.strictObject({ part: z.number().gt(0).max(1).describe('Part of the limit, such as 0.8') }),
    z.strictObject({ pastWorkdays: z.int().min(1).max(100).describe('Working days past its end') }),
  ]),
});
export type LimitPoint = z.infer<typeof LimitPoint>;

/** A reminder at half, a warning at four fifths, overdue at the end, and higher up a working day later. */
export const usualPoints: readonly LimitPoint[] = [
  { act: 'remind', when: { part: 0.5 } },
  { act: 'warn', when: { part: 0.8 } },
  { act: 'overdue', when: { part: 1 } },
  { act: 'escalate', when: { pastWorkdays: 1 } },
];

/** A point with its moment. */
export interface PointInTime {
  act: LimitPoint['act'];
  at: Date;
}

/** The first moment from one on at which offices are open; nobody is told anything at night. */
function whenOpen(moment: Date, { calendar, hours = officeHours }: Reckoning): Date {
  for (const at of daysFrom(startOf(chinaDay(moment)))) {
    if (!isWorkday(chinaDay(new Date(at)), calendar)) continue;
    const open = hours.find(([, last]) => at + last * minute >= moment.getTime());
    if (open) return new Date(Math.max(moment.getTime(), at + open[0] * minute));
  }
  return moment;
}

/**
 * The points of a limit in the order of time; none that a standing clock does not let come.
 * All but the end itself wait until offices are open, where that is still before the end.
 */
export function pointsOf(reckoning: Reckoning, points: readonly LimitPoint[] = usualPoints): PointInTime[] {
  const end = momentOf(reckoning);
  const at = ({ act, when }: LimitPoint): Date | null => {
    // The end of a day belongs to that day.
    if ('pastWorkdays' in when)
      return end && afterWorkdays(new Date(end.getTime() - 1), when.pastWorkdays, reckoning.calendar);
    const moment = momentOf(reckoning, when.part);
    if (moment === null || act === 'overdue' || 'within' in reckoning.limit) return moment;
    const open = whenOpen(moment, reckoning);
    return end === null || open < end ? open : moment;
  };
  return points
    .flatMap((point) => {
      const moment = at(point);
      return moment ? [{ act: point.act, at: moment }] : [];
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** The years up to a moment for which nobody has said yet which days are free: there the calendar goes by Monday to Friday. */
export function yearsUnsaid({ from, limit, calendar }: Reckoning, until: Date): string[] {
  if ('within' in limit) return [];
  const said = new Set([...calendar.holidays, ...calendar.workdays].map((on) => on.slice(0, 4)));
  const first = Number(chinaDay(from).slice(0, 4));
  const last = Number(chinaDay(new Date(until.getTime() - 1)).slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_none, index) => String(first + index));
  return years.filter((year) => !said.has(year));
}

/** How a limit stands at a moment. */
export interface LimitStanding {
  state: 'running' | 'standing-still' | 'overdue';
  /** When it ends; null while the clock stands still. */
  endsAt: Date | null;
  /** What is left in milliseconds of its own clock; below zero what it is overdue by. */
  leftMs: number;
  /** Years that it reaches into, and of which the free days are not known yet. */
  yearsUnsaid: string[];
}

/** How a limit stands. */
export function standingOf(reckoning: Reckoning, now: Date): LimitStanding {
  const { pauses = [] } = reckoning;
  const endsAt = momentOf(reckoning);
  const leftMs = totalOf(reckoning.limit) - usedAt(reckoning, now);
  const isOver = endsAt !== null && now >= endsAt;
  const stands = pauses.some((pause) => pause.from <= now && endOf(pause) > now.getTime());
  return {
    state: isOver ? 'overdue' : stands ? 'standing-still' : 'running',
    endsAt,
    leftMs,
    yearsUnsaid: yearsUnsaid(reckoning, endsAt ?? now),
  };
}
