/** Carries out orders that change how an entry of a register stands: the entry, all that hangs on it page by page, the national platform, and the notice. What breaks off goes on where it stood. */
import { defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import { orderedSignal, type StandingSteps } from '../../engine/core/registers/standing-order.ts';

const { takeOrder, settlePage, noticeOrder, closeOrder } = proxyActivities<StandingSteps>({
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});
/** The national platform is told for ten minutes; after that the comparing of registers tells it. */
const { tellNational } = proxyActivities<StandingSteps>({
  startToCloseTimeout: '60 seconds',
  scheduleToCloseTimeout: '10 minutes',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});

/** Carries out the open orders of an entry, one after the other, until there is none. */
export async function changeStanding(entry: string): Promise<void> {
  let hasMore = false;
  setHandler(defineSignal(orderedSignal), () => {
    hasMore = true;
  });
  do {
    hasMore = false;
    for (let order = await takeOrder(entry); order !== null; order = await takeOrder(entry))
      await carryOut(entry, order);
  } while (hasMore);
}

async function carryOut(entry: string, order: string): Promise<void> {
  let changed = 0;
  const parents = [entry];
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    let after: string | null = '';
    while (after !== null) {
      const page: Awaited<ReturnType<typeof settlePage>> = await settlePage({ parent, after });
      parents.push(...page.bearing);
      changed += page.changed;
      after = page.next;
    }
  }
  const told = await tellNational(entry).catch(() => 'unreached' as const);
  await noticeOrder(order);
  await closeOrder(order, { changed, told });
}
