/** Nodes as text on the clipboard, so that they can be pasted into any scenario, in any window. */
import { z } from 'zod';
import { Edge, ScenarioNode, type Scenario } from '../../engine/core/scenario.ts';
import { freeId, type Point } from './edits.ts';

const marker = 'yikatong/nodes/1';

const Clip = z.strictObject({
  yikatong: z.literal(marker),
  nodes: z.array(ScenarioNode).min(1).max(300),
  edges: z.array(Edge).max(1200),
});
export type Clip = z.infer<typeof Clip>;

/** The chosen nodes and the edges among them. */
export function clipOf({ nodes, edges }: Scenario, ids: readonly string[]): Clip {
  const chosen = new Set(ids);
  return {
    yikatong: marker,
    nodes: nodes.filter(({ id }) => chosen.has(id)),
    edges: edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
  };
}

/** The clip a text holds; null where it is any other text. */
export function readClip(text: string): Clip | null {
  if (!text.includes(marker)) return null;
  try {
    return Clip.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Puts a clip into a scenario: under new ids, moved by as much, without a second start. Gives the ids it got. */
export function pasted(scenario: Scenario, clip: Clip, by: Point): { scenario: Scenario; ids: string[] } {
  const hasStart = scenario.nodes.some(({ kind }) => kind === 'start');
  const renamed = new Map<string, string>();
  const next = { ...scenario, nodes: [...scenario.nodes], edges: [...scenario.edges] };
  for (const node of clip.nodes) {
    if ((node.kind === 'start' && hasStart) || renamed.has(node.id)) continue;
    const id = freeId(next, stem(node.id));
    const { x, y } = node.position ?? { x: 0, y: 0 };
    renamed.set(node.id, id);
    next.nodes.push({ ...structuredClone(node), id, position: { x: x + by.x, y: y + by.y } });
  }
  for (const { from, port, to } of clip.edges) {
    const [source, target] = [renamed.get(from), renamed.get(to)];
    if (source !== undefined && target !== undefined) next.edges.push({ from: source, port, to: target });
  }
  return renamed.size === 0 ? { scenario, ids: [] } : { scenario: next, ids: [...renamed.values()] };
}

/** An id without the number that made it differ: read-card-2 is read-card again. */
const stem = (id: string): string => id.replace(/-\d+$/, '').slice(0, 54) || id;
