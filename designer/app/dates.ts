/** Dates as the whole application says them: "11月21日 14:05 (3 分钟前)". */
import type { Language } from '../../engine/core/text.ts';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 分钟前", "3 minutes ago". */
export function relativeTime(at: string, language: Language, now = new Date()): string {
  const seconds = (Date.parse(at) - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

/** "11月21日 14:05", with the year where it is not this one; China's one time zone. */
export function dateAndTime(at: string, language: Language, now = new Date()): string {
  const date = new Date(at);
  const zone = { timeZone: 'Asia/Shanghai' } as const;
  const year = (of: Date) => new Intl.DateTimeFormat('en', { ...zone, year: 'numeric' }).format(of);
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...zone,
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(year(date) !== year(now) && { year: 'numeric' }),
  }).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' }).format(date);
  return `${day} ${time}`;
}

/** A day with its year, "2027年9月18日"; what is no day stays as it is. */
export function dateOf(day: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return day;
  const format = {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, format).format(new Date(day));
}

/** "48 ms", "1.2 s". */
export const duration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

const units = {
  'zh-CN': { day: '天', hour: '小时', minute: '分', second: '秒' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
};

/** A stay that may be long: "48 ms", "12 分 5 秒", "3 天 4 小时". */
export function span(ms: number, language: Language): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return duration(ms);
  const { day, hour, minute, second } = units[language];
  const two = (whole: number, unit: string, rest: number, smaller: string): string =>
    rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${smaller}`;
  if (seconds < 3_600) return two(Math.floor(seconds / 60), minute, seconds % 60, second);
  if (seconds < 86_400) return two(Math.floor(seconds / 3_600), hour, Math.floor((seconds % 3_600) / 60), minute);
  return two(Math.floor(seconds / 86_400), day, Math.floor((seconds % 86_400) / 3_600), hour);
}

/** Whether a moment lies behind us. */
export const isPast = (at: string, now = new Date()): boolean => Date.parse(at) < now.getTime();
