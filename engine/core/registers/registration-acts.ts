/** What may be done to how an entry of a register stands: every state, with every set of flags, for every act of every side, is either a next state or refused by name. */
import type { ProblemSlug } from '../problem.ts';
import {
  flagSides,
  isSuspended,
  type FlagSide,
  type Registration,
  type RegistrationState,
  type SuspensionFlag,
} from './registration.ts';
import { text, type Text } from '../text.ts';

/** The acts, in words. */
export const standingActs = {
  suspend: text('暂停', 'Suspend'),
  resume: text('恢复', 'Lift the suspension'),
  activate: text('启用', 'Put into use'),
  withdraw: text('退出', 'Withdraw'),
  terminate: text('终止', 'Terminate'),
} as const satisfies Record<string, Text>;
export type StandingAct = keyof typeof standingActs;

/** Why an act is refused, by the slug of a problem. */
export type StandingRefusal = Extract<
  ProblemSlug,
  | 'registration-over'
  | 'suspended-already'
  | 'not-suspended'
  | 'flag-of-another'
  | 'flag-from-above'
  | 'active-already'
  | 'still-suspended'
  | 'not-your-side'
>;

/** How an entry stands. */
export type Standing = Pick<Registration, 'state' | 'flags'>;

/** Which sides may do it at all. A procedure puts into use, once trust material has been issued. */
const whoMay: Readonly<Record<StandingAct, readonly FlagSide[]>> = {
  suspend: flagSides,
  resume: flagSides,
  activate: ['platform'],
  withdraw: ['applicant', 'national'],
  terminate: ['authority', 'national'],
};

/** Which acts a state knows; whatever else is asked of it, it is over, or in use already. */
const known: Readonly<Record<RegistrationState, Readonly<Partial<Record<StandingAct, StandingRefusal | 'may'>>>>> = {
  registered: { suspend: 'may', resume: 'may', activate: 'may', withdraw: 'may', terminate: 'may' },
  active: { suspend: 'may', resume: 'may', activate: 'active-already', withdraw: 'may', terminate: 'may' },
  withdrawn: { terminate: 'may' },
  terminated: {},
};

/** Why a side may not do something to an entry that stands so; null where it may. */
export function refusalOfAct({ state, flags }: Standing, act: StandingAct, side: FlagSide): StandingRefusal | null {
  if (!whoMay[act].includes(side)) return 'not-your-side';
  const says = known[state][act] ?? 'registration-over';
  if (says !== 'may') return says;
  const own = flags[side];
  if (act === 'suspend') return own ? 'suspended-already' : null;
  if (act === 'activate') return isSuspended({ flags }) ? 'still-suspended' : null;
  if (act !== 'resume') return null;
  if (own) return own.from === undefined ? null : 'flag-from-above';
  return isSuspended({ flags }) ? 'flag-of-another' : 'not-suspended';
}

/** Without a side's flag. Once nobody holds it back any more, what was in use is registered only: trust material must be issued again. */
function lifted({ state, flags: all }: Standing, side: FlagSide): Standing {
  const { [side]: _lifted, ...flags } = all;
  return { state: state === 'active' && !isSuspended({ flags }) ? 'registered' : state, flags };
}

/** How an entry stands after an act that may be done. */
export function afterAct(standing: Standing, act: StandingAct, side: FlagSide, flag: SuspensionFlag): Standing {
  switch (act) {
    case 'suspend':
      return { ...standing, flags: { ...standing.flags, [side]: flag } };
    case 'resume':
      return lifted(standing, side);
    case 'activate':
      return { ...standing, state: 'active' };
    case 'withdraw':
      return { state: 'withdrawn', flags: {} };
    case 'terminate':
      return { state: 'terminated', flags: {} };
  }
}

/** The entry that an entry hangs on; null where it stands by itself. */
export const parentIdOf = ({ register, parent, institution }: Registration): string | null =>
  parent ?? (register === 'institution' ? null : institution);

/** Whether it is over for good, or until it applies again. */
export const isOverState = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'withdrawn' || state === 'terminated';

/**
 * How an entry stands under the one it hangs on: whatever holds that one holds it too, and a flag that came from above goes when it is lifted there.
 * Flags of its own stay. Asked again it gives the same, so that a cascade may be done twice, late, or from the middle.
 */
export function settledUnder(parent: Standing & { id: string }, child: Standing): Standing {
  if (isOverState(child)) return child;
  if (isOverState(parent)) return { state: parent.state, flags: {} };
  return flagSides.reduce((standing: Standing, side) => {
    const above = parent.flags[side];
    const own = standing.flags[side];
    if (above && (!own || own.from !== undefined))
      return { ...standing, flags: { ...standing.flags, [side]: { ...above, from: above.from ?? parent.id } } };
    return !above && own?.from !== undefined ? lifted(standing, side) : standing;
  }, child);
}

/** Whether two stand alike. */
export const standsAlike = (one: Standing, other: Standing): boolean =>
  one.state === other.state &&
  flagSides.every((side) => {
    const [here, there] = [one.flags[side], other.flags[side]];
    return here?.at === there?.at && here?.from === there?.from;
  });
