/** Finds nodes by whatever an author remembers of them: name, kind, id, variable, policy, prompt or clause. */
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';

/** The texts within a value, whatever its shape. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Everything that a node can be found by. */
function wordsOf(node: ScenarioNode): string {
  const kind = findNodeKind(node.kind);
  const words = [node.id, node.kind, node.as ?? '', ...textsIn(node.name), ...textsIn(node.settings)];
  return [...words, ...textsIn(kind?.label), ...(kind?.clauses ?? [])].join('\n').toLowerCase();
}

/** The ids of the nodes that have every word of the query, in the order of the document. */
export function findNodes({ nodes }: Scenario, query: string): string[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return nodes.filter((node) => wanted.every((word) => wordsOf(node).includes(word))).map(({ id }) => id);
}
