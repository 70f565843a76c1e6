/** A time-skipping Temporal that runs the real workflows, reached through the platform's own client. */
import { createTemporalStarter } from '../../engine/api/temporal-starter.ts';
import { assertExists } from '../../engine/core/control.ts';
import { createTestWorker, startTimeSkipping } from './temporal.ts';

/** Starts the engine with one worker over the given activities. */
export async function createTestEngine(activities: object) {
  const environment = await startTimeSkipping();
  let worker = await createTestWorker(environment, activities);
  let running = worker.run();
  const starter = createTemporalStarter({
    address: assertExists(environment.address, 'address of the test server'),
    namespace: 'default',
    dataConverter: {},
  });
  return {
    ...{ environment, starter },
    /** Stops the worker in the middle of what it does, and starts another. */
    async restart() {
      worker.shutdown();
      await running;
      worker = await createTestWorker(environment, activities);
      running = worker.run();
    },
    async stop() {
      worker.shutdown();
      await running;
      await starter.close();
      await environment.teardown();
    },
  };
}
