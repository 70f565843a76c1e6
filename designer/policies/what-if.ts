/** What if the draft were in force: the same rows decided by both, and those that come out otherwise. */
import type { Policy } from '../../engine/core/policy.ts';
import { domainsOf, populationOf, rowReaching } from './population.ts';
import { decideRow, type FactRow, type RowResult } from './test-rows.ts';

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

const outcomeOf = (result: RowResult): string => ('decision' in result ? result.decision.outcome : '');

/** The rows of a comparison: the given ones, one for each rule of both that can be reached, and made-up ones. */
export async function comparedRows(
  before: Policy,
  after: Policy,
  rows: readonly FactRow[],
  seed: number,
): Promise<ComparedRow[]> {
  const domains = domainsOf([before, after]);
  const reaching: FactRow[] = [];
  for (const policy of [before, after])
    for (let index = 0; index < Math.min(policy.rules?.length ?? 0, 100); index += 1) {
      const row = await rowReaching(policy, index, seed);
      if (row) reaching.push(row);
    }
  const [fill] = populationOf(domains, 1, seed);
  const made = [...reaching.map((row) => ({ ...fill, ...row })), ...populationOf(domains, madeUp, seed)];
  const all = new Map<string, ComparedRow>();
  for (const facts of rows) all.set(JSON.stringify(facts), { facts, from: 'rows' });
  for (const facts of made) {
    const key = JSON.stringify(facts);
    if (!all.has(key)) all.set(key, { facts, from: 'made-up' });
  }
  return [...all.values()];
}

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
