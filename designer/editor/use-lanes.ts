/** The lanes of the draft while it is drawn in lanes; going there and back shows the whole again. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Scenario } from '../../engine/core/scenario.ts';
import { layInLanes, type Lanes } from '../canvas/lanes.ts';
import { boundsOf } from '../canvas/map-shape.ts';

/** The lanes; null where the draft is drawn as its author placed it. */
export function useLanes(scenario: Scenario, inLanes: boolean): Lanes | null {
  const { fitView, fitBounds } = useReactFlow();
  const lanes = useMemo(() => (inLanes ? layInLanes(scenario) : null), [inLanes, scenario]);
  const shown = useRef(inLanes);
  useEffect(() => {
    if (shown.current === inLanes) return;
    shown.current = inLanes;
    const frame = requestAnimationFrame(() => {
      if (lanes) void fitBounds(boundsOf(lanes.lanes), { padding: 0.04 });
      else void fitView({ minZoom: 0.5, maxZoom: 1, padding: 0.08 });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [inLanes, lanes, fitView, fitBounds]);
  return lanes;
}
