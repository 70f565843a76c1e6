/** Starts the workflows of durable cases in Temporal. */
import {
  Client,
  Connection,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure, type DataConverter } from '@temporalio/common';
import { isProblemSlug, problem } from '../core/problem.ts';
import {
  controlUpdate,
  overlayQuery,
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type ControlInput,
  type Overlay,
  type Taken,
} from '../core/run-scenario-ports.ts';
import type { CaseStarter } from './api-parts.ts';

const patienceMs = 3_000;

/** Gives what a case refuses its name: a problem of the slug it refuses by. */
async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw problem('case-closed');
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    const slug = cause instanceof ApplicationFailure ? cause.type : undefined;
    if (typeof slug === 'string' && isProblemSlug(slug)) throw problem(slug);
    throw error;
  }
}

/** Makes the starter; it connects when it is first used, and again after Temporal was away. */
export function createTemporalStarter(options: {
  address: string;
  namespace: string;
  dataConverter: DataConverter;
}): CaseStarter & { close(): Promise<void> } {
  const { address, namespace, dataConverter } = options;
  const connection = Connection.lazy({ address, connectTimeout: patienceMs });
  const client = new Client({ connection, namespace, dataConverter });
  const soon = <T>(work: () => Promise<T>): Promise<T> => connection.withDeadline(Date.now() + patienceMs, work);
  return {
    async start(input) {
      const start = () =>
        client.workflow.start(runScenarioWorkflow, {
          taskQueue: scenarioQueue,
          workflowId: workflowIdOf(input.caseId),
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          args: [input],
        });
      await soon(start).catch((error: unknown) => {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      });
    },
    overlay: (caseId) =>
      refusing(() => soon(() => client.workflow.getHandle(workflowIdOf(caseId)).query<Overlay>(overlayQuery))),
    control: (caseId, order) =>
      refusing(() =>
        soon(() =>
          client.workflow
            .getHandle(workflowIdOf(caseId))
            .executeUpdate<Taken, [ControlInput]>(controlUpdate, { args: [order] }),
        ),
      ),
    isReachable: () =>
      soon(() => connection.workflowService.getSystemInfo({})).then(
        () => true,
        () => false,
      ),
    close: () => connection.close(),
  };
}
