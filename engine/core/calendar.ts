/** The calendar of offices: on which days they work, and when a number of working days has passed. All in China's one time zone. */

/** Days that differ from Monday-to-Friday: public holidays, and weekends worked in exchange. YYYY-MM-DD. */
export interface WorkCalendar {
  holidays: readonly string[];
  workdays: readonly string[];
}

export const mondayToFriday: WorkCalendar = { holidays: [], workdays: [] };

const hour = 3_600_000;
const day = 24 * hour;
/** China has one time zone, eight hours ahead, and no summer time. */
const aheadMs = 8 * hour;

/** The day of an instant in China, YYYY-MM-DD. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + aheadMs).toISOString().slice(0, 10);

/** Whether offices work on a day, YYYY-MM-DD. */
export function isWorkday(on: string, { holidays, workdays }: WorkCalendar): boolean {
  if (holidays.includes(on)) return false;
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return (weekday !== 0 && weekday !== 6) || workdays.includes(on);
}

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as P3D or PT30M. */
export function durationMs(duration: string): number {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  const [weeks, days, hours, minutes, seconds] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
  return ((weeks ?? 0) * 7 + (days ?? 0)) * day + (hours ?? 0) * hour + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000;
}

/** The end of the n-th working day after an instant: midnight in China, by which the limit must be kept. */
export function afterWorkdays(from: Date, workdays: number, calendar: WorkCalendar): Date {
  const midnight = new Date(`${chinaDay(from)}T00:00:00+08:00`).getTime();
  let left = workdays;
  let at = midnight;
  while (left > 0) {
    at += day;
    if (isWorkday(chinaDay(new Date(at)), calendar)) left -= 1;
  }
  return new Date(at + day);
}

/** The working days left until a limit, today not counted; none once it is past. */
export function workdaysLeft(now: Date, until: Date, calendar: WorkCalendar): number {
  let left = 0;
  for (let at = now.getTime() + day; at < until.getTime(); at += day)
    if (isWorkday(chinaDay(new Date(at)), calendar)) left += 1;
  return left;
}

/** When a limit that begins now is reached. */
export function limitFrom(
  from: Date,
  limit: { within?: string | undefined; workdays?: number | undefined },
  calendar: WorkCalendar,
): Date {
  if (limit.workdays !== undefined) return afterWorkdays(from, limit.workdays, calendar);
  return new Date(from.getTime() + durationMs(limit.within ?? 'PT0S'));
}
