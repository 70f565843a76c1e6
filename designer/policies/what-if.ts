/** What if the draft were in force: the same rows decided by both, and those that come out otherwise. */
import type { Policy } from '../../engine/core/policy.ts';
import { domainsOf, populationOf, rowsReaching, type Domains } from '../../engine/core/policy-population.ts';
import { decideRow, type FactRow, type RowResult } from '../../engine/core/policy-rows.ts';

/** A row that both decide, and where it is from. */
export interface ComparedRow {
  facts: FactRow;
  from: 'rows' | 'made-up';
}

/** A row that comes out otherwise. */
export interface Flip extends ComparedRow {
  before: RowResult;
  after: RowResult;
}

/** How a comparison stands. */
export interface WhatIf {
  done: number;
  total: number;
  flips: Flip[];
}

/** What the thread of its own is asked. */
export interface WhatIfQuestion {
  serial: number;
  before: Policy;
  after: Policy;
  rows: readonly FactRow[];
  seed: number;
}

/** What it answers: how far it is, and at the end everything. */
export type WhatIfAnswer = { serial: number } & ({ progress: number; total: number } | { result: WhatIf });

/** How many rows are made up. */
export const madeUp = 400;
const mostRules = 100;

const outcomeOf = (result: RowResult): string => ('decision' in result ? result.decision.outcome : '');

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
export async function compareDecisions(
  before: Policy,
  after: Policy,
  rows: readonly ComparedRow[],
  told: (done: number, total: number) => void = () => undefined,
): Promise<WhatIf> {
  const flips: Flip[] = [];
  for (const [index, row] of rows.entries()) {
    const [old, fresh] = [await decideRow(before, row.facts), await decideRow(after, row.facts)];
    if (outcomeOf(old) !== outcomeOf(fresh)) flips.push({ ...row, before: old, after: fresh });
    if (index % every === 0) told(index, rows.length);
  }
  return { done: rows.length, total: rows.length, flips };
}

/** Flips of one kind: from one outcome to another, by the rules that decide. An empty outcome: none could be decided. */
export interface FlipKind {
  from: string;
  to: string;
  fromRule: string | null;
  toRule: string | null;
  flips: Flip[];
}

const ruleOf = (result: RowResult): string | null => ('decision' in result ? result.decision.rule : null);

/** Flips by what they were and what they become, the most first. */
export function flipKinds(flips: readonly Flip[]): FlipKind[] {
  const kinds = new Map<string, FlipKind>();
  for (const flip of flips) {
    const kind = {
      from: outcomeOf(flip.before),
      to: outcomeOf(flip.after),
      fromRule: ruleOf(flip.before),
      toRule: ruleOf(flip.after),
    };
    const key = JSON.stringify(kind);
    const known = kinds.get(key) ?? { ...kind, flips: [] };
    known.flips.push(flip);
    kinds.set(key, known);
  }
  return [...kinds.values()].sort((a, b) => b.flips.length - a.flips.length);
}
