/** How long a node waits for people or messages: by an author's limit, fixed when the wait begins. */
import { limitFrom } from './calendar.ts';
import type { Effects } from './effects.ts';
import { Limit } from './scenario.ts';
import { text, type Language } from './text.ts';

/** The setting that says how long a node waits; then it is left by `expired`. */
export const expirySetting = (within: string) =>
  Limit.default({ within }).meta({
    label: text('期限', 'Expiry'),
    help: text('时长或工作日，过期走“超时”出口', 'A length of time or working days; past it, the way out is “expired”'),
  });

/** When a wait that begins now expires, RFC 3339. */
export const expiresAt = (limit: Limit, effects: Effects): string =>
  limitFrom(effects.now(), limit, effects.calendar).toISOString();

/** A limit in a few words, for a node's face. */
export const limitWords = ({ within, workdays }: Limit, language: Language): string =>
  workdays === undefined
    ? (within ?? '')
    : { 'zh-CN': `${workdays} 个工作日`, en: `${workdays} working day${workdays === 1 ? '' : 's'}` }[language];
