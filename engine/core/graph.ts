/** The graph of a scenario: its ports, and what can be reached from where. */
import { findNodeKind } from './nodes/index.ts';
import type { Edge, Scenario, ScenarioNode } from './scenario.ts';

/** The ports of a node, or null where its kind or settings are not valid. */
export function portsOf(node: ScenarioNode): readonly string[] | null {
  const kind = findNodeKind(node.kind);
  const settings = kind?.settings.safeParse(node.settings);
  return kind && settings?.success ? kind.ports(settings.data).map(({ id }) => id) : null;
}

/** The nodes that can be reached from one, by the edges that `passes` lets through; the one itself included. */
export function reachableFrom(
  scenario: Scenario,
  from: string,
  passes: (edge: Edge) => boolean = () => true,
): Set<string> {
  const reached = new Set([from]);
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const edge of scenario.edges) {
      if (edge.from !== node || reached.has(edge.to) || !passes(edge)) continue;
      reached.add(edge.to);
      open.push(edge.to);
    }
  }
  return reached;
}

/** Whether a node can be reached from the start without anything having set an entry of the case's data. */
export function reachableUnset(scenario: Scenario, node: string, entry: 'card' | 'state' | 'receipt'): boolean {
  const start = scenario.nodes.find(({ kind }) => kind === 'start');
  if (!start) return false;
  return reachableFrom(scenario, start.id, (edge) => !setBy(scenario, edge.from, entry).includes(edge.port)).has(node);
}

/** The ports by which a node is left with a variable set. */
function setBy(scenario: Scenario, id: string, variable: string): readonly string[] {
  const node = scenario.nodes.find((each) => each.id === id);
  const kind = node && findNodeKind(node.kind);
  const settings = kind?.settings.safeParse(node?.settings);
  const output = settings?.success ? kind?.output?.(settings.data) : undefined;
  return output && (node?.as ?? output.as) === variable ? output.ports : [];
}
