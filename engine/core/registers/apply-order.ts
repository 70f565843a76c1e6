/** What an order makes of the entry it was given for, so that the server and the worker say the same. */
import { afterAct, refusalOfAct, type Standing } from './registration-acts.ts';
import type { Registration } from './registration.ts';
import type { StandingOrder } from './standing-order.ts';

/** The change; null where there is nothing to do, as when it was done before. A suspension that was ordered before the flag that is to be lifted is left alone. */
export function applyOrder(
  entry: Registration,
  { act, side, by, at, reason }: Pick<StandingOrder, 'act' | 'side' | 'by' | 'at' | 'reason'>,
): (Standing & Partial<Pick<Registration, 'since' | 'termination'>>) | null {
  if (refusalOfAct(entry, act, side) !== null) return null;
  const flag = entry.flags[side];
  if (act === 'resume' && flag && flag.at > at) return null;
  const next = afterAct(entry, act, side, { by, at, reason });
  return {
    ...next,
    ...(next.state !== entry.state && { since: at }),
    ...(act === 'terminate' && { termination: null }),
  };
}
