/** The edges as the canvas draws them: the path of a run thick, the rest faded. */
import { MarkerType, type Edge as FlowEdge } from '@xyflow/react';
import type { Edge, Scenario } from '../../engine/core/scenario.ts';
import { edgeKey, type RunView } from './run-view.ts';

type EdgeState = 'path' | 'faded' | 'active' | 'idle';

const colours = { path: 'done', active: 'primary', faded: 'line', idle: 'line-strong' } as const;

const drawn = (edge: Edge, state: EdgeState): FlowEdge => ({
  id: edgeKey(edge),
  source: edge.from,
  sourceHandle: edge.port,
  target: edge.to,
  type: 'smoothstep',
  className: `edge-${state}`,
  focusable: false,
  zIndex: state === 'path' || state === 'active' ? 1 : 0,
  markerEnd: {
    type: MarkerType.ArrowClosed,
    markerUnits: 'userSpaceOnUse',
    width: 16,
    height: 16,
    color: `var(--${colours[state]})`,
  },
});

const known = new WeakMap<Edge, Partial<Record<EdgeState, FlowEdge>>>();

/** The same object as before where nothing of an edge changed: React Flow draws no such edge again. */
function drawnOnce(edge: Edge, state: EdgeState): FlowEdge {
  const before = known.get(edge) ?? {};
  known.set(edge, before);
  return (before[state] ??= drawn(edge, state));
}

/** The edges of a scenario, under a run where there is one. */
export const canvasEdges = (scenario: Scenario, run: RunView | null, active: string | null): FlowEdge[] =>
  scenario.edges.map((edge) =>
    drawnOnce(edge, run ? (run.path.has(edgeKey(edge)) ? 'path' : 'faded') : edge.from === active ? 'active' : 'idle'),
  );
