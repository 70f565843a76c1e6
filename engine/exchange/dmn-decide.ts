/** Decides by a DMN model: what a decision needs is decided first, each once. */
import { FeelFunction } from 'feelin';
import { text } from '../core/text.ts';
import { decideByTable, Undecided } from './dmn-decide-table.ts';
import {
  feelDate,
  feelTest,
  feelValue,
  isContext,
  jsonOf,
  noteTo,
  typedValue,
  type DecideNote,
  type FeelScope,
} from './dmn-feel.ts';
import type { DmnDecision, DmnKnowledge, DmnModel, DmnService, Feel, FeelType, Logic } from './dmn-model.ts';

/** One answer: the value, the rows that gave it where a table did, what should be known, and why there is none. */
export interface Answer {
  decision: string;
  result: unknown;
  /** Numbers of rows, from 1, in the order of the hit policy; the first hundred. */
  rows?: number[];
  notes?: DecideNote[];
  problem?: DecideNote;
}

const mostRowsNamed = 100;

/** Decides by one model, for one set of facts after the other. */
export interface Decider {
  /** The decisions that are asked where none is named: those that no other needs. */
  readonly asked: readonly string[];
  /** Every name that may be asked for. */
  readonly names: readonly string[];
  decide(facts: Readonly<Record<string, unknown>>, name: string): Answer;
}

interface Run {
  model: DmnModel;
  scope: FeelScope;
  known: Map<string, unknown>;
  open: Set<string>;
  notes: DecideNote[];
}

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

