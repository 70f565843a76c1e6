/** Cells of GoRules tables as cells of ours, where they test values that stand there. */
import type { Cell, Scalar } from '../core/tables/table.ts';
import type { Zen } from './jdm-parse.ts';

const literal = (tree: Zen): Scalar | null | undefined => {
  if (tree.kind === 'literal') return tree.value;
  if (tree.kind === 'unary' && tree.operator === '-' && tree.of.kind === 'literal' && typeof tree.of.value === 'number')
    return -tree.of.value;
  return undefined;
};

const isSubject = (tree: Zen): boolean => tree.kind === 'name' && tree.name === '$';

function listed(tree: Zen): Scalar[] | undefined {
  if (tree.kind !== 'list') return undefined;
  const values = tree.items.map(literal);
  return values.length > 0 && values.every((value) => value !== undefined && value !== null) ? values : undefined;
}

function rangeOf(tree: Zen): Cell | undefined {
  if (tree.kind !== 'range') return undefined;
  const [from, to] = [literal(tree.from), literal(tree.to)];
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  const open = tree.openFrom && tree.openTo ? 'both' : tree.openFrom ? 'from' : tree.openTo ? 'to' : undefined;
  return { from, to, ...(open && { open }) };
}

const bounds = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;

/** The cell that says what tests of a value say; undefined where none does. */
export function cellOfZen(tree: Zen): Cell | null | undefined {
  if (tree.kind !== 'binary') return undefined;
  const { operator, left, right } = tree;
  if (operator === 'or') return joined(cellOfZen(left), cellOfZen(right));
  if (!isSubject(left)) return undefined;
  const value = literal(right);
  if (operator === 'in') {
    const values = listed(right);
    return values ? { in: values } : rangeOf(right);
  }
  if (operator === 'not in') {
    const values = listed(right);
    const range = rangeOf(right);
    return values ? { notIn: values } : range === undefined ? undefined : ({ not: range } as Cell);
  }
  if (operator === '==') return value;
  if (operator === '!=') return value === undefined ? undefined : { not: value };
  if (Object.hasOwn(bounds, operator) && typeof value === 'number')
    return { [bounds[operator as keyof typeof bounds]]: value } as Cell;
  return undefined;
}

const valuesOfCell = (cell: Cell | null | undefined): Scalar[] | undefined => {
  if (cell === undefined || cell === null) return undefined;
  if (typeof cell !== 'object') return [cell];
  return 'in' in cell ? cell.in : undefined;
};

function joined(a: Cell | null | undefined, b: Cell | null | undefined): Cell | undefined {
  const [some, more] = [valuesOfCell(a), valuesOfCell(b)];
  return some && more ? { in: [...new Set([...some, ...more])] } : undefined;
}
