/** Decides by a model of GoRules as its engine does: data flows along the edges, what comes together is merged. */
import { text } from '../core/text.ts';
import type { Answer, Decider } from './dmn-decide.ts';
import { evaluateZen, ZenFailure, type ZenBudget, type ZenScope } from './jdm-evaluate.ts';
import type { JdmColumn, JdmModel, JdmNode, JdmTable, ZenSource } from './jdm-model.ts';

const mostSteps = 2_000_000;
const deepestPath = 30;

class NotDecided extends Error {
  readonly node: JdmNode;
  constructor(node: JdmNode, why: string) {
    super(why);
    this.node = node;
  }
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const define = (into: Json, name: string, value: unknown) =>
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });

/** Sets a value at a dotted path, making objects on the way. */
function setAt(into: Json, path: string, value: unknown): void {
  const names = path.split('.').slice(0, deepestPath);
  let at = into;
  for (const name of names.slice(0, -1)) {
    const next = Object.hasOwn(at, name) ? at[name] : undefined;
    if (!isObject(next)) define(at, name, {});
    at = at[name] as Json;
  }
  define(at, names.at(-1) ?? '', value);
}

/** Both together; where both say something, the later does, and its null takes away. */
function merged(a: unknown, b: unknown, depth = 0): unknown {
  if (!isObject(a) || !isObject(b) || depth > deepestPath) return b ?? a;
  const all: Json = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const both = Object.hasOwn(a, name);
    if (both && value === null) delete all[name];
    else define(all, name, both ? merged(a[name], value, depth + 1) : value);
  }
  return all;
}

interface Run {
  budget: ZenBudget;
  /** What each node gave, by its name. */
  results: Json;
  rows: number[] | undefined;
}

function scopeOf(input: unknown, run: Run, more: ZenScope = {}): ZenScope {
  return { ...(isObject(input) && input), $root: input, $nodes: run.results, ...more };
}

/** The value of an expression; undefined where it fails. */
function attempt(source: ZenSource, scope: ZenScope, node: JdmNode, run: Run): unknown {
  if (!source.tree) throw new NotDecided(node, source.source);
  try {
    return evaluateZen(source.tree, scope, run.budget);
  } catch (error) {
    if (error instanceof ZenFailure && run.budget.steps >= 0) return undefined;
    throw error;
  }
}

function holds(cell: ZenSource | null, column: JdmColumn, value: unknown, scope: ZenScope, node: JdmNode, run: Run) {
  return cell === null || attempt(cell, column.field ? { ...scope, $: value } : scope, node, run) === true;
}

function outputOf(
  table: JdmTable,
  row: JdmTable['rows'][number],
  scope: ZenScope,
  node: JdmNode,
  run: Run,
): Json | null {
  const made: Json = {};
  for (const [index, column] of table.outputs.entries()) {
    const cell = row.then[index] ?? column.fallback;
    if (!cell) continue;
    const value = attempt(cell, scope, node, run);
    // A row that fails is passed over.
    if (value === undefined) return null;
    setAt(made, column.path, value);
  }
  return made;
}

function decideTable(table: JdmTable, input: unknown, node: JdmNode, run: Run): unknown {
  const scope = scopeOf(input, run);
  const values = table.inputs.map(({ field }) => (field ? (attempt(field, scope, node, run) ?? null) : null));
  const all: Json[] = [];
  run.rows = [];
  for (const [index, row] of table.rows.entries()) {
    if ((run.budget.steps -= 1) < 0) throw new ZenFailure('too many steps');
    const held = row.when.every((cell, at) => holds(cell, table.inputs[at] as JdmColumn, values[at], scope, node, run));
    const output = held ? outputOf(table, row, scope, node, run) : null;
    if (!output) continue;
    run.rows.push(index + 1);
    if (table.first) return output;
    all.push(output);
  }
  return table.first ? null : all;
}

