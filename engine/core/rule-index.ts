/**
 * The index of a policy's rules: from each rule it draws what a fact must be for the rule to hold, and so finds the few rules that
 * may hold for given facts. Whether they do hold is for json-rules-engine to say; a rule that is left out cannot hold.
 */
import type { FactValue } from './facts.ts';
import type { Condition, Conditions, Rule } from './policy.ts';
import { bounded, complementOf, everything, intersectionOf, pointsRegion, unionOf, type Region } from './table-cell.ts';
import { createGrid } from './table-grid.ts';
import { anyPlace, createMatcher } from './table-matcher.ts';
import type { Scalar } from './table.ts';

/** What each fact must be; a fact that is not there may be anything. */
type Needs = ReadonlyMap<string, Region>;
type TypeOf = (fact: string) => string | undefined;

const nothing: Needs = new Map();
const comparisons = {
  lessThan: bounded.lt,
  lessThanInclusive: bounded.lte,
  greaterThan: bounded.gt,
  greaterThanInclusive: bounded.gte,
};

/** The region of a condition, or undefined where only the engine knows. */
function regionOf({ fact, operator, value }: Condition, typeOf: TypeOf): Region | undefined {
  const values: Scalar[] = Array.isArray(value) ? value : [value];
  const listed = operator === 'in' || operator === 'notIn';
  if (listed !== Array.isArray(value) || values.some((each) => typeof each !== typeOf(fact))) return undefined;
  if (operator === 'equal' || operator === 'in') return pointsRegion(values);
  if (operator === 'notEqual' || operator === 'notIn') return complementOf(pointsRegion(values));
  // The engine compares texts only where they begin with a number: no region says that.
  return typeof value === 'number' ? comparisons[operator](value) : undefined;
}

function needsOf(conditions: Conditions, holds: boolean, typeOf: TypeOf): Needs {
  if ('fact' in conditions) {
    const region = regionOf(conditions, typeOf);
    return region ? new Map([[conditions.fact, holds ? region : complementOf(region)]]) : nothing;
  }
  if ('not' in conditions) return needsOf(conditions.not, !holds, typeOf);
  const every = 'all' in conditions === holds;
  const parts = ('all' in conditions ? conditions.all : conditions.any).map((each) => needsOf(each, holds, typeOf));
  return parts.reduce(every ? bothOf : eitherOf);
}

function bothOf(a: Needs, b: Needs): Needs {
  const both = new Map(a);
  for (const [fact, region] of b) {
    const other = both.get(fact);
    both.set(fact, other ? intersectionOf(other, region) : region);
  }
  return both;
}

function eitherOf(a: Needs, b: Needs): Needs {
  const either = new Map<string, Region>();
  for (const [fact, region] of b) {
    const other = a.get(fact);
    if (other) either.set(fact, unionOf(other, region));
  }
  return either;
}

/** The conditions of a rule, flattened. */
export function conditionsOf(conditions: Conditions): Condition[] {
  if ('fact' in conditions) return [conditions];
  if ('all' in conditions) return conditions.all.flatMap(conditionsOf);
  if ('any' in conditions) return conditions.any.flatMap(conditionsOf);
  return conditionsOf(conditions.not);
}

/** Finds the rules that may hold. */
export interface RuleIndex {
  /** Indexes of the rules that may hold for these facts, ascending: every rule that holds is among them. */
  candidates(values: Readonly<Record<string, FactValue>>): number[];
}

/** Makes the index of rules. */
export function createRuleIndex(rules: readonly Rule[]): RuleIndex {
  const types = new Map<string, string>();
  for (const { when } of rules)
    for (const { fact, value } of conditionsOf(when))
      if (!types.has(fact)) types.set(fact, typeof (Array.isArray(value) ? value[0] : value));
  const needs = rules.map(({ when }) => needsOf(when, true, (fact) => types.get(fact)));
  const facts = [...types.keys()];
  const grid = createGrid(
    facts.map((fact) => needs.map((need) => ({ ...(need.get(fact) ?? everything), unknown: true }))),
  );
  const matcher = createMatcher(grid);
  return {
    candidates: (values) =>
      matcher.all(
        facts.map((fact, index) => {
          const value = Object.hasOwn(values, fact) ? values[fact] : undefined;
          const odd = typeof value !== types.get(fact) || Number.isNaN(value);
          return odd ? anyPlace : (grid.columns[index]?.axis.placeOf(value) ?? anyPlace);
        }),
      ),
  };
}
