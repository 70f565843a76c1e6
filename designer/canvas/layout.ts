/** Where the nodes lie: where their author put them, else laid out from left to right. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { Scenario } from '../../engine/core/scenario.ts';

export const nodeSize = { width: 200, height: 56 };

export type Positions = Record<string, { x: number; y: number }>;

/** A place on the grid of 16 px. */
export const snapped = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({
  x: Math.round(x / 16) * 16,
  y: Math.round(y / 16) * 16,
});

/** Lays all nodes out by rank, snapped to the grid of 16 px. */
export function layOut(scenario: Scenario): Positions {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 80 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of scenario.nodes) graph.setNode(id, { ...nodeSize });
  for (const { from, to } of scenario.edges) {
    if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to);
  }
  layout(graph);
  return Object.fromEntries(
    scenario.nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return [id, snapped({ x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 })];
    }),
  );
}

/** The author's positions; where one is missing, all are laid out, so that nothing overlaps. */
export function positionsOf(scenario: Scenario): Positions {
  const placed = scenario.nodes.flatMap(({ id, position }) => (position ? [[id, position] as const] : []));
  return placed.length === scenario.nodes.length ? Object.fromEntries(placed) : layOut(scenario);
}

/** The scenario with a place for every node. */
export function withPlaces(scenario: Scenario): Scenario {
  const places = positionsOf(scenario);
  const nodes = scenario.nodes.map((node) => ({ ...node, position: places[node.id] ?? { x: 0, y: 0 } }));
  return scenario.nodes.every(({ position }) => position) ? scenario : { ...scenario, nodes };
}
