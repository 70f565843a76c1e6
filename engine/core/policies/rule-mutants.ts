/** The mutants of a policy's rules: a boundary, a comparison, all for any, an outcome, a rule left out or in the wrong place. */
import { isDate, plusDays } from '../expressions/expression-dates.ts';
import { otherOutcome, type Mutant } from '../suites/mutant.ts';
import { comparesValues, type Operator } from './policy-operators.ts';
import { conditionsWords, factsOf } from './policy-words.ts';
import type { Condition, Conditions, Policy, Rule, RulePolicy } from './policy.ts';
import { text } from '../text.ts';

/** The operator on the other side of a boundary, and how the value moves to come to the side beyond. */
const boundaries: Partial<Record<Operator, { turned: Operator; step: number }>> = {
  lessThan: { turned: 'lessThanInclusive', step: -1 },
  lessThanInclusive: { turned: 'lessThan', step: 1 },
  greaterThan: { turned: 'greaterThanInclusive', step: 1 },
  greaterThanInclusive: { turned: 'greaterThan', step: -1 },
  before: { turned: 'onOrBefore', step: -1 },
  onOrBefore: { turned: 'before', step: 1 },
  after: { turned: 'onOrAfter', step: 1 },
  onOrAfter: { turned: 'after', step: -1 },
};
const opposites: Partial<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  liesIn: 'notLiesIn',
  notLiesIn: 'liesIn',
  containsAny: 'containsNone',
  containsNone: 'containsAny',
};

/** A value moved by so many; a day by so many days. Null where it cannot be. */
function moved(value: Condition['value'], step: number): string | number | null {
  if (typeof value === 'number') return value + step;
  return typeof value === 'string' && isDate(value) ? plusDays(value, step) : null;
}

/** A range that begins or ends one earlier or later. */
function rangeMutants(condition: Condition): Condition[] {
  const [from, to] = Array.isArray(condition.value) ? condition.value : [];
  if (from === undefined || to === undefined) return [];
  const [later, earlier] = [moved(from, 1), moved(to, -1)];
  return [
    ...(later !== null && later <= to ? [{ ...condition, value: [later, to] }] : []),
    ...(earlier !== null && earlier >= from ? [{ ...condition, value: [from, earlier] }] : []),
  ] as Condition[];
}

function conditionMutants(condition: Condition): Condition[] {
  const { operator, value } = condition;
  const boundary = boundaries[operator];
  if (boundary) {
    const beyond = moved(value, boundary.step);
    return [{ ...condition, operator: boundary.turned }, ...(beyond === null ? [] : [{ ...condition, value: beyond }])];
  }
  if (operator === 'between') return rangeMutants(condition);
  if (!comparesValues(operator) && typeof value === 'number')
    return [...(value > 0 ? [{ ...condition, value: value - 1 }] : []), { ...condition, value: value + 1 }];
  if (typeof value === 'boolean') return [{ ...condition, value: !value }];
  const opposite = opposites[operator];
  const shorter =
    Array.isArray(value) && value.length > 1
      ? value.map((_, left) => ({ ...condition, value: value.filter((_each, index) => index !== left) }))
      : [];
  return [...(opposite ? [{ ...condition, operator: opposite }] : []), ...shorter];
}

/** A part of conditions as it was and as it is in a mutant, with the whole. */
interface Turned {
  whole: Conditions;
  before: Conditions;
  after: Conditions;
}

const within = (turned: Turned[], wrap: (whole: Conditions) => Conditions): Turned[] =>
  turned.map((each) => ({ ...each, whole: wrap(each.whole) }));

function groupMutants(group: Exclude<Conditions, Condition | { not: Conditions }>): Turned[] {
  const isAll = 'all' in group;
  const members = isAll ? group.all : group.any;
  const made = (parts: Conditions[]): Conditions => (isAll ? { all: parts } : { any: parts });
  const other: Conditions = isAll ? { any: members } : { all: members };
  const swapped: Turned[] = members.length > 1 ? [{ whole: other, before: group, after: other }] : [];
  const nested = members.flatMap((member, index) =>
    within(turnedIn(member), (whole) => made(members.with(index, whole))),
  );
  return [...swapped, ...nested];
}

function turnedIn(conditions: Conditions): Turned[] {
  if ('fact' in conditions)
    return conditionMutants(conditions).map((after) => ({ whole: after, before: conditions, after }));
  if ('not' in conditions) {
    const { not } = conditions;
    return [{ whole: not, before: conditions, after: not }, ...within(turnedIn(not), (whole) => ({ not: whole }))];
  }
  return groupMutants(conditions);
}

function mutantsOfRule(policy: RulePolicy, rule: Rule, at: number): Mutant[] {
  const { rules, outcomes } = policy;
  const { name, when, then } = rule;
  const changed = (change: Partial<Rule>): Policy => ({ ...policy, rules: rules.with(at, { ...rule, ...change }) });
  const facts = factsOf(when);
  const wrong = otherOutcome(outcomes, then);
  const conditions = turnedIn(when).map(({ whole, before, after }): Mutant => {
    const [old, fresh] = [conditionsWords(before), conditionsWords(after)];
    const words = text(
      `规则 ${name} 的“${old['zh-CN']}”写成“${fresh['zh-CN']}”`,
      `“${old.en}” of rule ${name} were “${fresh.en}”`,
    );
    return { policy: changed({ when: whole }), at, facts: factsOf(before), words };
  });
  const outcome = {
    ...{ policy: changed({ then: wrong }), at, facts },
    words: text(`规则 ${name} 的结果写成 ${wrong}`, `rule ${name} gave ${wrong}`),
  };
  const without = {
    ...{ policy: { ...policy, rules: rules.toSpliced(at, 1) }, at, facts },
    words: text(`漏写规则 ${name}`, `rule ${name} were missing`),
  };
  return [...conditions, outcome, ...(rules.length > 1 ? [without] : [])];
}

/** Two rules in the wrong order; of those that give the same it would make no difference. */
function swapped(policy: RulePolicy, at: number): Mutant[] {
  const [first, second] = [policy.rules[at], policy.rules[at + 1]];
  if (!first || !second || first.then === second.then) return [];
  const words = text(`规则 ${second.name} 排在 ${first.name} 之前`, `rule ${second.name} came before ${first.name}`);
  const rules = policy.rules.with(at, second).with(at + 1, first);
  return [{ policy: { ...policy, rules }, at, facts: [...factsOf(first.when), ...factsOf(second.when)], words }];
}

/** The mutants of the rule of an index. */
export function ruleMutants(policy: RulePolicy, at: number): Mutant[] {
  const rule = policy.rules[at];
  return rule ? [...mutantsOfRule(policy, rule, at), ...swapped(policy, at)] : [];
}
