/** The names of the people whom a case of a procedure names by their accounts. */
import type { ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { accountsIn, type PeopleNames } from '../core/procedures/procedure-view.ts';
import type { ApiParts } from './api-parts.ts';

/** Finds them; whoever has no account any more is left out. */
export async function peopleIn({ store }: ApiParts, record: ProcedureRecord): Promise<PeopleNames> {
  const found = await Promise.all(accountsIn(record).map((account) => store.accounts.find(account)));
  return Object.fromEntries(found.flatMap((each) => (each ? [[each.account, each.name]] : [])));
}
