/** The middle of what is seen of the canvas. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { Point } from './edits.ts';

/** Gives where something of a size lies that is to lie in the middle. */
export function useCentre({ width, height }: { width: number; height: number }): () => Point {
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  return () => {
    const box = store.getState().domNode?.getBoundingClientRect();
    const at = screenToFlowPosition({
      x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
    });
    return { x: at.x - width / 2, y: at.y - height / 2 };
  };
}
