/** The edges as the canvas draws them: the path of a run thick, the rest faded. */
import { MarkerType, type Edge as FlowEdge } from '@xyflow/react';
import type { Scenario } from '../../engine/core/scenario.ts';
import { edgeKey, type RunView } from './run-view.ts';

/** The edges of a scenario, under a run where there is one. */
export const canvasEdges = (scenario: Scenario, run: RunView | null, active: string | null): FlowEdge[] =>
  scenario.edges.map((edge) => {
    const id = edgeKey(edge);
    const state = run ? (run.path.has(id) ? 'path' : 'faded') : edge.from === active ? 'active' : 'idle';
    return {
      id,
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
        color: `var(--${state === 'path' ? 'done' : state === 'active' ? 'primary' : state === 'faded' ? 'line' : 'line-strong'})`,
      },
    };
  });
