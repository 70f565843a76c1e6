/** What somebody may do to how an entry stands, as far as the page can tell; the server decides again. */
import { refusalOfAct } from '../../engine/core/registers/registration-acts.ts';
import type { FlagSide, Registration } from '../../engine/core/registers/registration.ts';
import type { Right, Role } from '../../engine/core/rights.ts';
import type { StandingChoice } from './use-registrations.ts';

const sides: Readonly<Partial<Record<Role, FlagSide>>> = {
  applicant: 'applicant',
  'access-manager': 'authority',
  approver: 'authority',
  'duty-operator': 'platform',
};

/** In the order of the buttons. */
export function choicesFor(
  entry: Registration,
  { account, role }: { account: string; role: Role },
  may: (right: Right) => boolean,
): StandingChoice[] {
  const side = sides[role];
  if (!side) return [];
  const choices: StandingChoice[] = [];
  if (may('registration.suspend')) {
    if (refusalOfAct(entry, 'resume', side) === null) choices.push('resume');
    if (refusalOfAct(entry, 'suspend', side) === null) choices.push('suspend');
  }
  if (may('registration.terminate') && refusalOfAct(entry, 'terminate', side) === null) {
    if (!entry.termination) choices.push('termination');
    else if (entry.termination.by !== account) choices.push('confirm', 'decline');
  }
  return choices;
}
