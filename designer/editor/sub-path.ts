/** The way down into called scenarios: each a node that calls, and what it calls. */
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';

/** One step down. */
export interface Called {
  /** The node that calls. */
  node: ScenarioNode;
  /** The id of what it calls; null where none is chosen. */
  id: string | null;
  /** What it calls; null where the platform has no such version published. */
  scenario: Scenario | null;
}

type Published = Readonly<Record<string, Scenario>>;

/** The nodes of a scenario that call another. */
export const callers = ({ nodes }: Scenario): ScenarioNode[] => nodes.filter(({ kind }) => kind === 'sub-scenario');

function calledBy(node: ScenarioNode, published: Published): Called {
  const id = node.settings['scenario'];
  if (typeof id !== 'string') return { node, id: null, scenario: null };
  return { node, id, scenario: Object.hasOwn(published, id) ? (published[id] ?? null) : null };
}

/** Goes down from a scenario by the ids of calling nodes, as far as they lead. */
export function goDown(root: Scenario, path: readonly string[], published: Published): Called[] {
  const way: Called[] = [];
  let scenario: Scenario | null = root;
  for (const id of path) {
    const node: ScenarioNode | undefined = (scenario ? callers(scenario) : []).find((each) => each.id === id);
    if (!node) break;
    const called = calledBy(node, published);
    way.push(called);
    scenario = called.scenario;
  }
  return way;
}