function functionOf(logic: Logic & { kind: 'function' }, scope: FeelScope, notes: DecideNote[]): FeelFunction {
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
  const items = Array.isArray(found) ? found : asList(feelValue('for x in r return x', { r: found }, '', notes));
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
function evaluate(logic: Logic, scope: FeelScope, notes: DecideNote[]): unknown {
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
function fitted(value: unknown, type: FeelType | undefined, logic: Logic, at: string, notes: DecideNote[]): unknown {
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

function knowledgeOf({ knowledge, services }: DmnModel, run: Run): FeelScope {
  const scope: FeelScope = {};
  const functionOfKnowledge = ({ logic }: DmnKnowledge) =>
    logic.kind === 'function' ? functionOf(logic, scope, run.notes) : null;
  for (const each of knowledge) scope[each.name] = functionOfKnowledge(each);
  for (const service of services) scope[service.name] = functionOfService(service, run);
  return scope;
}

const namesOf = (model: DmnModel, ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const input = model.inputs.find((each) => each.id === id);
    return input?.name ?? model.decisions.find((each) => each.id === id)?.variable ?? [];
  });

/** A decision service as a function: its input data, then its input decisions. */
function functionOfService(service: DmnService, run: Run): FeelFunction {
  const names = [...namesOf(run.model, service.inputs), ...namesOf(run.model, service.inputDecisions)];
  const call = (...args: unknown[]) => {
    const facts = Object.fromEntries(names.map((name, index) => [name, args[index] ?? null]));
    return serve(service, startRun(run.model, facts, run.notes));
  };
  return new FeelFunction(call, names);
}

function serve(service: DmnService, run: Run): unknown {
  const { decisions } = run.model;
  for (const id of service.inputDecisions) {
    const given = decisions.find((each) => each.id === id);
    if (given && Object.hasOwn(run.scope, given.variable)) run.known.set(id, run.scope[given.variable] ?? null);
  }
  const outputs = service.outputs.flatMap((id) => decisions.find((each) => each.id === id) ?? []);
  const values = outputs.map((each) => [each.variable, valueOf(each, run)] as const);
  return outputs.length === 1 ? values[0]?.[1] : Object.fromEntries(values);
}

function startRun(model: DmnModel, facts: FeelScope, notes: DecideNote[]): Run {
  const run: Run = { model, scope: {}, known: new Map(), open: new Set(), notes };
  const given = model.inputs.flatMap(({ name, type }): [string, unknown][] => {
    try {
      return [[name, typedValue(Object.hasOwn(facts, name) ? facts[name] : null, type)]];
    } catch {
      const wanted = type?.allowed ?? type?.base ?? '';
      const message = text(`“${name}”的值不是 ${wanted}`, `The value of “${name}” is not ${wanted}`);
      noteTo(notes, { rule: 'fact-of-wrong-type', at: name, message });
      return [[name, null]];
    }
  });
  run.scope = { ...facts, ...Object.fromEntries(given) };
  Object.assign(run.scope, knowledgeOf(model, run));
  return run;
}

/** The scope of a decision: the facts, and the results of what it requires. */
function scopeOf(decision: DmnDecision, run: Run): FeelScope {
  const { decisions, services } = run.model;
  const results = decision.requires.flatMap((id) => {
    const needed = decisions.find((each) => each.id === id);
    return needed ? [[needed.variable, valueOf(needed, run)] as const] : [];
  });
  return results.length + services.length === 0 ? run.scope : { ...run.scope, ...Object.fromEntries(results) };
}

function guarded<T>(decision: DmnDecision, run: Run, work: () => T): T {
  if (run.open.has(decision.id)) {
    throw new Undecided('cyclic-requirements', text(`“${decision.name}”依赖自身`, `“${decision.name}” needs itself`));
  }
  run.open.add(decision.id);
  try {
    return work();
  } finally {
    run.open.delete(decision.id);
  }
}

function valueOf(decision: DmnDecision, run: Run): unknown {
  const { id, logic, type, name } = decision;
  if (run.known.has(id)) return run.known.get(id);
  const value = guarded(decision, run, () =>
    fitted(evaluate(logic, scopeOf(decision, run), run.notes), type, logic, name, run.notes),
  );
  run.known.set(id, value);
  return value;
}

function answerOf(decision: DmnDecision, run: Run): { result: unknown; rows?: number[] } {
  const { logic, type, name } = decision;
  if (logic.kind !== 'table') return { result: valueOf(decision, run) };
  const { value, rows } = guarded(decision, run, () =>
    decideByTable(logic, scopeOf(decision, run), evaluate, run.notes),
  );
  const result = fitted(value, type, logic, name, run.notes);
  return { result, rows: rows.slice(0, mostRowsNamed).map((row) => row + 1) };
}

function problemOf(error: unknown): { problem: DecideNote; rows?: number[] } {
  if (error instanceof Undecided) {
    const rows = error.rows.map((row) => row + 1);
    return { problem: { rule: error.rule, message: error.words }, ...(rows.length > 0 && { rows }) };
  }
  const said = error instanceof Error ? error.message : String(error);
  return { problem: { rule: 'not-decided', message: text(`无法决策：${said}`, `It could not be decided: ${said}`) } };
}

/** Makes the decider of a model. */
export function createDecider(model: DmnModel): Decider {
  const needed = new Set(model.decisions.flatMap(({ requires }) => requires));
  const tops = model.decisions.filter(({ id }) => !needed.has(id));
  const named = [...model.decisions, ...model.services];
  const find = (name: string) => named.find((each) => each.name === name) ?? named.find((each) => each.id === name);
  return {
    asked: (tops.length > 0 ? tops : model.decisions.slice(0, 1)).map(({ name }) => name),
    names: [...named.map(({ name }) => name), ...named.map(({ id }) => id)],
    decide(facts, name) {
      const notes: DecideNote[] = [];
      const run = startRun(model, facts, notes);
      const wanted = find(name);
      try {
        const found =
          wanted === undefined
            ? { result: null }
            : 'logic' in wanted
              ? answerOf(wanted, run)
              : { result: serve(wanted, run) };
        return { decision: name, ...found, result: jsonOf(found.result), ...(notes.length > 0 && { notes }) };
      } catch (error) {
        return { decision: name, result: null, ...problemOf(error), ...(notes.length > 0 && { notes }) };
      }
    },
  };
}
