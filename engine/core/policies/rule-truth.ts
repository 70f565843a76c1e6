/** Whether rules hold where not every fact is known: yes, no, or as it turns out; and what follows where it turns out the same either way. */
import type { FactValue } from '../facts/fact-types.ts';
import { operatorNamed, type Around } from './policy-operators.ts';
import type { Conditions, RulePolicy } from './policy.ts';
import { domainOf, type FactKind } from '../facts/fact-domain.ts';
import { conditionsOf } from './rule-index.ts';
import { compileRules } from './run-rules.ts';

/** Yes, no, or null: as it turns out. */
export type Truth = boolean | null;

/** What is known when rules are weighed. */
export interface Situation {
  /** The facts that have a value. */
  values: Readonly<Record<string, FactValue>>;
  /** Those of which it is certain that they have none; any other may still be learnt. */
  missing: ReadonlySet<string>;
  /** Those whose value is only supposed. */
  supposed?: ReadonlySet<string>;
  around: Around;
}

const valueIn = ({ values }: Situation, fact: string): FactValue | undefined =>
  Object.hasOwn(values, fact) ? values[fact] : undefined;

/** Whether a fact is known, or not: what is supposed of it tells nothing of that. */
function knownTruth(fact: string, asked: boolean, { values, missing, supposed }: Situation): Truth {
  if (missing.has(fact)) return !asked;
  return Object.hasOwn(values, fact) && !supposed?.has(fact) ? asked : null;
}

/** Whether conditions hold. */
export function truthOf(conditions: Conditions, situation: Situation): Truth {
  if ('fact' in conditions) {
    const { fact, operator, value } = conditions;
    const given = valueIn(situation, fact);
    if (operator === 'isKnown') return knownTruth(fact, value === true, situation);
    return given === undefined ? null : operatorNamed(operator).holds(given, value, situation.around);
  }
  if ('not' in conditions) {
    const truth = truthOf(conditions.not, situation);
    return truth === null ? null : !truth;
  }
  const settling = 'any' in conditions;
  let truth: Truth = !settling;
  for (const each of settling ? conditions.any : conditions.all) {
    const one = truthOf(each, situation);
    if (one === settling) return settling;
    if (one === null) truth = null;
  }
  return truth;
}

/** The rules that may decide. */
export interface Possible {
  /** Indexes of the rules that may be the first to hold, in order. */
  rules: number[];
  /** Whether the last of them surely holds; where it does not, no rule at all may hold. */
  isClosed: boolean;
  outcomes: ReadonlySet<string>;
}

/** The rules that may be the first to hold. */
export function possibleRules(policy: RulePolicy, situation: Situation): Possible {
  const rules: number[] = [];
  const outcomes = new Set<string>();
  let isClosed = false;
  for (const index of compileRules(policy).index.candidates(situation.values)) {
    const rule = policy.rules[index];
    const truth = rule ? truthOf(rule.when, situation) : false;
    if (!rule || truth === false) continue;
    rules.push(index);
    outcomes.add(rule.then);
    isClosed = truth === true;
    if (isClosed) break;
  }
  if (!isClosed) outcomes.add(policy.otherwise.then);
  return { rules, isClosed, outcomes };
}

/** The facts on which it hangs whether a rule holds. */
export const openFacts = (policy: RulePolicy, index: number, situation: Situation): string[] => [
  ...new Set(
    conditionsOf(policy.rules[index]?.when ?? { all: [] })
      .map(({ fact }) => fact)
      .filter((fact) => valueIn(situation, fact) === undefined),
  ),
];

/** What follows whatever the facts turn out to be. */
export interface Settled {
  outcome: string;
  /** The rule that surely holds and after which no other is asked; undefined where it is not certain which decides. */
  sure: number | undefined;
  /** The rules of which each may be the first that holds, in order. */
  rules: number[];
  /** Whether one of them surely does. */
  isClosed: boolean;
}

/** How many situations are looked into before the outcome counts as open. */
const mostLooks = 2_000;

/**
 * Settles the outcome where some facts are not known: tries every kind of value that they could have, and gives up at the first
 * difference. Where there is more to try than it may look into, the outcome counts as open.
 */
export function settle(policy: RulePolicy, situation: Situation, kindOf: (fact: string) => FactKind): Settled | null {
  const conditions = policy.rules.flatMap(({ when }) => conditionsOf(when));
  const domains = new Map<string, FactValue[]>();
  const domain = (fact: string): FactValue[] => {
    const made =
      domains.get(fact) ??
      domainOf(
        kindOf(fact),
        conditions.filter((each) => each.fact === fact),
        situation.around,
      );
    domains.set(fact, made);
    return made;
  };
  const found = { outcome: undefined as string | undefined, rules: new Set<number>(), isClosed: true };
  let looks = 0;
  const isSame = (at: Situation): boolean => {
    looks += 1;
    const { rules, isClosed, outcomes } = possibleRules(policy, at);
    const [only, ...others] = outcomes;
    if (others.length === 0) {
      found.outcome ??= only;
      for (const rule of rules) found.rules.add(rule);
      found.isClosed &&= isClosed;
      return only === found.outcome;
    }
    const first = rules.find((rule) => truthOf(policy.rules[rule]?.when ?? { all: [] }, at) === null);
    const fact = first === undefined ? undefined : openFacts(policy, first, at)[0];
    if (fact === undefined || looks > mostLooks) return false;
    const supposed = new Set([...(at.supposed ?? []), fact]);
    const values = domain(fact);
    if (looks + values.length > mostLooks) return false;
    return values.every((value) => isSame({ ...at, values: { ...at.values, [fact]: value }, supposed }));
  };
  if (!isSame(situation) || found.outcome === undefined) return null;
  const rules = [...found.rules].sort((a, b) => a - b);
  const sure = looks === 1 && found.isClosed ? rules.at(-1) : undefined;
  return { outcome: found.outcome, sure, rules, isClosed: found.isClosed };
}
