/** Keeps the node that a trial stands on in sight of the canvas. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useReducedMotion } from '../app/appearance.tsx';
import { nodeSize } from '../canvas/layout.ts';

const glideMs = 250;

/** Moves the canvas where the node is out of sight; does nothing where the outline is shown instead. */
export function useFollowing(node: string | null): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const reducedMotion = useReducedMotion();
  useEffect(() => {
    const drawn = node === null ? undefined : flow.getNode(node);
    if (!drawn) return;
    const { width, height } = store.getState();
    const { x, y, zoom } = flow.getViewport();
    const left = drawn.position.x * zoom + x;
    const top = drawn.position.y * zoom + y;
    const isSeen =
      left >= 0 && top >= 0 && left + nodeSize.width * zoom <= width && top + nodeSize.height * zoom <= height;
    if (isSeen) return;
    const centre = [drawn.position.x + nodeSize.width / 2, drawn.position.y + nodeSize.height / 2] as const;
    void flow.setCenter(...centre, { zoom, duration: reducedMotion ? 0 : glideMs });
  }, [flow, store, node, reducedMotion]);
}
