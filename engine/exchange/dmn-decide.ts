/** Decides by a DMN model: what a decision needs is decided first, each once. */
import { FeelFunction } from 'feelin';
import { text } from '../core/text.ts';
import { decideByTable, prepareTable, Undecided } from './dmn-decide-table.ts';
import { evaluate, fitted, functionOf } from './dmn-evaluate.ts';
import { jsonOf, noteTo, typedValue, type DecideNote, type FeelScope } from './dmn-feel.ts';
import type { DmnDecision, DmnKnowledge, DmnModel, DmnService } from './dmn-model.ts';

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
  /** Makes ready what is large, so that the first facts do not wait for it. */
  prepare?(): void;
  decide(facts: Readonly<Record<string, unknown>>, name: string): Answer;
}

interface Run {
  model: DmnModel;
  scope: FeelScope;
  known: Map<string, unknown>;
  open: Set<string>;
  notes: DecideNote[];
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
    prepare() {
      for (const { logic } of model.decisions) if (logic.kind === 'table') prepareTable(logic);
    },
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
