/** Moves the canvas so that a node that gets the focus by keyboard is seen. */
import { useReactFlow } from '@xyflow/react';
import type { FocusEvent } from 'react';
import { nodeSize } from '../canvas/layout.ts';

/** The handler of focus within the canvas. */
export function useBringIntoSight(): (event: FocusEvent<HTMLElement>) => void {
  const flow = useReactFlow();
  return ({ target, currentTarget }) => {
    const node = flow.getNode(target.getAttribute('data-id') ?? '');
    if (!node || !target.matches(':focus-visible')) return;
    const [box, seen] = [target.getBoundingClientRect(), currentTarget.getBoundingClientRect()];
    const isSeen = box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
    if (isSeen) return;
    const { x, y } = node.position;
    void flow.setCenter(x + nodeSize.width / 2, y + nodeSize.height / 2, { zoom: flow.getZoom() });
  };
}
