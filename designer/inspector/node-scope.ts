/** What the expressions of a node stand on: the variables in scope there, and the type that each setting wants. */
import { dataFlowOf, type DataFlow } from '../../engine/core/data-flow.ts';
import { checkExpression, type Scope } from '../../engine/core/expressions/expression.ts';
import { graphOf, type Graph } from '../../engine/core/graph.ts';
import { nestingOf } from '../../engine/core/nesting.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { fits, typeName, type ValueType } from '../../engine/core/value-type.ts';

interface Flow {
  graph: Graph;
  flow: DataFlow;
}

/** The flow of a document is worked out once, however many of its fields ask for it. */
const flows = new WeakMap<Scenario, Flow>();

/** The graph and the data flow of a scenario. */
export function flowOf(scenario: Scenario): Flow {
  const remembered = flows.get(scenario);
  if (remembered) return remembered;
  const graph = graphOf(scenario);
  const made = { graph, flow: dataFlowOf(scenario, graph, nestingOf(graph)) };
  flows.set(scenario, made);
  return made;
}

/** The variables in scope where a setting of a node is evaluated; those that are set elsewhere only may be unset. */
export function scopeOf(scenario: Scenario, id: string, pointer: string): Scope {
  const { graph, flow } = flowOf(scenario);
  const node = graph.node(id);
  if (!node) return flow.anywhere;
  const isBack = node.kind?.kind === 'for-each' && pointer === '/collect';
  return { ...flow.anywhere, ...(isBack ? flow.scopeBack(node) : flow.scope(node)) };
}

const anything: ValueType = { type: 'any' };
const shapeOf = (pointer: string): string => pointer.split('/').slice(0, 2).join('/');

/** The type that a node's expression must give, by the settings as they are, else as its kind's example has them. */
export function expectedType({ kind: name, settings }: ScenarioNode, pointer: string): ValueType {
  const kind = findNodeKind(name);
  if (!kind?.expressions) return anything;
  const parsed = kind.settings.safeParse(settings);
  if (parsed.success) {
    const own = kind.expressions(parsed.data).find((each) => each.pointer === pointer);
    if (own) return own.expects;
  }
  const example = kind.expressions(kind.settings.parse(kind.example));
  return example.find((each) => shapeOf(each.pointer) === shapeOf(pointer))?.expects ?? anything;
}

/** What an expression gives and what is wrong with it, as the checks would say. */
export interface Verdict {
  type: ValueType | null;
  errors: readonly { message: Text; at?: number }[];
}

/** Judges an expression in a scope. */
export function verdictOn(source: string, scope: Scope, expects: ValueType): Verdict {
  if (source.trim() === '') return { type: null, errors: [] };
  const { type, errors } = checkExpression(source, scope);
  if (errors.length > 0 || type === null) return { type: null, errors };
  if (fits({ ...type, optional: true }, { ...expects, optional: true })) return { type, errors: [] };
  const message = text(
    `这里需要${typeName(expects, 'zh-CN')}，表达式给出的是${typeName(type, 'zh-CN')}`,
    `A value of type ${typeName(expects, 'en')} is needed, and the expression gives ${typeName(type, 'en')}`,
  );
  return { type, errors: [{ message }] };
}
