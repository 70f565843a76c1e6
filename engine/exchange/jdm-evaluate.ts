/** Evaluates expressions of GoRules as its engine does: strict about types, and bounded in steps. Scripts are never run. */
import type { Zen } from './jdm-parse.ts';

/** What names stand for: `$` and `#` among them. */
export type ZenScope = Record<string, unknown>;

/** Thrown where an expression has no value: types that do not fit, no such function, too many steps. */
export class ZenFailure extends Error {}

/** How many steps are left. */
export interface ZenBudget {
  steps: number;
}

type Evaluate = (tree: Zen, scope: ZenScope) => unknown;
type Values = readonly unknown[];

const fail = (why: string): never => {
  throw new ZenFailure(why);
};
const asNumber = (value: unknown): number => (typeof value === 'number' ? value : fail('a number is needed'));
const asText = (value: unknown): string => (typeof value === 'string' ? value : fail('a text is needed'));
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : fail('a list is needed'));
const asNumbers = (value: unknown): number[] => asList(value).map(asNumber);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without the noise of binary fractions: the engine reckons in decimals. */
const decimal = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(15)) : fail('no such number');

const nonEmpty = (numbers: number[]): number[] => (numbers.length > 0 ? numbers : fail('an empty list'));
const sumOf = (numbers: number[]): number => decimal(numbers.reduce((sum, each) => sum + each, 0));

function medianOf(numbers: number[]): number {
  const sorted = nonEmpty(numbers).toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : decimal(((sorted[middle - 1] ?? 0) + upper) / 2);
}

function rounded(value: number, digits = 0): number {
  const scaled = Number(`${Math.abs(value)}e${digits}`);
  return Math.sign(value) * Number(`${Math.round(scaled)}e${-digits}`);
}

/** The engine counts the bytes of a text. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
const textOf = (value: unknown): string =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : fail('no text for this');

/** Whether two values are the same, as `==` sees them. */
export function zenEquals(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || isObject(a)) return false;
  return (a ?? null) === (b ?? null);
}

const functions: Record<string, (args: Values) => unknown> = {
  len: ([of]) => (typeof of === 'string' ? bytesOf(of) : asList(of).length),
  contains: ([of, what]) =>
    typeof of === 'string' ? of.includes(asText(what)) : asList(of).some((each) => zenEquals(each, what)),
  startsWith: ([of, what]) => asText(of).startsWith(asText(what)),
  endsWith: ([of, what]) => asText(of).endsWith(asText(what)),
  upper: ([of]) => asText(of).toUpperCase(),
  lower: ([of]) => asText(of).toLowerCase(),
  trim: ([of]) => asText(of).trim(),
  split: ([of, by]) => asText(of).split(asText(by)),
  abs: ([of]) => Math.abs(asNumber(of)),
  floor: ([of]) => Math.floor(asNumber(of)),
  ceil: ([of]) => Math.ceil(asNumber(of)),
  trunc: ([of]) => Math.trunc(asNumber(of)),
  round: ([of, digits]) => rounded(asNumber(of), digits === undefined ? 0 : asNumber(digits)),
  sum: ([of]) => sumOf(asNumbers(of)),
  avg: ([of]) => decimal(sumOf(nonEmpty(asNumbers(of))) / asNumbers(of).length),
  min: ([of]) => nonEmpty(asNumbers(of)).reduce((best, each) => Math.min(best, each)),
  max: ([of]) => nonEmpty(asNumbers(of)).reduce((best, each) => Math.max(best, each)),
  median: ([of]) => medianOf(asNumbers(of)),
  number: ([of]) => (isNumeric(of) ? Number(of) : fail('Invalid number')),
  string: ([of]) => textOf(of),
  isNumeric: ([of]) => isNumeric(of),
  keys: ([of]) => (isObject(of) ? Object.keys(of) : fail('an object is needed')),
  values: ([of]) => (isObject(of) ? Object.values(of) : fail('an object is needed')),
  flatten: ([of]) => asList(of).flat(),
};

const closures = new Set(['map', 'filter', 'some', 'all', 'none', 'one', 'count', 'flatMap']);

/** Whether a function is one that we evaluate. */
const isFunction = (name: string): boolean => Object.hasOwn(functions, name) || closures.has(name);

/** The functions of an expression that we do not evaluate. */
export function unknownFunctions(tree: Zen): string[] {
  switch (tree.kind) {
    case 'call':
      return [...(isFunction(tree.name) ? [] : [tree.name]), ...tree.args.flatMap(unknownFunctions)];
    case 'binary':
      return [tree.left, tree.right].flatMap(unknownFunctions);
    case 'unary':
      return unknownFunctions(tree.of);
    case 'if':
      return [tree.if, tree.then, tree.else].flatMap(unknownFunctions);
    case 'member':
      return [tree.of, tree.name].flatMap(unknownFunctions);
    case 'list':
      return tree.items.flatMap(unknownFunctions);
    case 'template':
      return tree.parts.flatMap(unknownFunctions);
    case 'object':
      return tree.entries.flatMap(({ value }) => unknownFunctions(value));
    case 'range':
      return [tree.from, tree.to].flatMap(unknownFunctions);
    default:
      return [];
  }
}

