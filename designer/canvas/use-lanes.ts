/** The lanes of a drawing while it is drawn in lanes; going there and back shows the whole again. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Scenario } from '../../engine/core/scenario.ts';
import { layInLanes, type Lanes } from './lanes.ts';
import { boundsOf } from './map-shape.ts';
import type { Fit } from './use-first-view.ts';

/** The lanes; null where the scenario is drawn as its author placed it. */
export function useLanes(scenario: Scenario, inLanes: boolean, fit: Fit): Lanes | null {
  const { fitView, fitBounds } = useReactFlow();
  const lanes = useMemo(() => (inLanes ? layInLanes(scenario) : null), [inLanes, scenario]);
  const shown = useRef(inLanes);
  useEffect(() => {
    if (shown.current === inLanes) return;
    shown.current = inLanes;
    const frame = requestAnimationFrame(() => {
      if (lanes) void fitBounds(boundsOf(lanes.lanes), { padding: 0.04 });
      else void fitView(fit);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [inLanes, lanes, fit, fitView, fitBounds]);
  return lanes;
}
