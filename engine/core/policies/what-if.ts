/** What if a policy were another: decisions compared by what they were and what they become, tallied so that tallies can be brought together. */
import type { CaseMoney } from './decided.ts';
import type { Decision } from './decide.ts';
import type { FactValue } from '../facts/facts.ts';
import type { RowResult } from './policy-rows.ts';
import type { Place } from '../rights.ts';
import type { Text } from '../text.ts';

/** One side of a comparison. An empty outcome: none could be decided. */
export interface WhatIfSide {
  outcome: string;
  rule: string | null;
  reason: Text;
  clauses: string[];
  /** What a table gives besides. */
  outputs?: NonNullable<Decision['outputs']>;
}

/** Somebody who comes out otherwise. */
export interface WhatIfExample {
  /** The case; null where it is none, or is not for whoever asks. */
  case: string | null;
  /** When it was decided, RFC 3339; null where it is made up. */
  at: string | null;
  /** Of a row: whether the author wrote it. */
  own: boolean;
  /** Of a case, masked. */
  facts: Record<string, FactValue>;
}

/** Money of those who come out otherwise, as far as records name amounts. */
export interface WhatIfMoney extends CaseMoney {
  /** How many of them have an amount on record. */
  withAmount: number;
}

/** How many came out so before, and come out so after. */
export interface WhatIfCell {
  before: string;
  after: string;
  count: number;
}

/** Those who come out otherwise in the same way, by the same rules; or who keep their outcome and get other values. */
export interface WhatIfKind {
  before: WhatIfSide;
  after: WhatIfSide;
  count: number;
  money: WhatIfMoney;
  /** The first of them. */
  examples: WhatIfExample[];
}

/** How many of a place. */
export interface WhatIfPlace extends Place {
  decided: number;
  flips: number;
}

/** What a comparison found. */
export interface WhatIfReport {
  /** Decided by both. */
  decided: number;
  flips: number;
  /** With the same outcome, but other values besides. */
  otherValues: number;
  /** Of these it cannot be told, for facts that nobody recorded. */
  untold: number;
  /** How often which fact was missing. */
  missing: Record<string, number>;
  cells: WhatIfCell[];
  /** The most first, no more than two hundred. */
  kinds: WhatIfKind[];
  money: WhatIfMoney;
  /** The most first; none where what is compared is nowhere. */
  places: WhatIfPlace[];
}

/** The report over past cases, and how far it reached. */
export interface PastWhatIf extends WhatIfReport {
  /** Cases that were read. */
  cases: number;
  /** Cases of the policy in the time asked for. */
  total: number;
  more: boolean;
  /** Where to go on; null at the end. */
  next: string | null;
}

/** One comparison to be tallied. */
export interface Compared {
  before: WhatIfSide;
  after: WhatIfSide;
  example: WhatIfExample;
  place?: Place;
  money?: CaseMoney | null;
}

const noMoney: WhatIfMoney = { withAmount: 0, paidFen: 0, disbursedFen: 0 };

const sumOf = (a: WhatIfMoney, b: WhatIfMoney): WhatIfMoney => ({
  withAmount: a.withAmount + b.withAmount,
  paidFen: a.paidFen + b.paidFen,
  disbursedFen: a.disbursedFen + b.disbursedFen,
});

/** A report of nothing yet. */
export const noReport: WhatIfReport = {
  ...{ decided: 0, flips: 0, otherValues: 0, untold: 0 },
  ...{ missing: {}, cells: [], kinds: [], money: noMoney, places: [] },
};

/** The side that a result is. */
export function sideOf(result: RowResult): WhatIfSide {
  if ('problem' in result) return { outcome: '', rule: null, reason: result.problem, clauses: [] };
  const { outcome, rule, reason, clauses, outputs } = result.decision;
  return { outcome, rule, reason, clauses, ...(outputs && { outputs }) };
}

const mostExamples = 20;
const mostKinds = 200;

const keyOf = ({ before, after }: Pick<WhatIfKind, 'before' | 'after'>): string =>
  JSON.stringify([before, after].map(({ outcome, rule, outputs }) => [outcome, rule, outputs ?? null]));

const areOutputsSame = ({ before, after }: Pick<WhatIfKind, 'before' | 'after'>): boolean =>
  JSON.stringify(before.outputs) === JSON.stringify(after.outputs);

