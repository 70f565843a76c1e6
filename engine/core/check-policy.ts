/** What is wrong with a policy in itself: outcomes that are not declared, facts that no catalogue has, values of the wrong type. */
import { factNamed, facts } from './facts.ts';
import { layeringErrors } from './policy-layers-check.ts';
import type { Condition, Conditions, Policy } from './policy.ts';
import { operatorNamed } from './policy-operators.ts';
import type { FieldError } from './problem.ts';
import { reviewTable } from './table-review.ts';
import { strangeValue, tableErrors, unknownFact, unknownOutcome } from './table-check.ts';
import { text } from './text.ts';

/** The errors of a policy; facts `inputs.*` belong to the scenario that uses it and are checked there. */
export function checkPolicy(policy: Policy): FieldError[] {
  const outcome = (then: string, pointer: string): FieldError[] =>
    policy.outcomes.includes(then) ? [] : [unknownOutcome(then, pointer)];
  const otherwise = [...outcome(policy.otherwise.then, '/otherwise/then'), ...layeringErrors(policy)];
  if (policy.table) {
    const errors = [...tableErrors(policy, facts), ...otherwise];
    return errors.length > 0 ? errors : reviewTable(policy).errors;
  }
  return [
    ...policy.rules.flatMap((rule, index) => [
      ...outcome(rule.then, `/rules/${index}/then`),
      ...conditionErrors(rule.when, `/rules/${index}/when`),
    ]),
    ...otherwise,
  ];
}

/** What the author of a sound policy should know: where a table leaves a gap, has a row that never decides, or is too large to tell. */
export const policyWarnings = (policy: Policy): FieldError[] => (policy.table ? reviewTable(policy).warnings : []);

function conditionErrors(conditions: Conditions, pointer: string): FieldError[] {
  if ('fact' in conditions) return factErrors(conditions, pointer);
  if ('not' in conditions) return conditionErrors(conditions.not, `${pointer}/not`);
  const [key, nested] = 'all' in conditions ? (['all', conditions.all] as const) : (['any', conditions.any] as const);
  return nested.flatMap((each, index) => conditionErrors(each, `${pointer}/${key}/${index}`));
}

function factErrors({ fact: name, operator, value }: Condition, pointer: string): FieldError[] {
  if (name.startsWith('inputs.')) return [];
  const fact = factNamed(facts, name);
  if (!fact) return [unknownFact(name, facts, `${pointer}/fact`)];
  const { fits, takes, words } = operatorNamed(operator);
  if (!fits.includes(fact.type))
    return [
      {
        pointer: `${pointer}/operator`,
        rule: 'operator',
        message: text(
          `“${words['zh-CN']}”不能用于“${name}”，它的类型是 ${fact.type}`,
          `“${words.en}” does not fit “${name}”, which is of type ${fact.type}`,
        ),
      },
    ];
  if ((takes === 'list') !== Array.isArray(value)) {
    return [
      {
        pointer: `${pointer}/value`,
        rule: 'list',
        message: text(
          'in 和 notIn 要与列表比较，其余与单个值比较',
          'in and notIn compare with a list, the others with one value',
        ),
      },
    ];
  }
  const values = Array.isArray(value) ? value : [value];
  if (values.some((each) => typeof each !== fact.type)) {
    return [
      {
        pointer: `${pointer}/value`,
        rule: 'type',
        message: text(`“${name}”的类型是 ${fact.type}`, `“${name}” is of type ${fact.type}`),
      },
    ];
  }
  const strange = values.find((each) => fact.values && !fact.values.includes(String(each)));
  return strange === undefined ? [] : [strangeValue(`${pointer}/value`, name, fact.values ?? [])];
}
