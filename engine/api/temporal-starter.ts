/** Starts the workflows of durable cases in Temporal, and opens the doors of those that run. */
import { Client, Connection, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { procedureWorkflow, type RunProcedure } from '../core/run-procedure-ports.ts';
import { runScenarioWorkflow, scenarioQueue, workflowIdOf } from '../core/run-scenario-ports.ts';
import { orderedSignal, standingWorkflow, standingWorkflowId } from '../core/registers/standing-order.ts';
import type { CaseDoors, CaseStarter } from './api-parts.ts';
import { createTemporalDoors } from './temporal-doors.ts';

const patienceMs = 3_000;

/** Makes the starter; it connects when it is first used, and again after Temporal was away. */
export function createTemporalStarter(options: {
  address: string;
  namespace: string;
  dataConverter: DataConverter;
}): CaseStarter & { doors: CaseDoors; close(): Promise<void> } {
  const { address, namespace, dataConverter } = options;
  const connection = Connection.lazy({ address, connectTimeout: patienceMs });
  const client = new Client({ connection, namespace, dataConverter });
  const soon = <T>(work: () => Promise<T>): Promise<T> => connection.withDeadline(Date.now() + patienceMs, work);
  async function startOnce(workflow: string, caseId: string, input: unknown): Promise<void> {
    const start = () =>
      client.workflow.start(workflow, {
        taskQueue: scenarioQueue,
        workflowId: workflowIdOf(caseId),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        args: [input],
      });
    await soon(start).catch((error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
  }
  return {
    start: (input) => startOnce(runScenarioWorkflow, input.caseId, input),
    startProcedure: (start) =>
      startOnce(procedureWorkflow(start.procedure), start.caseId, { start } satisfies RunProcedure),
    startStanding: (entry) =>
      soon(async () => {
        await client.workflow.signalWithStart(standingWorkflow, {
          ...{ taskQueue: scenarioQueue, workflowId: standingWorkflowId(entry), args: [entry], signal: orderedSignal },
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        });
      }),
    doors: createTemporalDoors(client),
    isReachable: () =>
      soon(() => connection.workflowService.getSystemInfo({})).then(
        () => true,
        () => false,
      ),
    close: () => connection.close(),
  };
}
