/** The rules of a policy as rows of regions: each row one way in which a rule holds. */
import type { Condition, Conditions, RulePolicy } from '../core/policies/policy.ts';
import { operatorsFor, type Operator } from '../core/policies/policy-operators.ts';
import { isDate } from '../core/expressions/expression-dates.ts';
import { conditionsOf, regionOfOperator } from '../core/policies/rule-index.ts';
import { complementOf, intersectionOf, type Region } from '../core/tables/table-cell.ts';
import type { Scalar } from '../core/tables/table.ts';

/** What must hold of each fact. */
type Way = ReadonlyMap<string, Region>;

/** A row, and the rule that it comes from. */
export interface RuleRow {
  rule: number;
  way: Way;
}

/** Thrown where rules would need more rows than a table should have. */
export class TooManyRows extends Error {}

const mostWays = 500;
const known: Region = complementOf({ unknown: false, intervals: [] });

function regionOfCondition({ operator, value }: Condition): Region {
  const values: Scalar[] = Array.isArray(value) ? value : [value];
  return (unsayable.has(operator) ? undefined : regionOfOperator(operator, values)) ?? known;
}

function together(a: Way, b: Way): Way | null {
  const both = new Map(a);
  for (const [fact, region] of b) {
    const met = intersectionOf(both.get(fact) ?? known, region);
    if (met.intervals.length === 0) return null;
    both.set(fact, met);
  }
  return both;
}

/** The ways in which conditions hold, or where `held` is false do not. */
function waysOf(conditions: Conditions, held: boolean): Way[] {
  if ('fact' in conditions) {
    const region = regionOfCondition(conditions);
    return [new Map([[conditions.fact, held ? region : complementOf(region)]])];
  }
  if ('not' in conditions) return waysOf(conditions.not, !held);
  const isAll = 'all' in conditions;
  const parts = (isAll ? conditions.all : conditions.any).map((each) => waysOf(each, held));
  // Not all is any that does not; not any is all that do not.
  if (isAll !== held) return bounded500(parts.flat());
  return parts.reduce<Way[]>(
    (ways, more) => bounded500(ways.flatMap((way) => more.flatMap((each) => together(way, each) ?? []))),
    [new Map()],
  );
}

function bounded500(ways: Way[]): Way[] {
  if (ways.length > mostWays) throw new TooManyRows();
  return ways;
}

const comparing = new Set<Operator>([
  ...(['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'between'] as const),
  ...(['before', 'onOrBefore', 'after', 'onOrAfter'] as const),
]);
const daysOnly = new Set<Operator>(['before', 'onOrBefore', 'after', 'onOrAfter']);

/** What no cell can say: it hangs on the day, the calendar, the tree of divisions, on whether the fact is known, or on the members of a list. */
const unsayable = new Set<Operator>([
  ...(['withinDays', 'isWorkday', 'liesIn', 'notLiesIn', 'isKnown'] as const),
  ...operatorsFor('regions'),
]);

/** The facts that a column cannot ask for as rules do: compared with several types, or in an order that is not of numbers or dates. */
export function unsayableFacts({ rules }: RulePolicy): string[] {
  const asked = new Map<string, Condition[]>();
  for (const condition of rules.flatMap(({ when }) => conditionsOf(when)))
    asked.set(condition.fact, [...(asked.get(condition.fact) ?? []), condition]);
  return [...asked].flatMap(([fact, conditions]) => {
    const values = conditions.flatMap(({ value }): Scalar[] => (Array.isArray(value) ? value : [value]));
    const types = new Set(values.map((value) => typeof value));
    const isOrdered = conditions.some(({ operator }) => comparing.has(operator));
    const isDay = values.every((value) => typeof value === 'string' && isDate(value));
    const isOfDays = conditions.some(({ operator }) => daysOnly.has(operator));
    return conditions.some(({ operator }) => unsayable.has(operator)) ||
      types.size > 1 ||
      (isOfDays && !isDay) ||
      (isOrdered && !types.has('number') && !isDay)
      ? [fact]
      : [];
  });
}

/** The rows of a policy's rules, in order. @throws TooManyRows */
export const rowsOfRules = ({ rules }: RulePolicy): RuleRow[] =>
  rules.flatMap(({ when }, rule) => waysOf(when, true).map((way) => ({ rule, way })));
