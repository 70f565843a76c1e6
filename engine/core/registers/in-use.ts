/** Whether something may be used now: the one place that says so, for what procedures have taken on, for whoever works for it, for devices, and for shared data. */
import { chinaDay } from '../calendar.ts';
import { problem, type Problem } from '../problem.ts';
import { parentIdOf } from './registration-acts.ts';
import { flagSides, flagSideWords, isSuspended, registrationStates, type Registration } from './registration.ts';
import type { Terminal } from '../terminals/terminal.ts';
import { text } from '../text.ts';

/** So far up it looks: a terminal, its system, its institution, and one to spare. */
const deepest = 4;
const expired = text('已到期', 'Expired');

/** Why an entry may not be used by itself; null where it may. */
export function useRefusalOf(entry: Registration, now: Date): Problem | null {
  const { name, state, flags, until } = entry;
  const side = flagSides.find((each) => flags[each]);
  const flag = side && flags[side];
  if (side && flag) return problem('participant-suspended', { name, since: flag.at, by: flagSideWords[side] });
  if (state !== 'active') return problem('participant-not-in-use', { name, state: registrationStates[state] });
  return until !== null && until < chinaDay(now) ? problem('participant-not-in-use', { name, state: expired }) : null;
}

/** Whether what was issued to an entry is worth nothing any more: somebody holds it back, or it is over. */
export const isTrustLost = (entry: Pick<Registration, 'state' | 'flags'>): boolean =>
  isSuspended(entry) || entry.state === 'withdrawn' || entry.state === 'terminated';

/** Where the registers are read; what they say may be two seconds old. */
export interface InUseDoors {
  find: (id: string) => Promise<Registration | null>;
  /** The entry of a model of terminals, by the id of the model. */
  ofModel: (model: string) => Promise<Registration | null>;
  /** The shares of a data resource that an institution was granted, whatever has become of them. */
  sharesOf: (institution: string, resource: string) => Promise<readonly Registration[]>;
  now: () => Date;
}

/** Lets through what may be used. What is in no register passes. */
export interface InUseGuard {
  /** Lets an entry through, by its id or the institution's, if all that it hangs on may be used too. @throws Problem `participant-suspended`, `participant-not-in-use` */
  demand(id: string | null): Promise<void>;
  /** Lets a device through: its institution and the model's registration count like its own state. @throws Problem `participant-suspended`, `participant-not-in-use` */
  demandTerminal(terminal: Pick<Terminal, 'model' | 'institution'>): Promise<void>;
  /** Lets a query of shared data through: of several shares one must be good. @throws Problem `participant-suspended`, `participant-not-in-use` */
  demandShare(institution: string | null, resource: string): Promise<void>;
}

/** Makes the guard over the registers. */
export function guardInUse({ find, ofModel, sharesOf, now }: InUseDoors): InUseGuard {
  const refusalUp = async (entry: Registration): Promise<Problem | null> => {
    let next: Registration | null = entry;
    for (let depth = 0; next && depth < deepest; depth += 1) {
      const refusal = useRefusalOf(next, now());
      if (refusal) return refusal;
      const above = parentIdOf(next);
      next = above === null ? null : await find(above);
    }
    return null;
  };
  const demandEntry = async (entry: Registration | null): Promise<void> => {
    const refusal = entry && (await refusalUp(entry));
    if (refusal) throw refusal;
  };
  const demand: InUseGuard['demand'] = async (id) => demandEntry(id === null ? null : await find(id));
  return {
    demand,
    async demandTerminal({ model, institution }) {
      await demand(institution);
      await demandEntry(await ofModel(model));
    },
    async demandShare(institution, resource) {
      await demand(institution);
      if (institution === null) return;
      const refusals = await Promise.all((await sharesOf(institution, resource)).map(refusalUp));
      const [first] = refusals;
      if (first && !refusals.includes(null)) throw first;
    },
  };
}
