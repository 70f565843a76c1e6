/** The expressions of a scenario's nodes, each checked in the scope in which it is evaluated. */
import type { DataFlow } from '../data-flow.ts';
import { checkExpression, type CheckedExpression, type Scope } from './expression.ts';
import { readExpression } from './expression-tree.ts';
import { isForEach, type Graph, type GraphNode } from '../graph.ts';
import { forEach } from '../nodes/for-each.ts';
import type { ValueType } from '../value-type.ts';

/** An expression of a node. */
export interface NodeExpression extends CheckedExpression {
  node: GraphNode;
  /** JSON Pointer within the scenario. */
  pointer: string;
  source: string;
  expects: ValueType;
  /** Whether it can be read at all; else its one error says why not. */
  parses: boolean;
}

/** Checks every expression of the nodes that can be reached. Variables that are set elsewhere only may be unset. */
export function expressionsOf(graph: Graph, flow: DataFlow): NodeExpression[] {
  return graph.nodes.flatMap((node) => {
    const { kind, settings, pointer: base } = node;
    if (!kind || settings === undefined || !flow.at(node)) return [];
    const stated = kind.expressions?.(settings) ?? [];
    const scope = stated.length > 0 ? { ...flow.anywhere, ...flow.scope(node) } : {};
    const own = stated.map(({ pointer, source, expects }) =>
      checked(node, `${base}/settings${pointer}`, source, expects, scope),
    );
    return isForEach(node) ? [...own, ...collected(node, { ...flow.anywhere, ...flow.scopeBack(node) })] : own;
  });
}

/** What a for-each collects is evaluated where an item ends. */
function collected(node: GraphNode, scope: Scope): NodeExpression[] {
  const source = forEach.settings.parse(node.settings).collect;
  if (source === undefined) return [];
  return [checked(node, `${node.pointer}/settings/collect`, source, { type: 'any' }, scope)];
}

function checked(node: GraphNode, pointer: string, source: string, expects: ValueType, scope: Scope): NodeExpression {
  const found = checkExpression(source, scope);
  const parses = found.errors.length === 0 || 'tree' in readExpression(source);
  return { node, pointer, source, expects, parses, ...found };
}
