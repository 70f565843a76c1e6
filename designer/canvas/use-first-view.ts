/** The view a drawing opens with: computed before anything is drawn, so that nothing is drawn twice. */
import { getViewportForBounds, type Viewport } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { boundsOf, type Box } from './map-shape.ts';

export interface Fit {
  minZoom: number;
  maxZoom: number;
  padding: number;
}

/** Give `place` as the ref of what is around the drawing, and draw once there is a view: these boxes, fitted into the place. */
export function useFirstView(boxes: readonly Box[], { minZoom, maxZoom, padding }: Fit) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    if (view || !place.current) return;
    const { clientWidth, clientHeight } = place.current;
    setView(getViewportForBounds(boundsOf(boxes), clientWidth, clientHeight, minZoom, maxZoom, padding));
  }, [view, boxes, minZoom, maxZoom, padding]);
  return { view, place };
}