function decideExpressions(
  node: JdmNode,
  entries: { key: string; value: ZenSource }[],
  input: unknown,
  run: Run,
): Json {
  const made: Json = {};
  for (const { key, value } of entries) {
    const found = attempt(value, scopeOf(input, run, { $: made }), node, run);
    if (found === undefined) throw new NotDecided(node, `${key}: ${value.source}`);
    setAt(made, key, found);
  }
  return made;
}

function once(node: JdmNode, input: unknown, run: Run): unknown {
  const { content } = node;
  if (content.kind === 'table') return decideTable(content, input, node, run);
  if (content.kind === 'expression') return decideExpressions(node, content.entries, input, run);
  if (content.kind === 'left') throw new NotDecided(node, node.type);
  return input;
}

/** What a node gives for what comes in: as a whole or item by item, from a part and into a part. */
function through(node: JdmNode, input: unknown, run: Run): unknown {
  const { inputField, outputPath, passThrough, loop, content } = node;
  if (content.kind !== 'table' && content.kind !== 'expression') return once(node, input, run);
  const taken = inputField ? (attempt(inputField, scopeOf(input, run), node, run) ?? null) : input;
  const one = (item: unknown) => {
    const made = once(node, item, run);
    return passThrough && loop ? merged(item, made) : made;
  };
  if (loop && !Array.isArray(taken)) throw new NotDecided(node, 'a list is needed');
  const items: unknown[] = loop && Array.isArray(taken) ? taken : [];
  const made = loop ? items.map(one) : one(taken);
  const placed: Json = {};
  if (outputPath !== undefined) setAt(placed, outputPath, made);
  const given = outputPath === undefined ? made : placed;
  return passThrough ? merged(input, given) : given;
}

/** The statements of a switch by which data goes on. */
function chosen(node: JdmNode, input: unknown, run: Run): Set<string> | null {
  const { content } = node;
  if (content.kind !== 'switch') return null;
  const open = new Set<string>();
  for (const { id, condition } of content.statements) {
    const held = condition === null ? open.size === 0 : attempt(condition, scopeOf(input, run), node, run) === true;
    if (!held) continue;
    open.add(id);
    if (content.first) break;
  }
  return open;
}

function flow({ nodes, edges }: JdmModel, facts: unknown, run: Run): unknown {
  const arriving = new Map<string, unknown[]>();
  const ends: unknown[] = [];
  for (const node of nodes) {
    const parts = node.content.kind === 'input' ? [facts] : arriving.get(node.id);
    if (!parts) continue;
    const input = parts.reduce((all, part) => merged(all, part), {});
    const made = node.content.kind === 'input' ? facts : through(node, parts.length === 1 ? parts[0] : input, run);
    define(run.results, node.name, made);
    if (node.content.kind === 'output') ends.push(made);
    const open = chosen(node, made, run);
    for (const { from, to, handle } of edges) {
      if (from !== node.id || (open && !open.has(handle ?? ''))) continue;
      arriving.set(to, [...(arriving.get(to) ?? []), made]);
    }
  }
  if (ends.length > 0) return ends.reduce((all, end) => merged(all, end), {});
  return Object.values(run.results).at(-1) ?? null;
}

function problemOf(error: unknown): NonNullable<Answer['problem']> {
  if (error instanceof NotDecided) {
    const { name, id } = error.node;
    const message = text(
      `节点“${name}”没有采用或无法求值：${error.message}`,
      `The node “${name}” was left or has no value: ${error.message}`,
    );
    return { rule: 'node-not-decided', at: id, message };
  }
  const said = error instanceof Error ? error.message : String(error);
  return { rule: 'not-decided', message: text(`无法决策：${said}`, `It could not be decided: ${said}`) };
}

/** Makes the decider of a model; the whole of it is one decision. */
export function createJdmDecider(model: JdmModel): Decider {
  return {
    asked: [model.name],
    names: [model.name],
    decide(facts, name) {
      const run: Run = { budget: { steps: mostSteps }, results: {}, rows: undefined };
      try {
        const result = flow(model, facts, run);
        return { decision: name, result, ...(run.rows && { rows: run.rows.slice(0, 100) }) };
      } catch (error) {
        return { decision: name, result: null, problem: problemOf(error) };
      }
    },
  };
}
