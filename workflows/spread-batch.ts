/** Spreads a batch over its items: a child workflow an item, so many at a time, institutions before what they open. What was begun before is waited for; what is over is not begun again. */
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ActivityFailure,
  ChildWorkflowFailure,
  condition,
  continueAsNew,
  executeChild,
  ParentClosePolicy,
  proxyActivities,
  proxyLocalActivities,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import { procedureWorkflow, type RunProcedure, type StageDone } from '../engine/core/run-procedure-ports.ts';
import { workflowIdOf } from '../engine/core/run-scenario-ports.ts';
import type {
  EndedCase,
  SpreadBatch,
  SpreadSteps,
  SpreadTurned,
  SpreadWaits,
} from '../engine/core/spread-batch-ports.ts';

const { turnSpread, sumUpSpread } = proxyLocalActivities<SpreadSteps>({
  startToCloseTimeout: '40 seconds',
  localRetryThreshold: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});
/** A case that somebody else ended by force is never over. */
const { awaitCase } = proxyActivities<SpreadWaits>({
  startToCloseTimeout: '20 seconds',
  scheduleToCloseTimeout: '30 days',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** So many cases are under way at a time, and so many a history holds. */
const [atOnce, aHistory] = [40, 400];
/** A turn notes so many ends at once, or what has ended in this time. */
const [aTurn, aTurnTakes] = [10, '5 seconds'];

type Begun = SpreadTurned['begun'][number];

/** Drives a batch to its last item, and gives what came of all. */
export async function spreadBatch({ batch, submitted, after = '' }: SpreadBatch): Promise<Omit<StageDone, 'visit'>> {
  const ended: EndedCase[] = [];
  let [underWay, begun, place, isLast] = [0, 0, after, false];
  for (;;) {
    const room = isLast || begun >= aHistory ? 0 : atOnce - underWay;
    const turn = { batch, submitted, after: place, underWay, room, ended: ended.splice(0) };
    const turned = await turnSpread(turn);
    for (const item of turned.begun) {
      underWay += 1;
      void runItem(item).then((end) => {
        underWay -= 1;
        ended.push(end);
      });
    }
    begun += turned.begun.length;
    isLast ||= turned.isLast;
    place = turned.after;
    if (underWay === 0 && ended.length === 0) {
      if (isLast) return sumUpSpread(batch.caseId);
      if (begun >= aHistory)
        return continueAsNew<(input: SpreadBatch) => Promise<Omit<StageDone, 'visit'>>>({
          ...{ batch, submitted, after: place },
        });
    }
    // What begins nothing although it could has items to skip, and goes on with the next.
    const isFull = room === 0 || turned.begun.length > 0 || underWay > 0;
    if (isFull) await someEnded();
  }

  async function someEnded(): Promise<void> {
    const enough = await condition(() => ended.length >= aTurn || underWay === 0, aTurnTakes);
    if (!enough) await condition(() => ended.length > 0);
  }
}

/** Runs the case of an item to its end. */
async function runItem({ item, start }: Begun): Promise<EndedCase> {
  const { caseId } = start;
  try {
    await executeChild(procedureWorkflow(start.procedure), {
      args: [{ start } satisfies RunProcedure],
      ...{ workflowId: workflowIdOf(caseId), workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE },
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
    return { item, caseId, isBroken: false };
  } catch (error) {
    if (error instanceof ChildWorkflowFailure) return { item, caseId, isBroken: true };
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return { item, caseId, isBroken: !(await isOver(caseId)) };
  }
}

const isOver = (caseId: string): Promise<boolean> =>
  awaitCase(caseId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ActivityFailure) return false;
      throw error;
    },
  );
