/** Made-up rows of facts: from the values that facts can have and the boundaries that policies compare with, the same for the same seed. */
import type { FactValue } from '../facts/facts.ts';
import { mondayToFriday } from '../calendar.ts';
import { domainOf } from '../facts/fact-domain.ts';
import { isTypeOfList } from '../facts/fact-types.ts';
import { operatorNamed, type Around } from './policy-operators.ts';
import { conditionsOf } from './rule-index.ts';
import type { Condition, Conditions, Policy } from './policy.ts';
import { comparedWith, decideRow, factsAsked, rowFact, type FactRow } from './policy-rows.ts';

/** A number from 0 to 1, the next of a sequence. */
export type Chance = () => number;

/** The sequence of a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(values: readonly T[], chance: Chance): T | undefined => values[Math.floor(chance() * values.length)];

const spread = 5;

/** The day by which made-up rows are decided. */
const around: Around = { today: '2026-11-23', calendar: mondayToFriday };

/** The numbers on both sides of each boundary, and some between. */
function numbersOf(span: readonly [number, number] | undefined, boundaries: readonly number[]): number[] {
  const [least, most] = span ?? [-Infinity, Infinity];
  const beside = boundaries.flatMap((each) => [each - 1, each, each + 1]);
  const far = Number.isFinite(most)
    ? Array.from({ length: spread + 1 }, (_one, step) => Math.round(least + ((most - least) * step) / spread))
    : boundaries.length > 0
      ? [Math.min(...boundaries) - 10, Math.max(...boundaries) + 10]
      : [0, 1, 100];
  const within = [...beside, ...far].filter((each) => each >= least && each <= most);
  return [...new Set(within)].sort((a, b) => a - b);
}

const mostLists = 60;

/** Some of many lists, spread evenly. */
const someLists = (lists: readonly FactValue[]): FactValue[] => {
  const step = Math.max(1, lists.length / mostLists);
  return Array.from({ length: Math.min(lists.length, mostLists) }, (_, index) => lists[Math.floor(index * step)] ?? []);
};

/** The values of each fact that the policies ask for. */
export type Domains = ReadonlyMap<string, readonly FactValue[]>;

/** Everything worth trying for each fact: all its values where they are few, else what is compared with and what lies beside. */
export function domainsOf(policies: readonly Policy[]): Domains {
  const names = new Set(policies.flatMap(factsAsked));
  return new Map(
    [...names].map((name): [string, FactValue[]] => {
      const compared = policies.flatMap((policy) => comparedWith(policy, name));
      const asking = policies.find((policy) => comparedWith(policy, name).length > 0) ?? policies[0];
      const { type, values, span } = asking ? rowFact(asking, name) : { type: 'string' as const };
      if (type === 'boolean') return [name, [true, false]];
      if (isTypeOfList(type))
        return [name, someLists(domainOf({ type, ...(values && { values }) }, conditionsOn(policies, name), around))];
      if (values) return [name, [...values]];
      if (name === 'clock.today' && conditionsOn(policies, name).length === 0) return [name, [around.today]];
      if (type === 'date' || type === 'region') return [name, domainOf({ type }, conditionsOn(policies, name), around)];
      if (type === 'number' || type === 'money')
        return [
          name,
          numbersOf(
            span,
            compared.filter((each) => typeof each === 'number'),
          ),
        ];
      return [name, [...new Set([...compared.filter((each) => typeof each === 'string'), 'other'])]];
    }),
  );
}

/** What policies of rules compare a fact with; of tables the values of its column stand for themselves. */
const conditionsOn = (policies: readonly Policy[], fact: string): Condition[] =>
  policies.flatMap((policy): Condition[] =>
    policy.table
      ? comparedWith(policy, fact).map((value) => ({ fact, operator: 'equal', value }))
      : policy.rules.flatMap(({ when }) => conditionsOf(when)).filter((each) => each.fact === fact),
  );

/** A row of any values. */
export const anyRow = (domains: Domains, chance: Chance): FactRow =>
  Object.fromEntries([...domains].map(([name, values]) => [name, pick(values, chance) ?? '']));

/** Rows of any values, no two alike; fewer than asked for where there are no more. */
export function populationOf(domains: Domains, count: number, seed: number): FactRow[] {
  const chance = chanceFrom(seed);
  const rows = new Map<string, FactRow>();
  for (let tries = 0; tries < count * 4 && rows.size < count; tries += 1) {
    const row = anyRow(domains, chance);
    rows.set(JSON.stringify(row), row);
  }
  return [...rows.values()];
}

/** Narrows the values of the facts until conditions hold, or do not; null where this choice leads nowhere. */
function narrowed(conditions: Conditions, isSo: boolean, domains: Domains, chance: Chance): Domains | null {
  if ('fact' in conditions) {
    const left = (domains.get(conditions.fact) ?? []).filter(
      (value) => operatorNamed(conditions.operator).holds(value, conditions.value, around) === isSo,
    );
    return left.length === 0 ? null : new Map([...domains, [conditions.fact, left]]);
  }
  if ('not' in conditions) return narrowed(conditions.not, !isSo, domains, chance);
  const members = 'all' in conditions ? conditions.all : conditions.any;
  if ('all' in conditions !== isSo) {
    const one = pick(members, chance);
    return one ? narrowed(one, isSo, domains, chance) : null;
  }
  return members.reduce<Domains | null>((left, each) => left && narrowed(each, isSo, left, chance), domains);
}

const mostTries = 200;

/** Rows that the rule of this index decides, found by trying, no two alike; none where none was found. */
export async function rowsReaching(policy: Policy, index: number, count: number, seed = 1): Promise<FactRow[]> {
  const rule = policy.rules?.[index];
  if (!rule) return [];
  const chance = chanceFrom(seed);
  const domains = domainsOf([policy]);
  const rows = new Map<string, FactRow>();
  for (let tries = 0; tries < mostTries && rows.size < count; tries += 1) {
    const left = narrowed(rule.when, true, domains, chance);
    if (!left) continue;
    const row = anyRow(left, chance);
    const result = await decideRow(policy, row);
    if ('decision' in result && result.decision.rule === rule.name) rows.set(JSON.stringify(row), row);
  }
  return [...rows.values()];
}

/** A row that the rule of this index decides; null where none was found. */
export const rowReaching = async (policy: Policy, index: number): Promise<FactRow | null> =>
  (await rowsReaching(policy, index, 1))[0] ?? null;
