/** Writes regions of values as S-FEEL unary tests, and values as literals. */
import { complementOf, type End, type Interval, type Region } from '../core/tables/table-cell.ts';
import type { Scalar } from '../core/tables/table.ts';

/** A value as a FEEL literal. */
export function literalText(value: Scalar | null, asDate = false): string {
  if (typeof value !== 'string') return String(value);
  // JSON escapes as FEEL does, but for the control characters that it writes with a `\b` or `\f` of its own.
  const quoted = JSON.stringify(value).replace(
    /(?<!\\)((?:\\\\)*)\\([bf])/g,
    (_, before: string, letter: string) => `${before}\\u00${letter === 'b' ? '08' : '0c'}`,
  );
  return asDate ? `date(${quoted})` : quoted;
}

const isPoint = ({ from, to }: Interval): boolean => from.at !== undefined && from.at === to.at;

function intervalText({ from, to }: Interval, say: (end: End) => string): string {
  if (from.at !== undefined && from.at === to.at) return say(from);
  if (from.at === undefined) return `${to.open ? '<' : '<='} ${say(to)}`;
  if (to.at === undefined) return `${from.open ? '>' : '>='} ${say(from)}`;
  return `${from.open ? '(' : '['}${say(from)}..${say(to)}${to.open ? ')' : ']'}`;
}

/** A region as unary tests; null where it takes nothing, or what S-FEEL has no words for. */
export function regionText({ unknown, intervals }: Region, asDate = false): string | null {
  const say = ({ at }: End): string => literalText(at ?? null, asDate);
  const [first] = intervals;
  const isOpen = intervals.length === 1 && first?.from.at === undefined && first?.to.at === undefined;
  if (isOpen) return unknown ? '-' : 'not(null)';
  if (intervals.length === 0) return unknown ? 'null' : null;
  const others = complementOf({ unknown, intervals }).intervals;
  // FEEL takes null where a value is not among others; null in the list keeps it out.
  if (others.every(isPoint))
    return `not(${[...others.map(({ from }) => say(from)), ...(unknown ? [] : ['null'])].join(', ')})`;
  return [...intervals.map((interval) => intervalText(interval, say)), ...(unknown ? ['null'] : [])].join(', ');
}
