/** The types of what operators make: sums, products, comparisons. */
import { differ, report, type Surroundings } from './expression-findings.ts';
import { canEqual, canOrder, eitherOf, numericOf } from './expression-kinds.ts';
import { type Tree } from './expression-tree.ts';
import { isNumeric, typeName, type ValueType } from '../value-type.ts';

type Binary = Tree & { kind: 'binary' };
const boolean: ValueType = { type: 'boolean' };

/** The type of a value that an operator makes of two others; && and || are not its business. */
export function operatedType(tree: Binary, left: ValueType, right: ValueType, around: Surroundings) {
  switch (tree.operator) {
    case '==':
    case '!=':
      if (!canEqual(left, right)) incomparable(tree, left, right, around);
      return boolean;
    case 'in':
      if (right.type === 'any') return boolean;
      if (right.type !== 'list')
        report(around, tree.right, 'type', 'in 之后应为列表', 'What comes after in must be a list');
      else if (!canEqual(left, right.of)) incomparable(tree, left, right.of, around);
      return boolean;
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (!canOrder(left, right)) incomparable(tree, left, right, around);
      return boolean;
    case '+':
      return sumType(tree, left, right, around);
    default:
      return arithmeticType(tree, left, right, around);
  }
}

function incomparable(tree: Binary, left: ValueType, right: ValueType, around: Surroundings): void {
  if (left.type === 'string' && right.type === 'string') {
    const allowed = [left, right].find((type) => (type.values?.length ?? 0) > 1) ?? left;
    const values = allowed.type === 'string' ? (allowed.values ?? []) : [];
    const [zh, en] = [values.join('、'), values.join(', ')];
    report(
      around,
      tree,
      'never-equal',
      `二者不会相等：可取的值是 ${zh}`,
      `These are never equal: the values are ${en}`,
    );
    return;
  }
  const [zhA, zhB] = [typeName(left, 'zh-CN'), typeName(right, 'zh-CN')];
  const [enA, enB] = [typeName(left, 'en'), typeName(right, 'en')];
  report(around, tree, 'type', `${zhA}与${zhB}不能比较`, `${enA} and ${enB} cannot be compared`);
}

function sumType(tree: Binary, left: ValueType, right: ValueType, around: Surroundings): ValueType {
  const isText = left.type === 'string' || right.type === 'string';
  const other = left.type === 'string' ? right : left;
  if (isText && (other.type === 'string' || other.type === 'any')) return { type: 'string' };
  if (left.type === 'list' || right.type === 'list') {
    return eitherList(left, right) ?? differ(tree, left, right, around);
  }
  if (isText) {
    return report(
      around,
      tree,
      'type',
      `文本不能与${typeName(other, 'zh-CN')}相加：先用 text(…) 转为文本`,
      `A text cannot be added to a value of type ${typeName(other, 'en')}: make it a text with text(…)`,
    );
  }
  if (left.type === 'any' && right.type === 'any') return left;
  if (left.type === 'date' || right.type === 'date') {
    return report(around, tree, 'type', '日期加减请用 addDays(…)', 'Add to a date with addDays(…)');
  }
  return arithmeticType(tree, left, right, around);
}

function arithmeticType(tree: Binary, left: ValueType, right: ValueType, around: Surroundings) {
  for (const [side, type] of [
    [tree.left, left],
    [tree.right, right],
  ] as const) {
    if (isNumeric(type) || type.type === 'any') continue;
    const [zh, en] = [typeName(type, 'zh-CN'), typeName(type, 'en')];
    return report(around, side, 'type', `${zh}不能参与计算`, `A value of type ${en} cannot be reckoned with`);
  }
  const isMoneySquared = tree.operator === '*' && left.type === 'money' && right.type === 'money';
  if (tree.operator === '/' || isMoneySquared) return { type: 'number' } as const;
  return numericOf([left, right]);
}

function eitherList(left: ValueType, right: ValueType): ValueType | undefined {
  const both = eitherOf(left, right);
  return both?.type === 'any' ? { type: 'list', of: both } : both;
}
