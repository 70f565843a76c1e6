/** The totals that stand against a case, as they are now: how much others have taken, and those of them that the reader may see anyway. */
import { quotaFindings } from '../core/procedures/explain-procedure.ts';
import { procedures } from '../core/procedures/index.ts';
import type { ProcedureRecord } from '../core/procedures/procedure-case.ts';
import {
  leftOf,
  poolOf,
  quotaPolicy,
  quotaRuleOf,
  sumOf,
  takenOf,
  type QuotaCause,
  type QuotaView,
} from '../core/procedures/total-quota.ts';
import { may, type Actor } from '../core/rights.ts';
import type { ApiParts } from './api-parts.ts';

/** So many takers are named, those with the most first. */
const mostNamed = 20;

/** The takers that somebody may see in the register. */
async function seenOf(
  { store }: ApiParts,
  taken: ReadonlyMap<string, number>,
  actor: Actor,
): Promise<QuotaView['takers']> {
  const most = [...taken].sort(([, a], [, b]) => b - a).slice(0, mostNamed);
  const found = await Promise.all(
    most.map(async ([id, daily]) => ({ daily, entry: await store.registrations.find(id) })),
  );
  return found.flatMap(({ daily, entry }) =>
    entry && may(actor, 'registration.read', entry) ? [{ id: entry.id, name: entry.name, daily }] : [],
  );
}

/** Tells them; none where nothing of the kind stands against the case. */
export async function quotasNow(api: ApiParts, record: ProcedureRecord, actor: Actor): Promise<QuotaView[]> {
  const causes = quotaFindings(record).map(({ quota }) => quota);
  const pool = poolOf(procedures[record.procedure], record.start);
  if (causes.length === 0 || !pool) return [];
  const now = api.now();
  const takers = await api.store.volumeHolds.takers(pool);
  const policy = (await api.store.policies.named([quotaPolicy], now))[quotaPolicy];
  const told = async (cause: QuotaCause): Promise<QuotaView> => {
    const taken = takenOf(takers, cause.of, record.registration ?? record.id);
    const rule = policy ? await quotaRuleOf(policy, record.start, cause.of, now) : cause;
    const others = sumOf(taken);
    // Without a total any more, everything fits.
    const total = rule?.total ?? others.daily + cause.asks;
    const left = leftOf({ total, others });
    return {
      ...{ ...cause, ...rule, total, others, left, fits: cause.asks <= left },
      takers: await seenOf(api, taken, actor),
    };
  };
  return Promise.all(causes.map(told));
}
