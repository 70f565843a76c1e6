/** Expressions of scenarios: CEL kept pure and bounded, checked against types at design time, evaluated on a case's data. */
import { z } from 'zod';
import { typeOfTree } from './expression-check.ts';
import { readPaths } from './expression-paths.ts';
import { compileExpression, type Layers } from './expression-run.ts';
import { longestSource, readExpression, type ExpressionError, type Tree } from './expression-tree.ts';
import { Failure } from './expression-work.ts';
import { problem, type Problem } from '../problem.ts';
import { text, type Text } from '../text.ts';
import { valueErrors, type ValueType } from '../value-type.ts';

export { expressionFunctions, type ExpressionFunction } from './expression-functions.ts';

/** The types of the variables that an expression may read, by name. */
export type Scope = Record<string, ValueType>;

export const Expression = z
  .string()
  .min(1)
  .max(longestSource)
  .describe('An expression (CEL), such as inputs.copies * 200');

/** What the check of an expression found: its type (null where it has none), the paths it reads, and what is wrong. */
export interface CheckedExpression {
  type: ValueType | null;
  uses: string[][];
  errors: ExpressionError[];
}

type Evaluator = (layers: Layers) => unknown;
type Read = { tree: Tree; evaluate?: Evaluator } | { error: ExpressionError };

const mostRemembered = 1000;
const remembered = new Map<string, Read>();
const checkedByScope = new WeakMap<Scope, Map<string, CheckedExpression>>();

/** Gets what is remembered under a key, or makes and remembers it; the oldest is forgotten when there is no room. */
function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (memory.size >= mostRemembered) {
    const oldest = memory.keys().next();
    if (!oldest.done) memory.delete(oldest.value);
  }
  memory.set(key, made);
  return made;
}

const read = (source: string): Read =>
  source.length > longestSource ? readExpression(source) : remember(remembered, source, () => readExpression(source));

/** Checks an expression against the types of the variables it may read. Never throws. */
export function checkExpression(source: string, scope: Scope): CheckedExpression {
  const known = read(source);
  if ('error' in known) return { type: null, uses: [], errors: [known.error] };
  const errors: ExpressionError[] = [];
  const type = typeOfTree(known.tree, { variables: new Map(Object.entries(scope)), set: new Set(), errors });
  const isTyped = errors.every(({ rule }) => rule === 'may-be-unset');
  return { type: isTyped ? type : null, uses: readPaths(known.tree), errors };
}

/** The paths that an expression reads, each a list of names; none where it does not parse. */
export function pathsOf(source: string): string[][] {
  const known = read(source);
  return 'error' in known ? [] : readPaths(known.tree);
}

function failed(source: string, reason: Text): Problem {
  return problem('expression-failed', { expression: source.slice(0, longestSource), reason });
}

/** The paths an expression reads, as dotted names; [] where it does not parse. */
export const dataPathsOf = (source: string): string[] => pathsOf(source).map((path) => path.join('.'));

/**
 * The value of an expression on data, as fresh JSON. With a scope, the expression must check against it and its value
 * must be of the type that the check says.
 * @throws Problem expression-failed {expression, reason}: unreadable, something unset, no such number, over the budget.
 */
export const evaluateExpression = (source: string, data: Record<string, unknown>, scope?: Scope): unknown =>
  evaluateInLayers(source, [data], scope);

/** The same on data in layers, of which the first that has a name gives its value; nothing is copied together for it. */
export function evaluateInLayers(source: string, layers: Layers, scope?: Scope): unknown {
  const known = read(source);
  if ('error' in known) throw failed(source, known.error.message);
  known.evaluate ??= compileExpression(known.tree);
  const type = scope === undefined ? null : typeIn(source, scope);
  try {
    const value = known.evaluate(layers);
    const [error] = type === null ? [] : valueErrors(value, type, '');
    if (error === undefined) return value;
    throw failed(
      source,
      text(`结果${error.pointer}${error.message['zh-CN']}`, `result${error.pointer}: ${error.message.en}`),
    );
  } catch (error) {
    throw error instanceof Failure ? failed(source, error.reason) : error;
  }
}

/** The type that an expression has in a scope; reads that may be unset are found out by evaluating. */
function typeIn(source: string, scope: Scope): ValueType {
  const checked = checkedByScope.get(scope) ?? new Map<string, CheckedExpression>();
  checkedByScope.set(scope, checked);
  const { type, errors } = remember(checked, source, () => checkExpression(source, scope));
  if (type !== null) return type;
  throw failed(source, errors[0]?.message ?? text('类型不符', 'The types do not fit'));
}