function overList(name: string, list: unknown[], test: (item: unknown) => unknown): unknown {
  const holds = (item: unknown) => {
    const held = test(item);
    return typeof held === 'boolean' ? held : fail('a test must be true or false');
  };
  switch (name) {
    case 'map':
      return list.map(test);
    case 'flatMap':
      return list.map(test).flat();
    case 'filter':
      return list.filter(holds);
    case 'some':
      return list.some(holds);
    case 'all':
      return list.every(holds);
    case 'none':
      return !list.some(holds);
    case 'one':
      return list.filter(holds).length === 1;
    default:
      return list.filter(holds).length;
  }
}

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
};
const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function binary(operator: string, left: unknown, right: unknown): unknown {
  if (operator === '==') return zenEquals(left, right);
  if (operator === '!=') return !zenEquals(left, right);
  if (operator === '+' && typeof left === 'string') return left + asText(right);
  if (operator === '+') return decimal(asNumber(left) + asNumber(right));
  if (operator === '/') return asNumber(right) === 0 ? null : decimal(asNumber(left) / asNumber(right));
  const reckon = arithmetic[operator];
  if (reckon) return decimal(reckon(asNumber(left), asNumber(right)));
  const compare = comparisons[operator];
  return compare ? compare(asNumber(left), asNumber(right)) : fail(operator);
}

function memberOf(of: unknown, name: unknown): unknown {
  if (Array.isArray(of)) {
    const index = asNumber(name);
    return index >= 0 && Number.isInteger(index) ? ((of as unknown[])[index] ?? null) : fail('no such item');
  }
  if (isObject(of)) return Object.hasOwn(of, String(name)) ? (of[String(name)] ?? null) : null;
  return null;
}

/** The value of an expression. @throws ZenFailure where it has none */
export function evaluateZen(root: Zen, scope: ZenScope, budget: ZenBudget): unknown {
  const evaluate: Evaluate = (tree, names) => {
    if ((budget.steps -= 1) < 0) fail('too many steps');
    switch (tree.kind) {
      case 'literal':
        return tree.value;
      case 'name':
        return Object.hasOwn(names, tree.name) ? (names[tree.name] ?? null) : null;
      case 'template':
        return tree.parts.map((part) => textOf(evaluate(part, names))).join('');
      case 'list':
        return tree.items.map((item) => evaluate(item, names));
      case 'object':
        return Object.fromEntries(tree.entries.map(({ key, value }) => [key, evaluate(value, names)]));
      case 'unary': {
        const of = evaluate(tree.of, names);
        if (tree.operator === '-') return -asNumber(of);
        return typeof of === 'boolean' ? !of : fail('not needs true or false');
      }
      case 'if': {
        const held = evaluate(tree.if, names);
        return typeof held === 'boolean' ? evaluate(held ? tree.then : tree.else, names) : fail('no condition');
      }
      case 'member':
        return memberOf(evaluate(tree.of, names), evaluate(tree.name, names));
      case 'binary':
        return evaluateBinary(tree, names);
      case 'call':
        return evaluateCall(tree, names);
      case 'range':
        return fail('a range stands alone');
    }
  };

  function evaluateBinary(tree: Zen & { kind: 'binary' }, names: ZenScope): unknown {
    const { operator, left, right } = tree;
    if (operator === 'in' || operator === 'not in') {
      const held = isIn(evaluate(left, names), right, names);
      return operator === 'in' ? held : !held;
    }
    const first = evaluate(left, names);
    if (operator === '??') return first ?? evaluate(right, names);
    if (operator !== 'and' && operator !== 'or') return binary(operator, first, evaluate(right, names));
    if (typeof first !== 'boolean') return fail('and and or need true or false');
    return first === (operator === 'or') ? first : evaluate(right, names);
  }

  function isIn(value: unknown, of: Zen, names: ZenScope): boolean {
    if (of.kind === 'range') {
      const [at, from, to] = [asNumber(value), asNumber(evaluate(of.from, names)), asNumber(evaluate(of.to, names))];
      return (of.openFrom ? at > from : at >= from) && (of.openTo ? at < to : at <= to);
    }
    const list = evaluate(of, names);
    if (isObject(list)) return Object.hasOwn(list, asText(value));
    return asList(list).some((each) => zenEquals(each, value));
  }

  function evaluateCall({ name, args }: Zen & { kind: 'call' }, names: ZenScope): unknown {
    const [of, test] = args;
    if (closures.has(name)) {
      if (!of || !test) return fail(`${name} needs a list and a test`);
      return overList(name, asList(evaluate(of, names)), (item) => evaluate(test, { ...names, '#': item }));
    }
    const call = Object.hasOwn(functions, name) ? functions[name] : undefined;
    return call ? call(args.map((each) => evaluate(each, names))) : fail(`no function ${name}`);
  }

  return evaluate(root, scope);
}
