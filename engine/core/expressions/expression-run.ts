/** How an expression is evaluated: its tree becomes functions once, which then run on data within a budget. */
import { functionNamed } from './expression-functions.ts';
import { innerTrees, pathText } from './expression-paths.ts';
import { type Macro, type Operator, type Tree } from './expression-tree.ts';
import {
  booleanIn,
  bounded,
  compare,
  Failure,
  isEqual,
  jsonOf,
  listIn,
  numberIn,
  ownOf,
  tidy,
  Work,
} from './expression-work.ts';
import { assertExists } from '../control.ts';
import { isHostileName } from '../value-type.ts';

/** Data in layers: a name has the value that the first layer with it gives. */
export type Layers = readonly Record<string, unknown>[];

/** One evaluation: the data, the variables of the list operations around, and what it may still cost. */
interface Frame {
  layers: Layers;
  locals: unknown[];
  work: Work;
}
type Step = (frame: Frame) => unknown;

/** Makes an evaluator of a tree: it gives a fresh JSON value or throws a Failure. */
export function compileExpression(tree: Tree): (layers: Layers) => unknown {
  const step = stepOf(tree, []);
  return (layers) => {
    const work = new Work();
    return jsonOf(step({ layers, locals: [], work }), work);
  };
}

function variableOf(layers: Layers, name: string): unknown {
  for (const layer of layers) if (Object.hasOwn(layer, name)) return ownOf(layer, name);
  return undefined;
}

/** The step of a tree; it fails where a value is unset. */
function stepOf(tree: Tree, locals: readonly string[]): Step {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'name':
    case 'field':
    case 'index':
      return requiredStep(tree, locals);
    case 'list': {
      const items = tree.items.map((item) => stepOf(item, locals));
      return (frame) => items.map((item) => item(frame));
    }
    case 'record': {
      const fields = tree.fields.map(([name, value]) => [name, stepOf(value, locals)] as const);
      return (frame) => Object.fromEntries(fields.map(([name, value]) => [name, value(frame)]));
    }
    case 'not': {
      const of = stepOf(tree.of, locals);
      return (frame) => !booleanIn(of(frame));
    }
    case 'negative': {
      const of = stepOf(tree.of, locals);
      return (frame) => tidy(-numberIn(of(frame)));
    }
    case 'binary':
      return binaryStep(tree.operator, stepOf(tree.left, locals), stepOf(tree.right, locals));
    case 'choice': {
      const [test, yes, no] = [stepOf(tree.test, locals), stepOf(tree.yes, locals), stepOf(tree.no, locals)];
      return (frame) => (booleanIn(test(frame)) ? yes(frame) : no(frame));
    }
    case 'call': {
      const { run } = assertExists(functionNamed(tree.name), `function ${tree.name}`);
      const given = tree.given.map((argument) => stepOf(argument, locals));
      return (frame) =>
        run(
          given.map((argument) => argument(frame)),
          frame.work,
        );
    }
    case 'macro':
      return macroStep(tree, locals);
    case 'has': {
      const path = maybeStep(tree.path, locals);
      return (frame) => path(frame) !== undefined;
    }
    case 'coalesce':
      return coalesceStep(tree.given, locals);
  }
}

function unset(tree: Tree): Failure {
  const path = pathText(tree);
  return new Failure(`“${path}”尚无取值`, `“${path}” is not set`);
}

function requiredStep(tree: Tree, locals: readonly string[]): Step {
  const step = maybeStep(tree, locals);
  return (frame) => {
    const value = step(frame);
    if (value === undefined) throw unset(tree);
    return value;
  };
}

