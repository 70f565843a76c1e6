/** The divisions that a field offers: which, in which order, and which of them somebody who types looks for. */
import { Division } from '../../engine/core/codes/division.ts';
import { liesIn } from '../../engine/core/rights.ts';
import type { Language } from '../../engine/core/text.ts';
import { isMadeUp } from './demo-divisions.ts';
import { divisionsIn, namesOnWay, wayTo, type Divisions } from './divisions.ts';

/** What is offered. */
export interface Offer {
  divisions: Divisions;
  /** Only this division and what lies in it; null: the whole country. */
  within: string | null;
  /** The division of whoever chooses: its province comes first, and made-up provinces only to those of one. */
  own: string | null;
}

const most = 60;

/** Whether a code may be chosen, listed or not. */
export const isTaken = ({ within }: Pick<Offer, 'within'>, code: string): boolean =>
  Division.safeParse(code).success && (within === null || liesIn(code, within));

/** Whether a listed division is shown: it may be chosen, or what may be chosen lies in it. */
const isShown = (offer: Offer, code: string): boolean =>
  isTaken(offer, code) || (offer.within !== null && liesIn(offer.within, code));

/** What is offered directly in a division; of null: the provinces. */
export function offeredIn(offer: Offer, code: string | null): string[] {
  const all = divisionsIn(offer.divisions, code).filter((each) => isShown(offer, each));
  if (code !== null || offer.own === null || offer.within !== null) return all;
  const own = wayTo(offer.own)[0];
  const real = all.filter((each) => each !== own && !isMadeUp(each));
  const madeUp = all.filter((each) => each !== own && isMadeUp(each) && isMadeUp(offer.own ?? ''));
  return [...all.filter((each) => each === own), ...madeUp, ...real];
}

/** The columns down to where somebody is: the provinces, what lies in one, and so on. */
export function columnsTo(offer: Offer, active: string | null): string[][] {
  const way = active === null ? [] : wayTo(active);
  return [null, ...way].map((code) => offeredIn(offer, code)).filter((column) => column.length > 0);
}

/** How well a division fits what was typed: its own name, else a name on the way to it; null where it does not. */
function fitOf({ divisions }: Offer, code: string, words: readonly string[], language: Language): number | null {
  const names = namesOnWay(divisions, code, language).map((name) => name.toLowerCase());
  if (!words.every((word) => names.some((name) => name.includes(word)))) return null;
  const own = names.at(-1) ?? '';
  const last = words.at(-1) ?? '';
  if (own === last) return 0;
  if (own.startsWith(last)) return 1;
  return own.includes(last) ? 2 : 3;
}

/** The divisions that somebody who types looks for, the best first: by code, or by names on the way. A full code that no list has is offered as it is. */
export function found(offer: Offer, typed: string, language: Language): string[] {
  const listed = offeredIn(offer, null)
    .flatMap((province) => [...below(offer, province)])
    .filter((code) => isTaken(offer, code));
  const text = typed.trim().toLowerCase();
  if (/^\d+$/.test(text)) {
    const fitting = listed.filter((code) => code.startsWith(text)).slice(0, most);
    return fitting.length === 0 && isTaken(offer, text) ? [text] : fitting;
  }
  const words = text.split(/[\s/,，、]+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  return listed
    .map((code) => ({ code, fit: fitOf(offer, code, words, language) }))
    .filter((each): each is { code: string; fit: number } => each.fit !== null)
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ code }) => code);
}

/** A division and all that is listed in it. */
function* below(offer: Offer, code: string): Generator<string> {
  yield code;
  for (const each of offeredIn(offer, code)) yield* below(offer, each);
}

/** The keys that move about. */
export type MoveKey = 'ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'ArrowLeft';

/** Where a key leads in the columns: up and down in one, left and right between them. */
export function movedInColumns(offer: Offer, active: string | null, key: MoveKey): string | null {
  if (active === null) return offeredIn(offer, null)[0] ?? null;
  const way = wayTo(active);
  const above = way.at(-2) ?? null;
  if (key === 'ArrowRight') return offeredIn(offer, active)[0] ?? active;
  if (key === 'ArrowLeft') return above ?? active;
  return movedInList(offeredIn(offer, above), active, key);
}

/** Where a key leads in a list, round its ends. */
export function movedInList(list: readonly string[], active: string | null, key: MoveKey): string | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const at = active === null ? -1 : list.indexOf(active);
  const from = at === -1 && step === -1 ? 0 : at;
  return list.at((from + step + list.length) % Math.max(1, list.length)) ?? null;
}
