/** The loops of a graph: sets of nodes each of which leads to every other. */
import type { GraphEdge, GraphNode } from './graph.ts';

interface Visit {
  node: GraphNode;
  order: number;
  lowest: number;
  next: number;
}

/** Finds the loops among some nodes, by the edges that `passes` lets through (Tarjan's strongly connected components). */
export function loopsAmong(nodes: Iterable<GraphNode>, passes: (edge: GraphEdge) => boolean): GraphNode[][] {
  const visits = new Map<GraphNode, Visit>();
  const unassigned = new Set<GraphNode>();
  const loops: GraphNode[][] = [];
  const path: Visit[] = [];
  const enter = (node: GraphNode) => {
    const visit = { node, order: visits.size, lowest: visits.size, next: 0 };
    visits.set(node, visit);
    unassigned.add(node);
    path.push(visit);
  };
  for (const root of nodes) {
    if (!visits.has(root)) enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = top.node.out[top.next++];
      if (edge) {
        const seen = visits.get(edge.to);
        if (!passes(edge)) continue;
        if (!seen) enter(edge.to);
        else if (unassigned.has(edge.to)) top.lowest = Math.min(top.lowest, seen.order);
        continue;
      }
      path.pop();
      const below = path.at(-1);
      if (below) below.lowest = Math.min(below.lowest, top.lowest);
      if (top.lowest !== top.order) continue;
      const loop = [...unassigned].slice([...unassigned].indexOf(top.node));
      for (const node of loop) unassigned.delete(node);
      if (loop.length > 1 || top.node.out.some((each) => each.to === top.node && passes(each))) loops.push(loop);
    }
  }
  return loops;
}
