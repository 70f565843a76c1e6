/**
 * The index of a policy's rules: from each rule it draws what a fact must be for the rule to hold, and so finds the few rules that
 * may hold for given facts. Whether they do hold is for json-rules-engine to say; a rule that is left out cannot hold.
 */
import {
  isList as isListValue,
  isOfFactType,
  isTypeOfList,
  type FactType,
  type FactValue,
} from '../facts/fact-types.ts';
import { comparesValues, operatorNamed, type Compared, type Operator } from './policy-operators.ts';
import type { Condition, Conditions, Rule } from './policy.ts';
import { liesIn } from '../rights.ts';
import {
  bounded,
  complementOf,
  everything,
  intersectionOf,
  pointsRegion,
  unionOf,
  type Region,
} from '../tables/table-cell.ts';
import { createGrid } from '../tables/table-grid.ts';
import { anyPlace, createMatcher } from '../tables/table-matcher.ts';
import type { Scalar } from '../tables/table.ts';

/** What each fact must be; a fact that is not there may be anything. */
type Needs = ReadonlyMap<string, Region>;
type TypeOf = (fact: string) => string | undefined;

const nothing: Needs = new Map();
const comparisons = {
  lessThan: bounded.lt,
  lessThanInclusive: bounded.lte,
  greaterThan: bounded.gt,
  greaterThanInclusive: bounded.gte,
  before: bounded.lt,
  onOrBefore: bounded.lte,
  after: bounded.gt,
  onOrAfter: bounded.gte,
};

/** The type that a fact must be of for an operator to compare it at all; undefined where it compares whatever there is. */
function typeNeeded(operator: Operator, value: Compared): FactType | undefined {
  const { fits } = operatorNamed(operator);
  if (fits.length === 1) return fits[0];
  return operator === 'between' && typeof [value].flat()[0] === 'string' ? 'date' : undefined;
}

/** The region of a condition, or undefined where only the engine knows. */
function regionOf({ fact, operator, value }: Condition, typeOf: TypeOf): Region | undefined {
  const { takes } = operatorNamed(operator);
  const values: Scalar[] = Array.isArray(value) ? value : [value];
  const isList = takes === 'list' || takes === 'range';
  if (!comparesValues(operator) || isList !== Array.isArray(value)) return undefined;
  const needed = typeNeeded(operator, value);
  if (values.some((each) => typeof each !== typeOf(fact) || (needed && !isOfFactType(needed, each)))) return undefined;
  if (operator in comparisons) {
    // The engine compares texts only where they begin with a number: no region says that.
    if (needed === undefined && typeof value !== 'number') return undefined;
  }
  return regionOfOperator(operator, values);
}

/** The region of the values that an operator lets through; undefined where no region says that. */
export function regionOfOperator(operator: Operator, values: Scalar[]): Region | undefined {
  const [from, to, ...more] = values;
  if (operator in comparisons && from !== undefined) return comparisons[operator as keyof typeof comparisons](from);
  switch (operator) {
    case 'equal':
    case 'in':
      return pointsRegion(values);
    case 'notEqual':
    case 'notIn':
      return complementOf(pointsRegion(values));
    case 'between':
      if (from === undefined || to === undefined || more.length > 0) return undefined;
      return intersectionOf(bounded.gte(from), bounded.lte(to));
    case 'liesIn':
      return values.map(divisionRegion).reduce(unionOf);
    case 'notLiesIn':
      return complementOf(values.map(divisionRegion).reduce(unionOf));
    default:
      return undefined;
  }
}

/** The codes of all divisions that lie in one. */
function divisionRegion(code: Scalar): Region {
  const last = [6, 4, 2, 0]
    .map((digits) => String(code).slice(0, digits).padEnd(6, '9'))
    .findLast((each) => liesIn(each, String(code)));
  return intersectionOf(bounded.gte(code), bounded.lte(last ?? code));
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

/** The plain type of each fact that conditions order or list, and of what types its values must be for them to say so. */
function factsCompared(rules: readonly Rule[]): Map<string, { plain: string; needed: Set<FactType> }> {
  const compared = new Map<string, { plain: string; needed: Set<FactType> }>();
  for (const { fact, operator, value } of rules.flatMap(({ when }) => conditionsOf(when))) {
    if (!comparesValues(operator) || operatorNamed(operator).fits.every(isTypeOfList)) continue;
    const known = compared.get(fact) ?? { plain: typeof [value].flat()[0], needed: new Set() };
    const needed = typeNeeded(operator, value);
    if (needed) known.needed.add(needed);
    compared.set(fact, known);
  }
  return compared;
}

/** Makes the index of rules. */
export function createRuleIndex(rules: readonly Rule[]): RuleIndex {
  const compared = factsCompared(rules);
  const needs = rules.map(({ when }) => needsOf(when, true, (fact) => compared.get(fact)?.plain));
  if (compared.size === 0) return { candidates: () => rules.map((_rule, index) => index) };
  const facts = [...compared].map(([fact, { plain, needed }]) => ({ fact, plain, needed: [...needed] }));
  const grid = createGrid(
    facts.map(({ fact }) => needs.map((need) => ({ ...(need.get(fact) ?? everything), unknown: true }))),
  );
  const matcher = createMatcher(grid);
  return {
    candidates: (values) =>
      matcher.all(
        facts.map(({ fact, plain, needed }, index) => {
          const value = Object.hasOwn(values, fact) ? values[fact] : undefined;
          // What an operator does not compare at all, it does not order either: such a value may lie anywhere.
          const isOdd =
            value === undefined ||
            isListValue(value) ||
            typeof value !== plain ||
            Number.isNaN(value) ||
            needed.some((type) => !isOfFactType(type, value));
          return isOdd ? anyPlace : (grid.columns[index]?.axis.placeOf(value) ?? anyPlace);
        }),
      ),
  };
}
