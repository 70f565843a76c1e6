/** Makes sure of the schedule by which the registers are compared; one that is there is left as it is, so that an operator's pause holds. */
import { Client, Connection, ScheduleAlreadyRunning } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { scenarioQueue } from './core/run-scenario-ports.ts';
import { convergeSchedule, convergeWorkflow } from './core/registers/standing-order.ts';

const every = '15 minutes';

/** Makes sure of it. */
export async function scheduleConverging(options: {
  address: string;
  namespace: string;
  dataConverter: DataConverter;
}): Promise<void> {
  const { address, namespace, dataConverter } = options;
  const connection = await Connection.connect({ address });
  try {
    await new Client({ connection, namespace, dataConverter }).schedule.create({
      scheduleId: convergeSchedule,
      spec: { intervals: [{ every }] },
      policies: { overlap: 'SKIP', catchupWindow: every },
      action: {
        type: 'startWorkflow',
        workflowType: convergeWorkflow,
        ...{ workflowId: convergeSchedule, taskQueue: scenarioQueue, args: [] },
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  } finally {
    await connection.close();
  }
}