/** Entries of the same key as one, in the order of the first. */
function joined<T>(entries: readonly T[], key: (entry: T) => string, join: (a: T, b: T) => T): T[] {
  const known = new Map<string, T>();
  for (const entry of entries) {
    const found = known.get(key(entry));
    known.set(key(entry), found === undefined ? entry : join(found, entry));
  }
  return [...known.values()];
}

/** Two reports as one. */
export function mergeReports(a: WhatIfReport, b: WhatIfReport): WhatIfReport {
  const missing = { ...a.missing };
  for (const [fact, count] of Object.entries(b.missing)) missing[fact] = (missing[fact] ?? 0) + count;
  return {
    decided: a.decided + b.decided,
    flips: a.flips + b.flips,
    otherValues: a.otherValues + b.otherValues,
    untold: a.untold + b.untold,
    missing,
    cells: joined(
      [...a.cells, ...b.cells],
      ({ before, after }) => JSON.stringify([before, after]),
      (one, other) => ({ ...one, count: one.count + other.count }),
    ),
    kinds: joined([...a.kinds, ...b.kinds], keyOf, (one, other) => ({
      ...one,
      count: one.count + other.count,
      money: sumOf(one.money, other.money),
      examples: [...one.examples, ...other.examples].slice(0, mostExamples),
    }))
      .sort((one, other) => other.count - one.count)
      .slice(0, mostKinds),
    money: sumOf(a.money, b.money),
    places: joined(
      [...a.places, ...b.places],
      ({ region, institution }) => JSON.stringify([region, institution]),
      (one, other) => ({ ...one, decided: one.decided + other.decided, flips: one.flips + other.flips }),
    ).sort(byFlips),
  };
}

/** A tally under way. */
export interface Tally {
  add(compared: Compared): void;
  /** One that cannot be told, for these facts. */
  addUntold(facts: readonly string[]): void;
  report(): WhatIfReport;
}

/** The entry of a key, made where there is none. */
function entryOf<T>(entries: Map<string, T>, key: string, make: () => T): T {
  const found = entries.get(key);
  if (found !== undefined) return found;
  const made = make();
  entries.set(key, made);
  return made;
}

const byFlips = (a: WhatIfPlace, b: WhatIfPlace): number => b.flips - a.flips || b.decided - a.decided;

/** Begins a tally. */
export function createTally(): Tally {
  const sums = { decided: 0, flips: 0, otherValues: 0, untold: 0, money: noMoney };
  const missing: Record<string, number> = {};
  const cells = new Map<string, WhatIfCell>();
  const kinds = new Map<string, WhatIfKind>();
  const places = new Map<string, WhatIfPlace>();

  /** Adds to those of its kind; past so many kinds it is counted, but not told apart. */
  function addToKind({ before, after, example, money }: Compared): void {
    const key = keyOf({ before, after });
    if (!kinds.has(key) && kinds.size >= mostKinds) return;
    const kind = entryOf(kinds, key, () => ({ before, after, count: 0, money: noMoney, examples: [] }));
    kind.count += 1;
    if (kind.examples.length < mostExamples) kind.examples.push(example);
    if (money) kind.money = sumOf(kind.money, { withAmount: 1, ...money });
  }

  return {
    add(compared) {
      const [before, after] = [compared.before.outcome, compared.after.outcome];
      sums.decided += 1;
      entryOf(cells, `${before} ${after}`, () => ({ before, after, count: 0 })).count += 1;
      if (compared.place) {
        const { region, institution } = compared.place;
        const place = entryOf(places, `${region} ${institution ?? ''}`, () => ({
          ...{ region, institution, decided: 0, flips: 0 },
        }));
        place.decided += 1;
        if (before !== after) place.flips += 1;
      }
      const isFlip = before !== after;
      if (!isFlip && areOutputsSame(compared)) return;
      addToKind(compared);
      if (!isFlip) sums.otherValues += 1;
      else {
        sums.flips += 1;
        if (compared.money) sums.money = sumOf(sums.money, { withAmount: 1, ...compared.money });
      }
    },
    addUntold(facts) {
      sums.untold += 1;
      for (const fact of facts) missing[fact] = (missing[fact] ?? 0) + 1;
    },
    report: () => ({
      ...{ ...sums, missing: { ...missing }, cells: [...cells.values()] },
      kinds: [...kinds.values()].sort((a, b) => b.count - a.count),
      places: [...places.values()].sort(byFlips),
    }),
  };
}
