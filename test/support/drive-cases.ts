/** Drives durable cases in this process, as the workflow does in Temporal: for tests of the public interface. */
import { applyChanges, initialState } from '../../engine/core/case-state.ts';
import type { CaseState } from '../../engine/core/case.ts';
import type { CaseEvent } from '../../engine/core/interpreter/interpret.ts';
import { overlayOf } from '../../engine/core/overlay.ts';
import { problem } from '../../engine/core/problem.ts';
import type {
  ControlInput,
  Overlay,
  PerformActivities,
  RunScenario,
  StretchActivities,
  Taken,
} from '../../engine/core/run-scenario-ports.ts';
import { standsAs } from '../../engine/core/registers/standing.ts';

interface Running {
  digest: string;
  state: CaseState;
  events: CaseEvent[];
  /** Tells the driver that there is something to do. */
  wake: () => void;
  ended: boolean;
}

/** Makes a driver over the activities of a worker. */
export function driveCases(activities: StretchActivities & PerformActivities) {
  const started = new Map<string, Promise<void>>();
  const running = new Map<string, Running>();
  let stopping: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (stopping = resolve));

  async function drive(input: RunScenario): Promise<void> {
    const { caseId, start } = input;
    const it: Running = {
      ...{ digest: input.digest, state: initialState(start), events: [], ended: false },
      wake: () => undefined,
    };
    running.set(caseId, it);
    for (let stretch = 1; ; stretch += 1) {
      const events = it.events.splice(0);
      const { digest, state } = it;
      const { changes, wanted, more } = await activities.advanceCase({ caseId, digest, stretch, state, events });
      it.state = applyChanges(state, changes);
      it.ended = it.state.outcome !== null;
      if (it.ended) return;
      const performed = await Promise.all(wanted.map((each) => activities.performNode({ digest, wanted: each })));
      it.events.push(...performed.map((each): CaseEvent => ({ event: 'performed', ...each })));
      if (it.events.length > 0 || more) continue;
      await new Promise<void>((resolve) => (it.wake = resolve));
    }
  }

  /** @throws Problem `case-closed` */
  function open(caseId: string): Running {
    const it = running.get(caseId);
    if (!it || it.ended) throw problem('case-closed');
    return it;
  }

  return {
    started,
    async start(input: RunScenario): Promise<void> {
      if (!started.has(input.caseId)) started.set(input.caseId, Promise.race([drive(input), stopped]));
    },
    async overlay(caseId: string): Promise<Overlay> {
      const { digest, state } = open(caseId);
      return overlayOf(digest, state);
    },
    async control(caseId: string, order: ControlInput): Promise<Taken> {
      const it = open(caseId);
      if (order.action !== 'migrate') throw new Error(`${order.action} is not driven here`);
      const { digest, mapping, standing = [], by, at, reason } = order;
      if (!standsAs(overlayOf(digest, it.state).tokens, standing)) throw problem('case-moved');
      it.digest = digest;
      it.events.push({ event: 'migrated', mapping, by, at, reason });
      it.wake();
      return { changed: true, outcome: null };
    },
    async stop(): Promise<void> {
      stopping();
      await Promise.allSettled(started.values());
    },
  };
}
