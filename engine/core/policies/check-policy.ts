/** What is wrong with a policy in itself: outcomes that are not declared, facts that no catalogue has, values of the wrong type. */
import { conditionErrors } from './check-conditions.ts';
import { facts, type Fact } from '../facts/facts.ts';
import { layeringErrors } from './policy-layers-check.ts';
import type { Policy, RulePolicy } from './policy.ts';
import type { FieldError } from '../problem.ts';
import { reviewTable } from '../tables/table-review.ts';
import { tableErrors, unknownOutcome } from '../tables/table-check.ts';
import { text } from '../text.ts';

/** The errors of a policy; facts `inputs.*` and `data.*` belong to the scenario that uses it and are checked there. */
export function checkPolicy(policy: Policy): FieldError[] {
  const outcome = (then: string, pointer: string): FieldError[] =>
    policy.outcomes.includes(then) ? [] : [unknownOutcome(then, pointer)];
  const { otherwise, unknown } = policy;
  const others = [
    ...outcome(otherwise.then, '/otherwise/then'),
    ...(unknown ? outcome(unknown.then, '/unknown/then') : []),
    ...layeringErrors(policy),
  ];
  if (policy.table) {
    const errors = [...tableErrors(policy, facts), ...others, ...(unknown ? [unknownOfTable] : [])];
    return errors.length > 0 ? errors : reviewTable(policy).errors;
  }
  return [
    ...policy.rules.flatMap(({ then }, index) => outcome(then, `/rules/${index}/then`)),
    ...ruleErrors(policy, facts),
    ...others,
  ];
}

/** The errors of the conditions of all rules over known facts. */
export const ruleErrors = ({ rules }: RulePolicy, known: Record<string, Fact>): FieldError[] =>
  rules.flatMap(({ when }, index) => conditionErrors(when, `/rules/${index}/when`, known));

const unknownOfTable: FieldError = {
  pointer: '/unknown',
  rule: 'rules-only',
  message: text(
    '决策表用“未知”单元格处理未知的情况，不用 unknown',
    'A table asks for what is unknown in its cells: it has no “unknown”',
  ),
};

/** What the author of a sound policy should know: where a table leaves a gap, has a row that never decides, or is too large to tell. */
export const policyWarnings = (policy: Policy): FieldError[] => (policy.table ? reviewTable(policy).warnings : []);
