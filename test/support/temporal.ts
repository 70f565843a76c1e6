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

/** Starts the time-skipping test server, fetching it first where this machine has none. */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = await findTemporalTestServer();
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
}

/** Makes a worker for durable cases over the given activities. */
export async function createTestWorker(environment: TestWorkflowEnvironment, activities: object): Promise<Worker> {
  return Worker.create({
    connection: environment.nativeConnection,
    taskQueue: scenarioQueue,
    workflowBundle: await workflowBundle(),
    activities,
  });
}