/** The step of a path that gives undefined where nothing is set along it, and of any other tree as it is. */
function maybeStep(tree: Tree, locals: readonly string[]): Step {
  switch (tree.kind) {
    case 'name': {
      const { name } = tree;
      const slot = locals.lastIndexOf(name);
      return slot >= 0 ? (frame) => frame.locals[slot] ?? undefined : (frame) => variableOf(frame.layers, name);
    }
    case 'field': {
      const { name } = tree;
      const of = maybeStep(tree.of, locals);
      return (frame) => ownOf(of(frame), name);
    }
    case 'index': {
      const [of, by] = [maybeStep(tree.of, locals), stepOf(tree.by, locals)];
      return (frame) => itemOf(of(frame), by(frame));
    }
    default:
      return stepOf(tree, locals);
  }
}

function itemOf(owner: unknown, by: unknown): unknown {
  if (typeof by === 'string') return isHostileName(by) ? undefined : ownOf(owner, by);
  const place = numberIn(by);
  return Array.isArray(owner) && Number.isInteger(place) ? ((owner as unknown[])[place] ?? undefined) : undefined;
}

function coalesceStep(given: readonly Tree[], locals: readonly string[]): Step {
  const steps = given.map((tree) => maybeStep(tree, locals));
  const last = assertExists(given.at(-1), 'arguments of coalesce');
  return (frame) => {
    for (const step of steps) {
      const value = step(frame);
      if (value !== undefined) return value;
    }
    throw unset(last);
  };
}

function add(left: unknown, right: unknown, work: Work): unknown {
  if (typeof left === 'number' && typeof right === 'number') return tidy(left + right);
  if (typeof left === 'string' && typeof right === 'string') {
    bounded(left.length + right.length);
    work.spendText(right.length);
    return left + right;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    bounded(left.length + right.length);
    work.spend(left.length + right.length);
    return [...(left as unknown[]), ...(right as unknown[])];
  }
  throw new Failure('不同类型的值不能相加', 'Values of different types cannot be added');
}

function divisor(value: unknown): number {
  const number = numberIn(value);
  if (number === 0) throw new Failure('除数为零', 'It divides by nought');
  return number;
}

const operations: Record<Exclude<Operator, '&&' | '||'>, (left: unknown, right: unknown, work: Work) => unknown> = {
  '+': add,
  '-': (left, right) => tidy(numberIn(left) - numberIn(right)),
  '*': (left, right) => tidy(numberIn(left) * numberIn(right)),
  '/': (left, right) => tidy(numberIn(left) / divisor(right)),
  '%': (left, right) => tidy(numberIn(left) % divisor(right)),
  '==': (left, right, work) => isEqual(left, right, work),
  '!=': (left, right, work) => !isEqual(left, right, work),
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
  in: (left, right, work) => listIn(right).some((item) => isEqual(left, item, work)),
};

function binaryStep(operator: Operator, left: Step, right: Step): Step {
  if (operator === '&&') return (frame) => booleanIn(left(frame)) && booleanIn(right(frame));
  if (operator === '||') return (frame) => booleanIn(left(frame)) || booleanIn(right(frame));
  const operation = operations[operator];
  return (frame) => operation(left(frame), right(frame), frame.work);
}

type Visit = (item: unknown) => unknown;
const sweeps: Record<Macro, (items: readonly unknown[], visit: Visit) => unknown> = {
  map: (items, visit) => items.map(visit),
  filter: (items, visit) => items.filter((item) => booleanIn(visit(item))),
  exists: (items, visit) => items.some((item) => booleanIn(visit(item))),
  all: (items, visit) => items.every((item) => booleanIn(visit(item))),
};

function macroStep(tree: Tree & { kind: 'macro' }, locals: readonly string[]): Step {
  const [list, body] = [stepOf(tree.list, locals), stepOf(tree.body, [...locals, tree.variable])];
  const [slot, cost, sweep] = [locals.length, 1 + sizeOf(tree.body), sweeps[tree.macro]];
  return (frame) =>
    sweep(listIn(list(frame)), (item) => {
      frame.work.spend(cost);
      frame.locals[slot] = item;
      return body(frame);
    });
}

/** How many steps a tree takes at most, lists within it not counted. */
const sizeOf = (tree: Tree): number => innerTrees(tree).reduce((sum, inner) => sum + sizeOf(inner), 1);
