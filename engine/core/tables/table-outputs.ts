/** Whether what a scenario takes over from a policy besides its outcome is given by the policy's table, in that type, and always. */
import type { DeclaredField } from '../declared-fields.ts';
import type { Policy, TablePolicy } from '../policies/policy.ts';
import type { FieldError } from '../problem.ts';
import { reviewTable } from './table-review.ts';
import type { Table } from './table.ts';
import { text, type Text } from '../text.ts';

type Output = Table['outputs'][number];

const typesOf: Record<Output['type'], readonly DeclaredField['type'][]> = {
  string: ['string', 'date', 'time'],
  number: ['number', 'integer', 'money'],
  boolean: ['boolean'],
};

/** Tells whether a table gives a list for an output. */
function givesList({ hitPolicy, aggregate = 'list' }: Table, { type }: Output): boolean {
  if (hitPolicy === 'rule-order' || hitPolicy === 'output-order') return true;
  return hitPolicy === 'collect' && aggregate !== 'count' && (aggregate === 'list' || type !== 'number');
}

/** Tells whether a table may give nothing for an output: a row leaves it open, or no row may hold. */
function mayBeMissing(policy: TablePolicy, index: number): boolean {
  const { table } = policy;
  const output = table.outputs[index];
  const open = output !== undefined && !givesList(table, output) && table.aggregate !== 'sum';
  const { warnings } = reviewTable(policy);
  return (
    (open && table.aggregate !== 'count' && table.rows.some(({ then }) => then[index] === null)) ||
    warnings.some(({ rule }) => rule === 'gap')
  );
}

function errorsOf(policy: TablePolicy, field: DeclaredField, at: string): FieldError[] {
  const { table } = policy;
  const { name, type, many, optional } = field;
  const error = (key: string, rule: string, message: Text): FieldError => ({ pointer: `${at}/${key}`, rule, message });
  const index = table.outputs.findIndex((each) => each.name === name && name !== 'outcome');
  const output = table.outputs[index];
  if (!output)
    return [error('name', 'known-output', text(`决策表没有输出列“${name}”`, `The table has no output “${name}”`))];
  if (!typesOf[table.aggregate === 'count' ? 'number' : output.type].includes(type))
    return [
      error(
        'type',
        'type',
        text(`输出列“${name}”的类型是 ${output.type}`, `The output “${name}” is of type ${output.type}`),
      ),
    ];
  const list = givesList(table, output);
  if (list !== many)
    return [
      error(
        'many',
        'list',
        list
          ? text(`输出列“${name}”给出列表`, `The output “${name}” is a list`)
          : text(`输出列“${name}”只给出一个值`, `The output “${name}” is one value`),
      ),
    ];
  if (optional || !mayBeMissing(policy, index)) return [];
  return [
    error(
      'optional',
      'may-be-missing',
      text(
        `决策表可能不给出“${name}”，须声明为可能没有`,
        `The table may give no “${name}”: declare that it may be missing`,
      ),
    ),
  ];
}

/** The errors of the outputs that a scenario declares of a policy, below `at`; the table must be sound in itself. */
export function declaredOutputErrors(policy: Policy, fields: readonly DeclaredField[], at: string): FieldError[] {
  if (policy.table) return fields.flatMap((field, index) => errorsOf(policy, field, `${at}/${index}`));
  return fields.map(({ name }, index) => ({
    pointer: `${at}/${index}/name`,
    rule: 'known-output',
    message: text(
      `策略“${policy.name}”只有规则，没有输出列“${name}”`,
      `Policy “${policy.name}” has rules only, and no output “${name}”`,
    ),
  }));
}
