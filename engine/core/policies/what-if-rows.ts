/** What if the draft were in force, over rows: the author's own, and others made up on both sides of every boundary. */
import type { Policy } from './policy.ts';
import { domainsOf, populationOf, rowsReaching, type Domains } from './policy-population.ts';
import { decideRow, type FactRow } from './policy-rows.ts';
import { createTally, sideOf, type WhatIfReport } from './what-if.ts';

/** A row that both decide, and where it is from. */
export interface ComparedRow {
  facts: FactRow;
  from: 'rows' | 'made-up';
}

/** How many rows are made up. */
const madeUp = 400;
const mostRules = 100;

/** Rows for the rules of a policy, about so many; a rule that cannot be reached has none. */
async function rowsForRules(policy: Policy, count: number, seed: number): Promise<FactRow[]> {
  const rules = Math.min(policy.rules?.length ?? 0, mostRules);
  const each = Math.max(1, Math.floor(count / Math.max(1, rules)));
  const rows: FactRow[] = [];
  for (let index = 0; index < rules; index += 1) rows.push(...(await rowsReaching(policy, index, each, seed)));
  return rows;
}

/** The rows of a comparison: the given ones, some that each rule of both decides, and others of any values. */
export async function comparedRows(
  before: Policy,
  after: Policy,
  rows: readonly FactRow[],
  seed: number,
): Promise<ComparedRow[]> {
  const domains = domainsOf([before, after]);
  const reaching = [
    ...(await rowsForRules(before, madeUp / 4, seed)),
    ...(await rowsForRules(after, madeUp / 4, seed + 1)),
  ];
  const others = populationOf(domains, madeUp, seed);
  const made = [...reaching.map((row, index) => ({ ...others[index % others.length], ...row })), ...others];
  const all = new Map<string, ComparedRow>();
  for (const facts of rows) all.set(keyOf(domains, facts), { facts, from: 'rows' });
  const own = all.size;
  for (const facts of made) {
    const key = keyOf(domains, facts);
    if (all.size < own + madeUp && !all.has(key)) all.set(key, { facts, from: 'made-up' });
  }
  return [...all.values()];
}

/** What tells rows apart: the values of the facts that are asked. */
const keyOf = (domains: Domains, facts: FactRow): string =>
  JSON.stringify([...domains.keys()].map((name) => facts[name]));

const every = 50;

/** Decides every row by both; `told` hears how far it is. */
export async function compareRows(
  before: Policy,
  after: Policy,
  rows: readonly ComparedRow[],
  told: (done: number, total: number) => void = () => undefined,
): Promise<WhatIfReport> {
  const tally = createTally();
  for (const [index, { facts, from }] of rows.entries()) {
    const [old, fresh] = [await decideRow(before, facts), await decideRow(after, facts)];
    const example = { case: null, at: null, own: from === 'rows', facts };
    tally.add({ before: sideOf(old), after: sideOf(fresh), example });
    if (index % every === 0) told(index, rows.length);
  }
  return tally.report();
}
