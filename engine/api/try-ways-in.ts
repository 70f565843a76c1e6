/** After an order has held an entry back, tries every way in until each is refused, and keeps how long that took. */
import { setTimeout as pause } from 'node:timers/promises';
import { isProblem } from '../core/problem.ts';
import type { Registration } from '../core/registers/registration.ts';
import type { StandingOrder, TriedWay } from '../core/registers/standing-order.ts';
import type { ApiParts } from './api-parts.ts';
import { impactOf } from './registration-impact.ts';
import { tryMessageDoor } from './try-message-door.ts';

const patienceMs = 6_000;
const betweenMs = 100;
/** So many of what hangs on it are tried. */
const mostEntries = 20;

/** A way in; `ask` goes it, and throws the problem by which it is refused. */
interface Way extends Pick<TriedWay, 'way' | 'id'> {
  ask: () => Promise<void>;
}

async function tryUntilRefused(
  { now }: ApiParts,
  { at }: StandingOrder,
  { ask, ...tried }: Way,
  from: number,
): Promise<TriedWay> {
  for (;;) {
    try {
      await ask();
    } catch (error) {
      if (!isProblem(error)) throw error;
      return { ...tried, refusedBy: error.slug, enforcedMs: Math.max(0, now().getTime() - Date.parse(at)) };
    }
    if (Date.now() - from > patienceMs) return { ...tried, refusedBy: null, enforcedMs: null };
    await pause(betweenMs);
  }
}

/** The names by which the systems among these entries speak. */
async function speakersAmong({ store }: ApiParts, entry: Registration, ids: readonly string[]): Promise<string[]> {
  const entries = [entry, ...(await Promise.all(ids.map((id) => store.registrations.get(id))))];
  return entries.flatMap(({ register, shows }) => (register === 'system' ? (shows['system'] ?? []) : []));
}

/** The doors of this server, each asked as a request would ask it: as the operators of the institution, as what hangs on the entry, through its scenarios, and by messages in the name of its systems. */
async function waysInto(api: ApiParts, entry: Registration): Promise<Way[]> {
  const { entries, scenarios } = await impactOf(api, entry);
  const tried = entries.slice(0, mostEntries).map(({ id }) => id);
  const guarded = (way: TriedWay['way'], id: string, by = id): Way => ({
    ...{ way, id },
    ask: () => api.guard.demand(by),
  });
  return [
    guarded(entry.register === 'institution' ? 'operator' : 'entry', entry.id),
    ...tried.map((id) => guarded('entry', id)),
    ...scenarios.slice(0, mostEntries).map(({ id }) => guarded('scenario', id, entry.id)),
    ...(await speakersAmong(api, entry, tried)).map((id): Way => ({
      ...{ way: 'message', id },
      ask: () => tryMessageDoor(api.messenger, id),
    })),
  ];
}

/** Tries them. */
export async function tryWaysIn(api: ApiParts, order: StandingOrder): Promise<void> {
  const entry = await api.store.registrations.get(order.entry);
  const ways = await waysInto(api, entry);
  const from = Date.now();
  const tried = await Promise.all(ways.map((way) => tryUntilRefused(api, order, way, from)));
  await api.store.standingOrders.note(order.id, { tried });
}
