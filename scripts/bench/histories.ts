/** The histories of a workflow that began anew whenever one grew long, with their measures. */
import type { Client, WorkflowHandle } from '@temporalio/client';
import { assertExists } from '../../engine/core/control.ts';

/** One history: its number of events, and its size as the server counts it. */
export interface MeasuredHistory {
  history: Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
  events: number;
  bytes: number;
  /** Bytes of what it handed on to the next; 0 of the last. */
  handedOn: number;
}

/** What Temporal allows one history. */
export const historyLimits = { events: 51_200, bytes: 50 * 1024 * 1024 };

/** Reads every history of a workflow, the first first. */
export async function readHistories(client: Client, workflowId: string, firstRun: string): Promise<MeasuredHistory[]> {
  const found: MeasuredHistory[] = [];
  for (let run: string | null | undefined = firstRun; run;) {
    const handle: WorkflowHandle = client.workflow.getHandle(workflowId, run);
    const { historyLength, historySize = 0 } = await handle.describe();
    const history = await handle.fetchHistory();
    const last = assertExists(history.events?.at(-1), 'last event');
    const next = last.workflowExecutionContinuedAsNewEventAttributes;
    const handedOn = (next?.input?.payloads ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    found.push({ history, events: historyLength, bytes: historySize, handedOn });
    run = next?.newExecutionRunId;
  }
  return found;
}

/** The largest of some measures. */
export const largest = (histories: readonly MeasuredHistory[], measure: 'events' | 'bytes' | 'handedOn'): number =>
  Math.max(...histories.map((each) => each[measure]));
