/** Edits of a policy that decides by rules: each gives the policy as it is then. */
import type { Conditions, Policy, Rule, RulePolicy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { blank } from './condition-edits.ts';

export type PolicyEdit = (policy: Policy) => Policy;

const ofRules =
  (edit: (rules: readonly Rule[], policy: RulePolicy) => Rule[]): PolicyEdit =>
  (policy) =>
    policy.rules ? { ...policy, rules: edit(policy.rules, policy) } : policy;

/** A name like this one that no rule has. */
export function freeName(wanted: string, rules: readonly Rule[]): string {
  const taken = new Set(rules.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Changes parts of the head: title, level, outcomes, otherwise or unknown; what is undefined is taken away. */
export const changeHead =
  (change: Partial<Pick<Policy, 'title' | 'level' | 'outcomes' | 'otherwise' | 'unknown'>>): PolicyEdit =>
  (policy) => {
    const { unknown, ...others } = { ...policy, ...change };
    const changed = unknown ? { ...others, unknown } : others;
    return change.outcomes && policy.strictness ? { ...changed, strictness: strictnessOf(changed) } : changed;
  };

/** Sets the days, the order of strictness or the place of a policy; what is undefined is taken away. */
export const changeLayering =
  (change: Pick<Partial<Policy>, 'from' | 'until' | 'strictness' | 'at'>): PolicyEdit =>
  (policy) =>
    Object.fromEntries(
      Object.entries({ ...policy, ...change }).filter(([, value]) => value !== undefined),
    ) as unknown as Policy;

/** Whether layers come into it: the policy can be refined, or is a layer itself. */
export const isInLayers = ({ strictness, refines }: Policy): boolean =>
  strictness !== undefined || refines !== undefined;

/** Marks a rule as one that layers below may loosen, or takes the mark away. */
export const markLoosenable = (index: number, isLoosenable: boolean): PolicyEdit =>
  ofRules((rules) =>
    rules.map((rule, at) => {
      if (at !== index) return rule;
      const { loosenable: _old, ...others } = rule;
      return isLoosenable ? { ...others, loosenable: true } : others;
    }),
  );

/** Marks what is decided otherwise as something that layers below may loosen, or takes the mark away. */
export const markOtherwise =
  (isLoosenable: boolean): PolicyEdit =>
  ({ otherwise: { then, reason }, ...policy }) => ({
    ...policy,
    otherwise: { then, reason, ...(isLoosenable && { loosenable: true }) },
  });

/** An order with one of its members moved to another place; where there is none, as it was. */
export function withMoved(order: readonly string[], from: number, to: number): string[] {
  const moved = order[from];
  if (moved === undefined || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** An order of strictness that names the outcomes there are: those it lacks come last. */
export const strictnessOf = ({ outcomes, strictness = [] }: Pick<Policy, 'outcomes' | 'strictness'>): string[] => [
  ...strictness.filter((each) => outcomes.includes(each)),
  ...outcomes.filter((each) => !strictness.includes(each)),
];

/** Renames an outcome wherever it is decided. */
export const renameOutcome =
  (index: number, name: string): PolicyEdit =>
  (policy) => {
    const old = policy.outcomes[index];
    const renamed = (then: string) => (then === old ? name : then);
    const isShared = policy.outcomes.filter((each) => each === old).length > 1;
    const outcomes = policy.outcomes.map((each, at) => (at === index ? name : each));
    if (isShared) return { ...policy, outcomes };
    const otherwise = { ...policy.otherwise, then: renamed(policy.otherwise.then) };
    const order = policy.strictness && { strictness: policy.strictness.map(renamed) };
    const { unknown } = policy;
    if (!policy.rules) return { ...policy, ...order, outcomes, otherwise };
    return {
      ...policy,
      ...order,
      outcomes,
      otherwise,
      ...(unknown && { unknown: { ...unknown, then: renamed(unknown.then) } }),
      rules: policy.rules.map((rule) => ({ ...rule, then: renamed(rule.then) })),
    };
  };

/** Changes one rule. */
export const changeRule = (index: number, change: Partial<Rule>): PolicyEdit =>
  ofRules((rules) => rules.map((rule, at) => (at === index ? { ...rule, ...change } : rule)));

/** Changes what a rule asks for. */
export const changeWhen = (index: number, edit: (when: Conditions) => Conditions): PolicyEdit =>
  ofRules((rules) => rules.map((rule, at) => (at === index ? { ...rule, when: edit(rule.when) } : rule)));

/** Sets the prompt of a rule, or takes it away. */
export const changePrompt = (index: number, prompt: string | undefined): PolicyEdit =>
  ofRules((rules) =>
    rules.map((rule, at) => {
      if (at !== index) return rule;
      const { prompt: _old, ...others } = rule;
      return prompt === undefined ? others : { ...others, prompt };
    }),
  );

/** Adds a rule at the end, still to be filled in. */
export const addRule: PolicyEdit = ofRules((rules, { outcomes, otherwise }) => [
  ...rules,
  {
    name: freeName('new-rule', rules),
    when: { all: [blank] },
    then: outcomes[0] ?? otherwise.then,
    reason: { ...text('', '') },
    clauses: [],
  },
]);

/** Puts a copy of a rule after it. */
export const duplicateRule = (index: number): PolicyEdit =>
  ofRules((rules) =>
    rules.flatMap((rule, at) =>
      at === index ? [rule, { ...rule, name: freeName(`${rule.name}-copy`, rules) }] : [rule],
    ),
  );

/** Takes a rule away. */
export const removeRule = (index: number): PolicyEdit => ofRules((rules) => rules.filter((_rule, at) => at !== index));

/** Moves a rule to another place; where there is none, nothing happens. */
export const moveRule =
  (from: number, to: number): PolicyEdit =>
  (policy) => {
    const moved = policy.rules?.[from];
    if (!policy.rules || !moved || to < 0 || to >= policy.rules.length) return policy;
    return { ...policy, rules: policy.rules.toSpliced(from, 1).toSpliced(to, 0, moved) };
  };

/** Where the rule of a place is once another was moved. */
export function placeAfterMove(place: number, from: number, to: number): number {
  if (place === from) return to;
  if (from < place && place <= to) return place - 1;
  return to <= place && place < from ? place + 1 : place;
}
