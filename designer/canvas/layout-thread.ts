/** Asks the thread that lays drawings out; where there is none, the page does it itself. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { layOut, type Positions } from './layout.ts';

/** What of a `Worker` is needed here. */
export interface Thread {
  onmessage: ((event: MessageEvent<Positions>) => void) | null;
  onerror: (() => void) | null;
  postMessage: (scenario: Scenario) => void;
  terminate: () => void;
}

const startThread = (): Thread =>
  new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' }) as unknown as Thread;

/** Lays a drawing out; null where it was cancelled first. */
export function layOutAside(scenario: Scenario, signal: AbortSignal, start = startThread): Promise<Positions | null> {
  return new Promise((resolve) => {
    let thread: Thread | null = null;
    const end = (places: Positions | null) => {
      thread?.terminate();
      resolve(places);
    };
    const here = () => {
      end(layOut(scenario));
    };
    if (signal.aborted) {
      end(null);
      return;
    }
    signal.addEventListener('abort', () => {
      end(null);
    });
    try {
      thread = start();
      thread.onmessage = ({ data }) => {
        end(data);
      };
      thread.onerror = here;
      thread.postMessage(scenario);
    } catch {
      here();
    }
  });
}
