/** Every state, with every set of flags, for every act of every side: a next state, or refused by name. And cascades, in any order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterAct,
  isOverState,
  parentIdOf,
  refusalOfAct,
  settledUnder,
  standingActs,
  standsAlike,
  type Standing,
  type StandingAct,
} from './registration-acts.ts';
import {
  flagSides,
  isInForce,
  isSuspended,
  registrationStates,
  type FlagSide,
  type Registration,
  type RegistrationState,
  type SuspensionFlag,
} from './registration.ts';

const flag = (by: string, from?: string): SuspensionFlag => ({
  ...{ by, at: '2026-11-01T00:00:00.000Z', reason: '检查发现用卡风险，暂停使用。' },
  ...(from !== undefined && { from }),
});
const states = Object.keys(registrationStates) as RegistrationState[];
const acts = Object.keys(standingActs) as StandingAct[];
const subsets = flagSides.reduce<FlagSide[][]>((sets, side) => sets.flatMap((set) => [set, [...set, side]]), [[]]);
const flagsOf = (set: readonly FlagSide[], from?: string) =>
  Object.fromEntries(set.map((side) => [side, flag(side, from)]));

/** What is expected, said another way: by act, as a table of words. */
function expected({ state, flags }: Standing, act: StandingAct, side: FlagSide): string {
  const isHeld = Object.keys(flags).length > 0;
  const isOver = state === 'withdrawn' || state === 'terminated';
  switch (act) {
    case 'suspend':
      if (isOver) return 'registration-over';
      return flags[side] ? 'suspended-already' : `${state}, held`;
    case 'resume':
      if (isOver) return 'registration-over';
      if (!flags[side]) return isHeld ? 'flag-of-another' : 'not-suspended';
      if (flags[side].from !== undefined) return 'flag-from-above';
      return Object.keys(flags).length > 1 ? `${state}, held` : 'registered';
    case 'activate':
      if (side !== 'platform') return 'not-your-side';
      if (isOver) return 'registration-over';
      if (state === 'active') return 'active-already';
      return isHeld ? 'still-suspended' : 'active';
    case 'withdraw':
      if (side !== 'applicant' && side !== 'national') return 'not-your-side';
      return isOver ? 'registration-over' : 'withdrawn';
    case 'terminate':
      if (side !== 'authority' && side !== 'national') return 'not-your-side';
      return state === 'terminated' ? 'registration-over' : 'terminated';
  }
}

const cells = states.flatMap((state) =>
  subsets.flatMap((set) =>
    [undefined, 'above'].flatMap((from) =>
      acts.flatMap((act) => flagSides.map((side) => ({ standing: { state, flags: flagsOf(set, from) }, act, side }))),
    ),
  ),
);

test(`${cells.length} cells: each a next state or a refusal`, () => {
  for (const { standing, act, side } of cells) {
    const refusal = refusalOfAct(standing, act, side);
    const next = afterAct(standing, act, side, flag(side));
    const said = refusal ?? `${next.state}${isSuspended(next) ? ', held' : ''}`;
    const cell = `${standing.state} [${Object.keys(standing.flags).join(' ')}] ${act} by ${side}`;
    expect(`${cell}: ${said}`).toBe(`${cell}: ${expected(standing, act, side)}`);
  }
});

describe('under what it hangs on', () => {
  const institution = { id: 'clinic', state: 'active', flags: {} } as const;
  const held = { ...institution, flags: { authority: flag('manager') } };

  test('a flag above comes along, and goes with it; one of its own stays', () => {
    const system: Standing = { state: 'active', flags: {} };
    const below = settledUnder(held, system);
    expect(below.flags.authority?.from).toBe('clinic');
    expect(settledUnder(institution, below)).toEqual({ state: 'registered', flags: {} });
    const own: Standing = { state: 'active', flags: { authority: flag('manager'), applicant: flag('clerk') } };
    expect(settledUnder(held, own)).toEqual(own);
    expect(settledUnder(institution, own)).toEqual(own);
    expect(settledUnder({ ...institution, state: 'terminated' }, own)).toEqual({ state: 'terminated', flags: {} });
    const gone: Standing = { state: 'withdrawn', flags: {} };
    expect(settledUnder(held, gone)).toBe(gone);
  });

  test('the entry it hangs on is its parent, else its institution', () => {
    const system = { register: 'system', parent: null, institution: 'clinic' } as Registration;
    expect(parentIdOf(system)).toBe('clinic');
    expect(parentIdOf({ ...system, parent: 'other' })).toBe('other');
    expect(parentIdOf({ ...system, register: 'institution' })).toBeNull();
  });

  const step = fc.record({
    at: fc.constantFrom(0, 1, 2),
    act: fc.constantFrom<StandingAct>('suspend', 'resume', 'activate', 'terminate'),
    side: fc.constantFrom(...flagSides),
    /** Whether the cascade was done before the next act. */
    isCascaded: fc.boolean(),
  });

  test('after any acts, one cascade makes them agree: nothing is in use under what is held, and no flag from above is left over', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const chain: (Standing & { id: string })[] = ['clinic', 'system', 'terminal'].map((id) => ({
          ...{ id, state: 'active', flags: {} },
        }));
        const cascade = () => {
          for (const index of [1, 2])
            chain[index] = { ...chain[index]!, ...settledUnder(chain[index - 1]!, chain[index]!) };
        };
        for (const { at, act, side, isCascaded } of steps) {
          const entry = chain[at]!;
          if (refusalOfAct(entry, act, side) === null)
            chain[at] = { ...entry, ...afterAct(entry, act, side, flag(side)) };
          if (isCascaded) cascade();
        }
        cascade();
        const before = chain.map((each) => ({ ...each }));
        cascade();
        expect(chain.every((each, index) => standsAlike(each, before[index]!))).toBe(true);
        for (const index of [1, 2]) {
          const [parent, child] = [chain[index - 1]!, chain[index]!];
          if (isSuspended(parent) || isOverState(parent)) expect(isInForce(child)).toBe(false);
          for (const side of flagSides)
            if (child.flags[side]?.from !== undefined) expect(parent.flags[side]).toBeDefined();
        }
      }),
    );
  });
});
