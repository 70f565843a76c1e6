/** What comparisons look like: the matrix of outcomes, which changes are shown, and shares and chances in words. */
import type { WhatIfCell, WhatIfKind } from '../../engine/core/policies/what-if.ts';
import type { Language } from '../../engine/core/text.ts';

/** From one outcome to another. */
export type Way = Pick<WhatIfCell, 'before' | 'after'>;

/** The matrix: a row for each outcome there was, a column for each there is, in the order of the policies. */
export interface Matrix {
  before: string[];
  after: string[];
  count: (way: Way) => number;
}

/** The matrix of a report. Outcomes that neither policy lists come last, the undecided at the very end. */
export function matrixOf(cells: readonly WhatIfCell[], outcomes: readonly string[]): Matrix {
  const rank = (outcome: string): number => {
    const index = outcomes.indexOf(outcome);
    return outcome === '' ? Infinity : index < 0 ? outcomes.length : index;
  };
  const inOrder = (names: readonly string[]): string[] => [...new Set(names)].sort((a, b) => rank(a) - rank(b));
  const counts = new Map(cells.map(({ before, after, count }) => [`${before} ${after}`, count]));
  return {
    before: inOrder(cells.map(({ before }) => before)),
    after: inOrder(cells.map(({ after }) => after)),
    count: ({ before, after }) => counts.get(`${before} ${after}`) ?? 0,
  };
}

/** The kinds of change that lie in a cell; all of them where none is chosen. */
export const kindsOf = (kinds: readonly WhatIfKind[], way: Way | null): WhatIfKind[] =>
  kinds.filter(({ before, after }) => !way || (before.outcome === way.before && after.outcome === way.after));

/** The values a table gives besides the outcome, as a suffix: `percent 50`. */
export const outputsWords = (outputs: WhatIfKind['before']['outputs']): string =>
  Object.entries(outputs ?? {})
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(', ');

/** `31%`, `4.2%`: one digit more where it is small. */
export function percentWords(share: number, language: Language): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** How rare chance alone makes it: the words are chosen by this. */
export type Rarity = 'million' | 'thousand' | 'hundred' | 'usual';

/** The rarity of a chance. */
export function rarityOf(chance: number): Rarity {
  if (chance < 0.000_001) return 'million';
  if (chance < 0.001) return 'thousand';
  return chance < 0.01 ? 'hundred' : 'usual';
}

/** `¥1,234.50`. */
export const moneyWords = (fen: number): string =>
  new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(fen / 100);
