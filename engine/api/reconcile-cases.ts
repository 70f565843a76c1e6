/** Starts cases that were acknowledged while Temporal could not be reached: again and again, until each runs. */
import type { Logger } from 'pino';
import type { Store } from '../store/connect-store.ts';
import type { CaseStarter } from './api-parts.ts';

/** How soon it looks again where some were due, and where none was. */
const busyMs = 2_000;
const idleMs = 10_000;
/** Younger ones are still being started by the request that opened them. */
const ageMs = 5_000;
const atOnce = 100;

/** Starts every case that is due, and gives how many were. */
export async function reconcileCases(
  store: Pick<Store, 'cases' | 'procedureCases' | 'standingOrders'>,
  starter: CaseStarter,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - ageMs).toISOString();
  const scenarios = await store.cases.starting(before, atOnce);
  const procedures = await store.procedureCases.starting(before, atOnce);
  const standings = await store.standingOrders.waiting(before, atOnce);
  const due = [
    ...scenarios.map(
      ({ digest, start }) =>
        () =>
          starter.start({ caseId: start.caseId, digest, start }),
    ),
    ...procedures.map((start) => () => starter.startProcedure(start)),
    ...standings.map((entry) => () => starter.startStanding(entry)),
  ];
  let failed = 0;
  for (const begin of due) {
    try {
      await begin();
    } catch (error) {
      // One case that cannot be started must not hold up the others; several mean that Temporal is away.
      if ((failed += 1) === 3 || failed === due.length) throw error;
    }
  }
  return due.length - failed;
}

/** Reconciles until it is stopped. */
export function keepReconciling(store: Store, starter: CaseStarter, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async (): Promise<void> => {
    let nextMs = busyMs;
    try {
      const count = await reconcileCases(store, starter, new Date());
      if (count > 0) log.info({ count }, 'cases started late');
      else nextMs = idleMs;
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'cases wait to be started');
    }
    if (!stopped) timer = setTimeout(() => void round(), nextMs);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
