/** After an order has held an entry back, tries every way in until each is refused, and keeps how long that took. */
import { setTimeout as pause } from 'node:timers/promises';
import { isProblem } from '../core/problem.ts';
import type { StandingOrder, TriedWay } from '../core/standing-order.ts';
import type { ApiParts } from './api-parts.ts';
import { impactOf } from './registration-impact.ts';

const patienceMs = 6_000;
const betweenMs = 100;
/** So many of what hangs on it are tried. */
const mostEntries = 20;

async function tryUntilRefused(
  { guard, now }: ApiParts,
  { at }: StandingOrder,
  way: Pick<TriedWay, 'way' | 'id'> & { guardedBy: string },
  from: number,
): Promise<TriedWay> {
  const { guardedBy, ...tried } = way;
  for (;;) {
    try {
      await guard.demand(guardedBy);
    } catch (error) {
      if (!isProblem(error)) throw error;
      return { ...tried, refusedBy: error.slug, enforcedMs: Math.max(0, now().getTime() - Date.parse(at)) };
    }
    if (Date.now() - from > patienceMs) return { ...tried, refusedBy: null, enforcedMs: null };
    await pause(betweenMs);
  }
}

/** Tries the doors of this server, each as a request would come to it: as the operators of the institution, through its scenarios, and as what hangs on the entry. */
export async function tryWaysIn(api: ApiParts, order: StandingOrder): Promise<void> {
  const entry = await api.store.registrations.get(order.entry);
  const { entries, scenarios } = await impactOf(api, entry);
  const ways = [
    { way: entry.register === 'institution' ? ('operator' as const) : ('entry' as const), id: entry.id },
    ...entries.slice(0, mostEntries).map(({ id }) => ({ way: 'entry' as const, id })),
    ...scenarios.slice(0, mostEntries).map(({ id }) => ({ way: 'scenario' as const, id })),
  ];
  const from = Date.now();
  const tried = await Promise.all(
    ways.map((way) =>
      tryUntilRefused(api, order, { ...way, guardedBy: way.way === 'scenario' ? entry.id : way.id }, from),
    ),
  );
  await api.store.standingOrders.note(order.id, { tried });
}
