/** Dates (YYYY-MM-DD) and instants (RFC 3339) as expressions know them: text that is reckoned with, in China's civil time. */

const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;

/** Milliseconds since 1970 of midnight UTC of a date, or null where the text is no date of the calendar. */
function dateMs(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts === null) return null;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // JavaScript carries the 30th of February over into March.
  return Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(parts[3]) ? null : ms;
}

const dateOfMs = (ms: number): string | null => {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return null;
  const date = new Date(ms).toISOString().slice(0, 10);
  return dateMs(date) === null ? null : date;
};

/** Tells whether a text is a date of the calendar, such as 2026-02-28. */
export const isDate = (value: string): boolean => dateMs(value) !== null;

/** Milliseconds since 1970 of an instant, or null where the text is none. */
export function timeMs(time: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(time)) return null;
  const ms = Date.parse(time);
  return Number.isNaN(ms) || !isDate(time.slice(0, 10)) ? null : ms;
}

/** Tells whether a text is a duration of ISO 8601, such as P3D or PT30M. */
export const isDuration = (value: string): boolean =>
  value.length <= 40 && /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(value);

/** Whole years between two dates, as ages are counted: a year is full on the birthday; null where one is no date. */
export function yearsBetween(from: string, to: string): number | null {
  if (!isDate(from) || !isDate(to)) return null;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Days from one date to another; null where one is no date. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [dateMs(from), dateMs(to)];
  return start === null || end === null ? null : Math.round((end - start) / dayMs);
}

/** The date so many days later; null where there is none. */
export function plusDays(date: string, days: number): string | null {
  const start = dateMs(date);
  return start === null || !Number.isSafeInteger(days) ? null : dateOfMs(start + days * dayMs);
}

/** The date so many months later, the last of the month where that month is shorter; null where there is none. */
export function plusMonths(date: string, months: number): string | null {
  if (!isDate(date) || !Number.isSafeInteger(months)) return null;
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), count - Math.floor(count / 12) * 12];
  if (year < 1 || year > 9999) return null;
  const last = new Date(Date.UTC(2000, month + 1, 0)).getUTCDate();
  const lastDay = month === 1 && !isDate(`${String(year).padStart(4, '0')}-02-29`) ? 28 : last;
  const day = Math.min(Number(date.slice(8)), lastDay);
  return [String(year).padStart(4, '0'), String(month + 1).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** The date in China (UTC+8) at an instant; null where the text is no instant. */
export function chinaDate(time: string): string | null {
  const ms = timeMs(time);
  return ms === null ? null : dateOfMs(ms + chinaOffsetMs);
}
