/** Places nodes in layers from left to right, for documents that do not say where their nodes stand. */

/** A place on the canvas, in pixels. */
export interface Place {
  x: number;
  y: number;
}

const step = { x: 280, y: 140 };

interface Graph {
  nodes: readonly { id: string; position?: Place | undefined }[];
  edges: readonly { from: string; to: string }[];
}

/** The place of every node: its own where it has one, else by layers below all that have one. */
export function layOut({ nodes, edges }: Graph): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { id, position } of nodes) if (position) places.set(id, position);
  const top = places.size === 0 ? 0 : Math.max(...[...places.values()].map(({ y }) => y)) + step.y;
  const rows = new Map<number, number>();
  for (const [id, layer] of layersOf({ nodes, edges })) {
    if (places.has(id)) continue;
    const row = rows.get(layer) ?? 0;
    rows.set(layer, row + 1);
    places.set(id, { x: layer * step.x, y: top + row * step.y });
  }
  return places;
}

/** The distance of every node from the nodes that nothing leads to; loops do not lengthen it. */
function layersOf({ nodes, edges }: Graph): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const entered = new Set(edges.map(({ to }) => to));
  const layers = new Map<string, number>();
  const spread = (first: string) => {
    if (layers.has(first)) return;
    layers.set(first, 0);
    const queue = [first];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      for (const to of next.get(id) ?? []) {
        if (layers.has(to)) continue;
        layers.set(to, (layers.get(id) ?? 0) + 1);
        queue.push(to);
      }
    }
  };
  for (const { id } of nodes) if (!entered.has(id)) spread(id);
  for (const { id } of nodes) spread(id);
  return layers;
}
