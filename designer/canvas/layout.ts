/** Where the nodes lie: where their author put them, else laid out from left to right. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { Scenario } from '../../engine/core/scenario.ts';

export const nodeSize = { width: 200, height: 56 };

export type Positions = Record<string, { x: number; y: number }>;

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
  const snap = (at: number) => Math.round(at / 16) * 16;
  return Object.fromEntries(
    scenario.nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return [id, { x: snap(x - nodeSize.width / 2), y: snap(y - nodeSize.height / 2) }];
    }),
  );
}

/** The author's positions; where one is missing, all are laid out, so that nothing overlaps. */
export function positionsOf(scenario: Scenario): Positions {
  const placed = scenario.nodes.flatMap(({ id, position }) => (position ? [[id, position] as const] : []));
  return placed.length === scenario.nodes.length ? Object.fromEntries(placed) : layOut(scenario);
}
