/** A made-up province: how its people, their cards and the ways they use them are spread, and people drawn from it, the same for the same seed. */
import { z } from 'zod';
import { isList } from './facts/fact-types.ts';
import type { FactValue } from './facts/facts.ts';
import { chanceFrom, domainsOf, type Chance } from './policies/policy-population.ts';
import type { Policy } from './policies/policy.ts';
import type { FactRow } from './policies/policy-rows.ts';
import { Text } from './text.ts';

const Value = z.union([z.string(), z.number(), z.boolean()]);

const Weighted = z.union([
  z.strictObject({ value: Value, share: z.number().min(0) }),
  z.strictObject({ from: z.int(), to: z.int(), share: z.number().min(0) }).describe('Whole numbers, each as likely'),
]);

const Spread = z.strictObject({
  when: z
    .record(
      z.string(),
      z.union([z.array(Value).min(1), z.strictObject({ from: z.int().optional(), to: z.int().optional() })]),
    )
    .optional()
    .describe('Values of facts drawn before, for which it holds; the first spread that holds is taken'),
  shares: z.array(Weighted).min(1),
});

const Drawn = z.strictObject({
  fact: z.string().min(1).max(80),
  source: Text.describe('Where the shares are from, or that they are made up for the demonstration'),
  spreads: z.array(Spread).min(1),
});

/** The file rulesets/demo/province.json; also GET /api/province. */
export const Province = z.strictObject({
  $schema: z.string().optional(),
  notice: Text,
  facts: z.array(Drawn).min(1).describe('In the order in which they are drawn; later ones may depend on earlier ones'),
});
export type Province = z.infer<typeof Province>;

type Drawn = Province['facts'][number];
type Spread = Drawn['spreads'][number];
type Wanted = NonNullable<Spread['when']>[string];

function isWanted(wanted: Wanted, value: FactValue | undefined): boolean {
  if (value === undefined || isList(value)) return false;
  if (Array.isArray(wanted)) return wanted.includes(value);
  return typeof value === 'number' && value >= (wanted.from ?? -Infinity) && value <= (wanted.to ?? Infinity);
}

const holds = ({ when = {} }: Spread, person: FactRow): boolean =>
  Object.entries(when).every(([fact, wanted]) => isWanted(wanted, person[fact]));

function drawFrom({ shares }: Spread, chance: Chance): FactValue | undefined {
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  let left = chance() * total;
  const drawn = shares.find(({ share }) => (left -= share) < 0) ?? shares.at(-1);
  if (!drawn) return undefined;
  return 'value' in drawn ? drawn.value : drawn.from + Math.floor(chance() * (drawn.to - drawn.from + 1));
}

/** The facts that policies ask for and the province says nothing of: their values are drawn evenly. */
export function assumedFacts({ facts }: Province, policies: readonly Policy[]): string[] {
  const known = new Set(facts.map(({ fact }) => fact));
  return [...domainsOf(policies).keys()].filter((name) => !known.has(name));
}

/** Draws the people of a province one after the other, with a value for every fact that the policies ask for. */
export function* peopleOf(
  province: Province,
  policies: readonly Policy[],
  people: number,
  seed: number,
): Generator<FactRow> {
  const chance = chanceFrom(seed);
  const domains = domainsOf(policies);
  const assumed = assumedFacts(province, policies);
  for (let count = 0; count < people; count += 1) {
    const person: FactRow = {};
    for (const { fact, spreads } of province.facts) {
      const spread = spreads.find((each) => holds(each, person));
      const value = spread && drawFrom(spread, chance);
      if (value !== undefined) person[fact] = value;
    }
    for (const fact of assumed) {
      const values = domains.get(fact) ?? [];
      const value = values[Math.floor(chance() * values.length)];
      if (value !== undefined) person[fact] = value;
    }
    yield person;
  }
}
