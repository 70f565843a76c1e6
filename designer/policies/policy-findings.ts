/** What is wrong with a draft of a policy, each at its place: what is still to be filled in, and what the platform would refuse. */
import { checkPolicy, policyWarnings } from '../../engine/core/policies/check-policy.ts';
import { dataPrefix, facts, factNamed, inputPrefix } from '../../engine/core/facts/facts.ts';
import { operatorNamed } from '../../engine/core/policies/policy-operators.ts';
import { Policy, type Condition, type Conditions, type Rule } from '../../engine/core/policies/policy.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { PromptCode } from '../../engine/core/prompts/prompt.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import { languages, text, type Text } from '../../engine/core/text.ts';
import { groupOf } from './condition-edits.ts';

/** A finding; errors block saving. */
export interface PolicyFinding extends FieldError {
  severity: 'error' | 'warning';
}

const error = (pointer: string, rule: string, message: Text): PolicyFinding => ({
  ...{ pointer, rule, message },
  severity: 'error',
});

const names = /^[a-z][a-z0-9-]{0,59}$/;
const nameRule = text(
  '用小写字母、数字和连字符，以字母开头',
  'Use lower-case letters, digits and hyphens, beginning with a letter',
);

const textFindings = (value: Text, pointer: string): PolicyFinding[] =>
  languages.flatMap((language) =>
    value[language].trim() === ''
      ? [error(`${pointer}/${language}`, 'required', text('中文和英文都要填写', 'Write it in both languages'))]
      : [],
  );

function twice(values: readonly string[], pointer: (index: number) => string): PolicyFinding[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [error(pointer(index), 'unique', text(`“${value}”已经有了`, `There is “${value}” already`))]
      : [],
  );
}

function conditionFindings({ fact: name, operator, value }: Condition, pointer: string): PolicyFinding[] {
  if (name === '' || name === inputPrefix || name === dataPrefix)
    return [error(`${pointer}/fact`, 'required', text('请选择一个事实', 'Choose a fact'))];
  const isListed = operatorNamed(operator).takes === 'list';
  if (isListed && Array.isArray(value) && value.length === 0)
    return [error(`${pointer}/value`, 'required', text('至少填一个值', 'Give at least one value'))];
  const type = factNamed(facts, name)?.type;
  if (Array.isArray(value) && value.includes(''))
    return [error(`${pointer}/value`, 'required', text('请填写起止两端', 'Give both ends'))];
  if (value === '' && type !== 'string')
    return [error(`${pointer}/value`, 'required', text('请填写要比较的值', 'Give a value to compare with'))];
  return [];
}

function whenFindings(conditions: Conditions, pointer: string): PolicyFinding[] {
  if ('fact' in conditions) return conditionFindings(conditions, pointer);
  if ('not' in conditions) return whenFindings(conditions.not, `${pointer}/not`);
  const group = groupOf(conditions);
  return (group?.members ?? []).flatMap((each, index) => whenFindings(each, `${pointer}/${group?.kind}/${index}`));
}

const ruleFindings = ({ name, when, reason, prompt }: Rule, index: number): PolicyFinding[] => [
  ...(names.test(name) ? [] : [error(`/rules/${index}/name`, 'name', nameRule)]),
  ...whenFindings(when, `/rules/${index}/when`),
  ...textFindings(reason, `/rules/${index}/reason`),
  ...(prompt === undefined || PromptCode.safeParse(prompt).success
    ? []
    : [error(`/rules/${index}/prompt`, 'prompt', text('不是提示语代码', 'This is not the code of a prompt'))]),
];

/** What is still to be filled in, or double. */
function unfinished(policy: Policy): PolicyFinding[] {
  const { title, outcomes, otherwise, unknown, rules = [] } = policy;
  return [
    ...textFindings(title, '/title'),
    ...outcomes.flatMap((each, index) => (names.test(each) ? [] : [error(`/outcomes/${index}`, 'name', nameRule)])),
    ...twice(outcomes, (index) => `/outcomes/${index}`),
    ...rules.flatMap(ruleFindings),
    ...twice(
      rules.map(({ name }) => name),
      (index) => `/rules/${index}/name`,
    ),
    ...textFindings(otherwise.reason, '/otherwise/reason'),
    ...(unknown ? textFindings(unknown.reason, '/unknown/reason') : []),
  ];
}

/** Tables beyond this are looked at by their editor and on saving only: looking takes longer than typing should. */
const mostRows = 1_000;

/** Every finding of a draft, once each; errors first. */
export function policyFindings(policy: Policy): PolicyFinding[] {
  const first = unfinished(policy);
  if (policy.table && policy.table.rows.length > mostRows) return first;
  const isSaid = ({ pointer }: FieldError): boolean => first.some((each) => each.pointer.startsWith(pointer));
  const checked = checkPolicy(policy).filter(
    (each) => !isSaid(each) && !first.some((one) => each.pointer === one.pointer),
  );
  const errors = [...first, ...checked.map((each): PolicyFinding => ({ ...each, severity: 'error' }))];
  if (errors.length > 0) return errors;
  const parsed = Policy.safeParse(policy);
  if (!parsed.success) return fieldErrorsOf(parsed.error).map((each) => ({ ...each, severity: 'error' }));
  return policyWarnings(policy).map((each) => ({ ...each, severity: 'warning' }));
}

/** The findings at a place, and with `below` those under it. */
export const findingsAt = (findings: readonly PolicyFinding[], pointer: string, below = false): PolicyFinding[] =>
  findings.filter((each) => each.pointer === pointer || (below && each.pointer.startsWith(`${pointer}/`)));
