/** The bodies of for-each nodes that BPMN can hold as a sub-process: what is entered only by port `each` and only comes back. */
import { graphOf, idsReachableFrom } from '../core/graph.ts';
import type { Scenario } from '../core/scenario.ts';

/** The for-each node within whose body each node lies; the innermost one. Nodes outside of bodies are missing. */
export function itemBodies(scenario: Scenario): Map<string, string> {
  const ids = new Set(scenario.nodes.map(({ id }) => id));
  const within = new Map<string, string>();
  if (ids.size < scenario.nodes.length) return within;
  const bodies = scenario.nodes
    .filter(({ kind }) => kind === 'for-each')
    .map(({ id }) => ({ id, body: bodyOf(scenario, id) }))
    .filter(({ id, body }) => isClosed(scenario, id, body))
    .sort((a, b) => b.body.size - a.body.size);
  const accepted: typeof bodies = [];
  for (const candidate of bodies) {
    if (accepted.every((outer) => nests(candidate, outer))) accepted.push(candidate);
  }
  // From the largest to the smallest, so that the innermost is what remains.
  for (const { id, body } of accepted) for (const node of body) within.set(node, id);
  return within;
}

function bodyOf(scenario: Scenario, id: string): Set<string> {
  const body = new Set<string>();
  const graph = graphOf(scenario);
  for (const first of scenario.edges.filter(({ from, port }) => from === id && port === 'each')) {
    for (const node of idsReachableFrom(graph, first.to, ({ to }) => to.id !== id)) body.add(node);
  }
  return body;
}

/** Whether a body is entered by `each` alone, is left to its for-each node alone, and holds no frame of the case. */
function isClosed({ nodes, edges }: Scenario, id: string, body: Set<string>): boolean {
  const known = new Map(nodes.map((node) => [node.id, node.kind]));
  if (body.size === 0 || body.has(id)) return false;
  if ([...body].some((node) => !known.has(node) || known.get(node) === 'start')) return false;
  return edges.every(({ from, port, to }) => {
    if (body.has(to)) return body.has(from) || (from === id && port === 'each');
    return !body.has(from) || to === id;
  });
}

type Body = { id: string; body: Set<string> };

function nests(inner: Body, outer: Body): boolean {
  if (outer.body.has(inner.id)) return [...inner.body].every((node) => outer.body.has(node));
  return !inner.body.has(outer.id) && ![...inner.body].some((node) => outer.body.has(node));
}
