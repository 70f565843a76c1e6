/** Compares our registers with the national platform's, page by page in both directions, and repairs; what no repair brings together is an alarm. */
import { proxyActivities } from '@temporalio/workflow';
import type { Converged, ConvergeSteps } from '../engine/core/registers/standing-order.ts';

const { convergePage, convergeNationalPage } = proxyActivities<ConvergeSteps>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 10 },
});

/** One round. */
export async function converge(): Promise<Converged> {
  const round: Converged = { compared: 0, repaired: 0, divergent: 0 };
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof convergePage>> = await convergePage(after);
    round.compared += page.compared;
    round.repaired += page.repaired;
    round.divergent += page.divergent;
    after = page.next;
  }
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof convergeNationalPage>> = await convergeNationalPage(after);
    round.divergent += page.divergent;
    after = page.next;
  } while (after !== null);
  return round;
}
