/** A time-skipping Temporal server with a worker of ours on it. */
import { findTemporalTestServer } from '../../scripts/embedded/temporal-test-server.ts';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
  bundleWorkflowCode,
} from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { scenarioQueue } from '../../engine/core/run-scenario-ports.ts';

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

// Tests tell what went wrong themselves; the SDK's own log would bury it.
Runtime.install({
  logger: new DefaultLogger('ERROR', () => undefined),
  telemetryOptions: { logging: { filter: 'OFF' } },
});

/** The workflow code, bundled once a process. */
export const workflowBundle = (): Promise<WorkflowBundleWithSourceMap> =>
  (bundle ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
  }));

const wakeEveryMs = 1_000;

/**
 * Starts the time-skipping test server, fetching it first where this machine has none.
 *
 * The server's timer is not woken where the end of a request lets time skip again: it then sleeps in real time until
 * the next timer is due, which may be days. A lock and an unlock wake it.
 */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = await findTemporalTestServer();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  const { testService } = environment.connection;
  const wake = async () => {
    await testService?.lockTimeSkipping({});
    await testService?.unlockTimeSkipping({});
  };
  // What fails here fails in the test too, where it is told.
  let woken = Promise.resolve();
  const waking = setInterval(() => {
    woken = wake().catch(() => undefined);
  }, wakeEveryMs);
  const teardown = environment.teardown.bind(environment);
  environment.teardown = async () => {
    clearInterval(waking);
    // The SDK tries a call again that the end of the server cuts short, and then throws where nobody can catch it.
    await woken;
    await teardown();
  };
  return environment;
}

/** How a worker is made. */
export interface WorkerTraits {
  /** Keeps no workflow in memory: each step replays its history. The time-skipping server gives the steps of a kept one to nobody else once its worker has gone. */
  forgetful?: boolean;
}

/** Makes a worker for durable cases over the given activities. */
export async function createTestWorker(
  environment: TestWorkflowEnvironment,
  activities: object,
  { forgetful = false }: WorkerTraits = {},
): Promise<Worker> {
  return Worker.create({
    connection: environment.nativeConnection,
    taskQueue: scenarioQueue,
    workflowBundle: await workflowBundle(),
    activities,
    ...(forgetful && { maxCachedWorkflows: 0 }),
  });
}
