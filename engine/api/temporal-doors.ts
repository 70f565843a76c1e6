/** The doors of running cases in Temporal: updates and the query, with every refusal said as a problem of ours. */
import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isProblemSlug, problem } from '../core/problem.ts';
import {
  answerUpdate,
  controlUpdate,
  messageUpdate,
  overlayQuery,
  scenarioQueue,
  workflowIdOf,
  type Overlay,
  type Taken,
} from '../core/run-scenario-ports.ts';
import { convergeSchedule, convergeWorkflow, type Converged } from '../core/registers/standing-order.ts';
import { actUpdate, type ActTaken } from '../core/run-procedure-ports.ts';
import type { CaseDoors } from './api-parts.ts';

/** How long a case may take to answer: a stretch that calls outside systems goes before. */
const patienceMs = 20_000;

/** Says what went wrong; whoever asks again with the same id does no harm. */
function named(error: unknown): Error {
  if (error instanceof WorkflowNotFoundError) return problem('case-closed');
  if (!(error instanceof WorkflowUpdateFailedError)) return problem('unavailable');
  const slug = error.cause instanceof ApplicationFailure ? error.cause.type : null;
  return typeof slug === 'string' && isProblemSlug(slug) ? problem(slug) : problem('internal');
}

/** Makes the doors over a client. */
export function createTemporalDoors({ workflow, connection }: Client): CaseDoors {
  const ask = async <T>(caseId: string, work: (running: WorkflowHandle) => Promise<T>): Promise<T> => {
    try {
      return await connection.withDeadline(Date.now() + patienceMs, () =>
        work(workflow.getHandle(workflowIdOf(caseId))),
      );
    } catch (error) {
      throw named(error);
    }
  };
  const update = <T = Taken>(caseId: string, name: string, input: unknown): Promise<T> =>
    ask(caseId, (running) => running.executeUpdate<T, [unknown]>(name, { args: [input] }));
  return {
    answer: (caseId, input) => update(caseId, answerUpdate, input),
    message: (caseId, input) => update(caseId, messageUpdate, input),
    control: (caseId, input) => update(caseId, controlUpdate, input),
    act: (caseId, input) => update<ActTaken>(caseId, actUpdate, input),
    converge: () =>
      connection
        .withDeadline(Date.now() + patienceMs, () =>
          workflow.execute<() => Promise<Converged>>(convergeWorkflow, {
            ...{ taskQueue: scenarioQueue, workflowId: `${convergeSchedule}-by-hand`, args: [] },
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        )
        .catch(() => {
          throw problem('unavailable');
        }),
    overlay: (caseId) => ask(caseId, (running) => running.query<Overlay>(overlayQuery)),
  };
}
