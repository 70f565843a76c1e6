/** Where the nodes lie: where their author put them, else laid out from left to right. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { Scenario } from '../../engine/core/scenario.ts';
import { groupKey } from './group-key.ts';
import { noteKey } from './note-key.ts';

export const nodeSize = { width: 200, height: 56 };

export type Positions = Record<string, { x: number; y: number }>;

/** A place on the grid of 16 px. */
export const snapped = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({
  x: Math.round(x / 16) * 16,
  y: Math.round(y / 16) * 16,
});

/** The graph that dagre lays out; what is in one group is kept together, where groups are drawn. */
function graphOf({ nodes, edges, groups = [] }: Scenario, grouped: boolean): graphlib.Graph {
  const graph = new graphlib.Graph({ compound: grouped });
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 80 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { ...nodeSize });
  for (const group of grouped ? groups : []) {
    const members = group.nodes.filter((id) => graph.hasNode(id) && graph.parent(id) === undefined);
    if (members.length === 0) continue;
    graph.setNode(groupKey(group.id), {});
    for (const id of members) graph.setParent(id, groupKey(group.id));
  }
  for (const { from, to } of edges) {
    if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to);
  }
  return graph;
}

/** A graph laid out. Dagre fails on some graphs with groups; those are laid out without. */
function laidOut(scenario: Scenario): graphlib.Graph {
  const isGrouped = (scenario.groups ?? []).length > 0;
  const graph = graphOf(scenario, isGrouped);
  try {
    layout(graph);
    return graph;
  } catch (error) {
    if (!isGrouped) throw error;
    const plain = graphOf(scenario, false);
    layout(plain);
    return plain;
  }
}

/** The notes of groups, as far from the nodes of theirs as they were. */
function notesAlong({ nodes, notes = [], groups = [] }: Scenario, places: Positions): Positions {
  const before = new Map(nodes.map(({ id, position }) => [id, position]));
  const corner = (points: readonly { x: number; y: number }[]) => ({
    x: Math.min(...points.map(({ x }) => x)),
    y: Math.min(...points.map(({ y }) => y)),
  });
  return Object.fromEntries(
    groups.flatMap(({ nodes: ids, notes: held = [] }) => {
      const [old, now] = [ids.flatMap((id) => before.get(id) ?? []), ids.flatMap((id) => places[id] ?? [])];
      if (old.length === 0 || now.length === 0) return [];
      const [from, to] = [corner(old), corner(now)];
      return notes
        .filter(({ id }) => held.includes(id))
        .map(({ id, position: { x, y } }) => [noteKey(id), snapped({ x: x + to.x - from.x, y: y + to.y - from.y })]);
    }),
  );
}

/** Lays all nodes out by rank, snapped to the grid of 16 px, what is in a group together; notes of groups go along. */
export function layOut(scenario: Scenario): Positions {
  const graph = laidOut(scenario);
  const places = Object.fromEntries(
    scenario.nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return [id, snapped({ x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 })];
    }),
  );
  return { ...places, ...notesAlong(scenario, places) };
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
