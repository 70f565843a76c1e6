/** What an institution that may not use the card now can still do by a procedure: leave, come back, and begin anew. */
import type { ProcedureAct, ProcedureKind } from '../core/procedures/procedure.ts';
import type { ApiParts } from './api-parts.ts';

/** Withdrawing ends what is held back; a renewal is how trust material is issued again. */
const always: readonly ProcedureAct[] = ['withdrawal', 'renewal'];

/** @throws Problem `participant-suspended`, `participant-not-in-use` unless the applicant may take the procedure on now */
export async function demandApplying(
  { guard }: Pick<ApiParts, 'guard'>,
  { procedure, act, institution }: { procedure: ProcedureKind; act: ProcedureAct; institution: string | null },
): Promise<void> {
  const isOwnAccess = procedure === 'institution-access' && act === 'access';
  if (!always.includes(act) && !isOwnAccess) await guard.demand(institution);
}

/** Said by the routes that ask it themselves. */
export const asksItself = 'it lets an institution leave and come back, and refuses the rest itself';
/** Said by the routes that only take something out of use. */
export const takesOutOfUse = 'it only takes something out of use';
