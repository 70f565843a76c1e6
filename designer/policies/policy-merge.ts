/** Brings together what two people made of the same version of a policy: what only one changed is theirs; what both changed stays as it is written here, and is named. */
import { isSame } from '../../engine/core/diff/diff-values.ts';
import type { Policy, Rule } from '../../engine/core/policies/policy.ts';

/** The merged policy, and what both changed: names of rules, and fields of the head. */
export interface Merged {
  policy: Policy;
  both: string[];
}

/** Of three values the one that changed; ours where both did. */
function chosen<T>(base: T, ours: T, theirs: T, isBoth: () => void): T {
  if (isSame(ours, theirs) || isSame(ours, base)) return theirs;
  if (!isSame(theirs, base)) isBoth();
  return ours;
}

const named = (rules: readonly Rule[], name: string): Rule | undefined => rules.find((rule) => rule.name === name);

/** The names of rules in the order of whoever changed it, with the others' new ones after the rule they follow. */
function orderOf(base: readonly Rule[], ours: readonly Rule[], theirs: readonly Rule[]): string[] {
  const [old, mine, other] = [base, ours, theirs].map((rules) => rules.map(({ name }) => name)) as [
    string[],
    string[],
    string[],
  ];
  const kept = (names: string[]) =>
    names.filter((name) => old.includes(name) && mine.includes(name) && other.includes(name));
  const isOurs = !isSame(kept(mine), kept(old));
  const [first, second] = isOurs ? [mine, other] : [other, mine];
  const order = [...first];
  for (const [index, name] of second.entries()) {
    if (order.includes(name)) continue;
    const before = second.slice(0, index).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
  }
  return order;
}

function mergedRules(base: readonly Rule[], ours: readonly Rule[], theirs: readonly Rule[], both: string[]): Rule[] {
  return orderOf(base, ours, theirs).flatMap((name) => {
    const rule = chosen(named(base, name), named(ours, name), named(theirs, name), () => both.push(name));
    return rule ?? [];
  });
}

/** Parts of the head that not every policy has. */
const optional = ['strictness', 'from', 'until', 'unknown'] as const;

/** A policy without those parts. */
const without = <P extends Policy>(policy: P): P =>
  Object.fromEntries(Object.entries(policy).filter(([key]) => !(optional as readonly string[]).includes(key))) as P;

/** Merges. Names of rules must be unique in each. */
export function mergePolicies(base: Policy, ours: Policy, theirs: Policy): Merged {
  const both: string[] = [];
  const field = <K extends 'title' | 'level' | 'outcomes' | 'otherwise' | (typeof optional)[number]>(
    key: K,
  ): Policy[K] => chosen(base[key], ours[key], theirs[key], () => both.push(key));
  const head = {
    title: field('title'),
    level: field('level'),
    outcomes: field('outcomes'),
    otherwise: field('otherwise'),
    ...Object.fromEntries(optional.map((key) => [key, field(key)] as const).filter(([, value]) => value !== undefined)),
  };
  if (base.rules && ours.rules && theirs.rules)
    return {
      policy: { ...without(theirs), ...head, rules: mergedRules(base.rules, ours.rules, theirs.rules, both) },
      both,
    };
  const parts = ({ rules, table }: Policy) => ({ rules, table });
  const body = chosen(parts(base), parts(ours), parts(theirs), () => both.push('table'));
  return { policy: { ...without(theirs), ...head, ...body } as Policy, both };
}
