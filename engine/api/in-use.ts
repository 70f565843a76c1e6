/** The guard at every door where the card is used: what is suspended, withdrawn or not put into use again is refused by name, at most two seconds after it was. */
import { problem } from '../core/problem.ts';
import { parentIdOf } from '../core/registration-acts.ts';
import {
  flagSideWords,
  isSuspended,
  registrationStates,
  type FlagSide,
  type Registration,
} from '../core/registration.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** How old what the guard knows may be. */
const knownForMs = 2_000;
/** So far up it looks: a terminal, its system, its institution, and one to spare. */
const deepest = 4;

/** Lets through what may use the card. */
export interface InUseGuard {
  /** Lets an entry through, by its id or the institution's; what is in no register passes. @throws Problem `participant-suspended`, `participant-not-in-use` */
  demand(id: string | null): Promise<void>;
}

function demandEntry(entry: Registration): void {
  const { name, state, flags } = entry;
  if (isSuspended(entry)) {
    const [by, flag] = Object.entries(flags)[0] as [FlagSide, { at: string }];
    throw problem('participant-suspended', { name, since: flag.at, by: flagSideWords[by] });
  }
  if (state !== 'active') throw problem('participant-not-in-use', { name, state: registrationStates[state] });
}

/** Makes the guard over the registers. */
export function createInUseGuard(
  registrations: { find: (id: string) => Promise<Registration | null> },
  now: () => Date,
): InUseGuard {
  const remember = rememberBriefly<Registration | null>(knownForMs, now);
  return {
    async demand(id) {
      let next = id;
      for (let depth = 0; next !== null && depth < deepest; depth += 1) {
        const of: string = next;
        const entry = await remember(of, () => registrations.find(of));
        if (!entry) return;
        demandEntry(entry);
        next = parentIdOf(entry);
      }
    },
  };
}
