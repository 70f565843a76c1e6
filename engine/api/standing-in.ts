/** Who stands in for whom today: what the routes about cases and tasks ask of delegations. */
import { chinaDay } from '../core/calendar.ts';
import type { Delegation } from '../core/delegation.ts';
import type { StandIn } from '../core/procedures/explain-procedure.ts';
import type { ProcedureRecord } from '../core/procedures/procedure-case.ts';
import type { Actor } from '../core/rights.ts';
import type { ApiParts } from './api-parts.ts';

/** The delegations by which somebody stands in for others today. */
export const takenToday = ({ store, now }: ApiParts, { account }: Actor): Promise<Delegation[]> =>
  store.delegations.inForce(chinaDay(now()), { to: account });

/** The delegations of those of some people who are away today. */
export const awayToday = ({ store, now }: ApiParts, accounts: readonly string[]): Promise<Delegation[]> =>
  accounts.length === 0 ? Promise.resolve([]) : store.delegations.inForce(chinaDay(now()), { from: accounts });

/** In whose place somebody acts on a case: of who holds it and is away today; null where they act for themselves. */
export async function inPlaceOf(
  { store, now }: ApiParts,
  { account }: Actor,
  { state: { claimed } }: ProcedureRecord,
): Promise<string | null> {
  if (claimed === null || claimed === account) return null;
  const found = await store.delegations.inForce(chinaDay(now()), { from: [claimed], to: account });
  return found.length > 0 ? claimed : null;
}

/** Who does a case today in place of who holds it; null where nobody does. */
export async function standInFor(api: ApiParts, { state: { claimed } }: ProcedureRecord): Promise<StandIn | null> {
  const [found] = claimed === null ? [] : await awayToday(api, [claimed]);
  const deputy = found && (await api.store.accounts.find(found.to));
  return deputy ? { name: deputy.name, until: found.lastDay } : null;
}
