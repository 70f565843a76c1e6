/** Whether a card may be used at a reader: a registered terminal must be active and bound to the scenario; others only where the province lets any reader be used. */
import type { OpenCase } from '../core/case.ts';
import { problem } from '../core/problem.ts';
import type { Actor } from '../core/rights.ts';
import { useRefusal } from '../core/terminals/terminal.ts';
import type { ApiParts } from './api-parts.ts';

/** The demo reader is no terminal: where any reader may be used it is not looked up, so that a gate answers at once. */
const demoReader = 'virtual';

/** @throws Problem `terminal-unknown`, `terminal-not-active`, `terminal-not-bound`, `participant-suspended`, `participant-not-in-use` */
export async function demandTerminal(
  { store, readers, guard }: ApiParts,
  { institution }: Actor,
  scenario: string,
  { reader, terminal: named }: OpenCase,
): Promise<void> {
  if (named === undefined && reader === demoReader && readers === 'any') return;
  const terminal = await store.terminals.find(named ?? reader);
  if (!terminal) {
    if (named !== undefined || readers === 'registered') throw problem('terminal-unknown');
    return;
  }
  // Who holds it back is said first: it is the cause that its activation is void, too.
  await guard.demandTerminal(terminal);
  const refusal = useRefusal(terminal, scenario);
  if (refusal) throw refusal;
  if (institution !== null && terminal.institution !== institution)
    throw problem('terminal-not-bound', { serial: terminal.id });
}
