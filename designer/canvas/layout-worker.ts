/** Lays a drawing out in a thread of its own. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { layOut } from './layout.ts';

addEventListener('message', ({ data }: MessageEvent<Scenario>) => {
  postMessage(layOut(data));
});
