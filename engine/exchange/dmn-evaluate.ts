/** Evaluates the logic of DMN decisions: boxed expressions of every kind, down to FEEL. */
import { FeelFunction } from 'feelin';
import { text } from '../core/text.ts';
import { decideByTable } from './dmn-decide-table.ts';
import { feelDate, feelValue, isContext, noteTo, typedValue, type DecideNote, type FeelScope } from './dmn-feel.ts';
import type { Feel, FeelType, Logic } from './dmn-model.ts';

const literalValue = ({ literal }: Feel): unknown =>
  literal?.type === 'date' ? feelDate(String(literal.value)) : (literal?.value ?? null);

const path = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const words = new Set(['true', 'false', 'null', 'not', 'if', 'for', 'some', 'every', 'function']);

/** The value at a path through contexts, null where there is none; undefined where FEEL has to be asked. */
function valueAtPath(source: string, scope: FeelScope, missing?: (name: string) => void): unknown {
  if (Object.hasOwn(scope, source) && !/^["\d@[({-]/.test(source)) return scope[source] ?? null;
  if (!path.test(source)) return undefined;
  let at: unknown = scope;
  for (const name of source.split('.')) {
    if (words.has(name)) return undefined;
    if (at === null) return null;
    if (!isContext(at)) return undefined;
    if (!Object.hasOwn(at, name)) missing?.(name);
    at = Object.hasOwn(at, name) ? (at[name] ?? null) : null;
  }
  return at;
}

function evaluateFeel(feel: Feel, scope: FeelScope, notes: DecideNote[]): unknown {
  if (feel.literal) return literalValue(feel);
  const missing = () => {
    const message = text(`没有“${feel.source}”的值`, `“${feel.source}” has no value`);
    noteTo(notes, { rule: 'fact-missing', at: feel.at, message });
  };
  const known = valueAtPath(feel.source, scope, missing);
  return known === undefined ? feelValue(feel.source, scope, feel.at, notes) : known;
}

function evaluateContext({ entries }: Logic & { kind: 'context' }, scope: FeelScope, notes: DecideNote[]): unknown {
  const made: FeelScope = {};
  const inner = { ...scope };
  for (const { name, type, logic } of entries) {
    const value = fitted(evaluate(logic, inner, notes), type, logic, '', notes);
    // An entry without a name is the result of the whole.
    if (name === null) return value;
    for (const into of [made, inner])
      Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** A function of FEEL, as expressions may call it. */
export function functionOf(logic: Logic & { kind: 'function' }, scope: FeelScope, notes: DecideNote[]): FeelFunction {
  const { parameters, body } = logic;
  const call = (...args: unknown[]) => {
    const given = parameters.map(
      ({ name, type }, index) => [name, fitted(args[index], type, body, name, notes)] as const,
    );
    return evaluate(body, { ...scope, ...Object.fromEntries(given) }, notes);
  };
  return new FeelFunction(
    call,
    parameters.map(({ name }) => name),
  );
}

function evaluateInvocation(logic: Logic & { kind: 'invocation' }, scope: FeelScope, notes: DecideNote[]): unknown {
  const called: unknown = valueAtPath(logic.called, scope) ?? feelValue(logic.called, scope, logic.at, notes);
  if (!(called instanceof FeelFunction)) {
    const message = text(`没有函数 ${logic.called}`, `There is no function ${logic.called}`);
    noteTo(notes, { rule: 'no-function', at: logic.at, message });
    return null;
  }
  const given = new Map(logic.bindings.map(({ name, logic: each }) => [name, evaluate(each, scope, notes)]));
  return (called.fn as (...args: unknown[]) => unknown)(
    ...called.parameterNames.map((name) => given.get(name) ?? null),
  );
}

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === null || value === undefined ? [] : [value];

function evaluateIteration(logic: Logic & { kind: 'iterate' }, scope: FeelScope, notes: DecideNote[]): unknown {
  const found = evaluate(logic.in, scope, notes);
  if (found === null || found === undefined) return null;
  // A range is counted through by FEEL itself.
  const items: unknown[] = Array.isArray(found)
    ? found
    : asList(feelValue('for x in r return x', { r: found }, '', notes));
  const values: unknown[] = [];
  for (const item of items)
    values.push(evaluate(logic.body, { ...scope, [logic.variable]: item, partial: [...values] }, notes));
  if (logic.how === 'for') return values;
  if (logic.how === 'some')
    return values.includes(true) ? true : values.every((value) => value === false) ? false : null;
  return values.includes(false) ? false : values.every((value) => value === true) ? true : null;
}

function evaluateFilter(logic: Logic & { kind: 'filter' }, scope: FeelScope, notes: DecideNote[]): unknown {
  const items = asList(evaluate(logic.in, scope, notes));
  return items.filter(
    (item) => evaluate(logic.match, { ...scope, ...(isContext(item) && item), item }, notes) === true,
  );
}

/** Evaluates logic of any kind. */
export function evaluate(logic: Logic, scope: FeelScope, notes: DecideNote[]): unknown {
  switch (logic.kind) {
    case 'feel':
      return evaluateFeel(logic, scope, notes);
    case 'table':
      return decideByTable(logic, scope, evaluate, notes).value;
    case 'context':
      return evaluateContext(logic, scope, notes);
    case 'list':
      return logic.items.map((item) => evaluate(item, scope, notes));
    case 'relation':
      return logic.rows.map((row) =>
        Object.fromEntries(
          logic.columns.map((name, index) => [name, row[index] ? evaluate(row[index], scope, notes) : null]),
        ),
      );
    case 'function':
      return functionOf(logic, scope, notes);
    case 'invocation':
      return evaluateInvocation(logic, scope, notes);
    case 'conditional':
      return evaluate(evaluate(logic.if, scope, notes) === true ? logic.then : logic.else, scope, notes);
    case 'filter':
      return evaluateFilter(logic, scope, notes);
    case 'iterate':
      return evaluateIteration(logic, scope, notes);
    case 'left': {
      const message = text('此处的逻辑没有采用，见导入报告', 'The logic here was left; see the report of the import');
      noteTo(notes, { rule: 'logic-left', at: logic.at, message });
      return null;
    }
  }
}

/** A result as its type wants it. A table's result is let be where it is of another type, as tools do; else it is null. */
export function fitted(
  value: unknown,
  type: FeelType | undefined,
  logic: Logic,
  at: string,
  notes: DecideNote[],
): unknown {
  try {
    const single =
      Array.isArray(value) && value.length === 1 && type !== undefined && !type.list && type.base !== 'Any';
    return typedValue(single ? (value[0] as unknown) : value, type);
  } catch {
    const message = text(`结果不是 ${type?.base ?? ''} 类型`, `The result is not of type ${type?.base ?? ''}`);
    noteTo(notes, { rule: 'result-type', at, message });
    return logic.kind === 'table' ? value : null;
  }
}
