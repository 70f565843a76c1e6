/** Every pair of states has its meaning, and whatever was declined, revoked, lost or cut off, the repairs bring the views together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convergenceTable,
  divergences,
  otherStates,
  ownStates,
  type OtherSide,
  type OtherState,
  type OwnState,
  type Side,
} from './convergence-table.ts';
import {
  actToPush,
  compareViews,
  divergencesFrom,
  takeTheirs,
  type OwnView,
  type View,
  type Views,
} from './convergence.ts';

const sides = ['national', 'applicant'] as const;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22) + minute * 60_000).toISOString();
const flagsIn = (state: string, side: Side): Side[] => (state === 'suspended' ? [side] : []);
const viewOf = <S extends OtherState | OwnState>(state: S, by: Side, minute = 1): View<S> => ({
  state,
  number: state === 'registered' || state === 'suspended' ? 'JG-00000001' : null,
  suspendedBy: flagsIn(state, by),
  since: at(minute),
  lastAct: { by, act: 'test', at: at(minute) },
});

/** What the table says, written again by hand: `=` agree, `f` flags, `p` push, `t` take, `?` person, `a` ask again; of two, that side did it itself, or later, first. */
const expected: Record<OtherSide, string> = {
  national: `
    absent       =  ?p ?p ?p =  =  t  a
    pending      =  p  p  p  =  =  t  a
    registering  p  =  t  t  tp tp t  a
    registered   p  a  f  f  t  tp t  a
    suspended    p  a  f  f  t  tp t  a
    declined     =  p  p  p  =  =  t  a
    withdrawn    =  p  p  p  =  =  t  a
    terminated   =  p  p  p  =  p  =  a`,
  applicant: `
    absent       =  tp p  p  =  =  p  a
    pending      p  =  p  p  p  tp p  a
    registering  p  =  p  p  p  tp p  a
    registered   p  p  f  f  p  tp p  a
    suspended    p  p  f  f  p  tp p  a
    declined     p  tp p  p  =  =  p  a
    withdrawn    =  tp p  p  =  =  p  a
    terminated   p  p  p  p  p  p  =  a`,
};
const letters = { push: 'p', take: 't', person: '?', 'ask-again': 'a' } as const;

describe.each(sides)('with the %s side', (side) => {
  const rows = expected[side]
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/));

  it.each(rows)('%s', (own, ...cells) => {
    const ours: OwnView = viewOf(own as OwnState, 'platform', 5);
    const said = otherStates.map((state, index) => {
      if (cells[index] === 'f')
        return convergenceTable[side][ours.state][state as 'registered'] === 'flags' ? 'f' : 'no flags';
      const [self, other] = [viewOf(state, side, 9), viewOf(state, 'platform', 1)].map((theirs) => {
        const [first, ...more] = divergencesFrom(side, ours, theirs);
        expect(more).toEqual([]);
        return first ? letters[first.repair] : '=';
      });
      return self === other ? self : `${self}${other}`;
    });
    expect(said).toEqual(cells);
  });

  it('has a row for every state, and names for what is different', () => {
    expect(rows.map(([own]) => own)).toEqual([...ownStates]);
    for (const row of Object.values(convergenceTable[side]))
      for (const cell of Object.values(row)) if (typeof cell !== 'string') expect(divergences).toHaveProperty(cell[0]);
  });
});

describe('flags of suspension', () => {
  const flagged = (flags: Side[]) =>
    ({
      ...viewOf('registered', 'platform'),
      state: flags.length ? 'suspended' : 'registered',
      suspendedBy: flags,
    }) as const;
  it.each<[OtherSide, Side[], Side[], string[]]>([
    ['national', [], [], []],
    ['national', ['platform'], ['platform'], []],
    ['national', ['applicant'], ['platform'], []],
    ['national', ['applicant', 'platform'], ['platform'], []],
    ['national', [], ['national'], ['suspended-there take']],
    ['national', ['national'], [], ['lifted-there take']],
    ['national', ['platform'], [], ['suspended-here push']],
    ['national', [], ['platform'], ['lifted-here push']],
    ['national', ['platform'], ['national'], ['suspended-there take', 'suspended-here push']],
    ['national', ['national'], ['platform'], ['lifted-there take', 'lifted-here push']],
    ['applicant', ['national'], [], ['suspended-here push']],
    ['applicant', [], ['applicant'], ['suspended-there take']],
    ['applicant', ['applicant'], [], ['lifted-there take']],
    [
      'applicant',
      ['platform'],
      ['applicant', 'national'],
      ['suspended-there take', 'suspended-here push', 'lifted-here push'],
    ],
  ])('%s: %j here, %j there', (side, here, there, said) => {
    const found = divergencesFrom(side, flagged(here), flagged(there));
    expect(found.map(({ name, repair }) => `${name} ${repair}`)).toEqual(said);
  });
});

describe('particulars', () => {
  const ours = viewOf('registered', 'platform');
  it.each<[OtherSide, Partial<OwnView>, Partial<View>, string | undefined]>([
    ['national', { number: null }, {}, 'number-missing take'],
    ['national', {}, { number: 'JG-00000002' }, 'other-number person'],
    ['national', {}, { number: null }, 'other-number person'],
    ['national', {}, { since: at(1441) }, undefined],
    ['national', {}, { since: at(1442) }, 'other-since take'],
    ['applicant', {}, { number: null }, 'not-told push'],
    ['applicant', {}, { since: at(9000) }, undefined],
  ])('%s: %j here, %j there', (side, here, there, said) => {
    const [found] = divergencesFrom(side, { ...ours, ...here }, { ...viewOf('registered', 'platform'), ...there });
    expect(found && `${found.name} ${found.repair}`).toBe(said);
  });
});

/** A world of three sides whose messages may be lost; what is said to the national platform may be done and not answered, or not arrive. */
class World {
  minute = 0;
  numbers = 0;
  approved = false;
  platform: OwnView = { state: 'absent', number: null, suspendedBy: [], since: null, lastAct: null };
  national: View = { ...this.platform, state: 'absent' };
  applicant: View = { ...this.platform, state: 'absent' };

  stamp(by: Side, act: string) {
    const now = at(++this.minute);
    return { since: now, lastAct: { by, act, at: now } };
  }
  inForce = ({ state }: { state: string }) => state === 'registered' || state === 'suspended';
  withFlags(view: View, flags: Side[], by: Side, act: string): View {
    return { ...view, ...this.stamp(by, act), suspendedBy: flags, state: flags.length ? 'suspended' : 'registered' };
  }

  /** What the national platform does with an act; true where it did it. */
  nationally(act: string, by: 'platform' | 'national', declines = false): boolean {
    const { state, suspendedBy } = this.national;
    const others = suspendedBy.filter((flag) => flag !== by);
    if (act === 'register') {
      if (this.inForce(this.national) || state === 'terminated') return false;
      if (declines) this.national = { ...this.national, ...this.stamp('national', 'decline'), state: 'declined' };
      else this.national = { ...this.withFlags(this.national, [], by, act), number: `JG-${String(++this.numbers)}` };
      return !declines;
    }
    if (act === 'terminate' && (this.inForce(this.national) || state === 'withdrawn')) {
      this.national = { ...this.national, ...this.stamp(by, act), state: 'terminated', suspendedBy: [] };
      return true;
    }
    if (!this.inForce(this.national)) return false;
    if (act === 'withdraw')
      this.national = { ...this.national, ...this.stamp(by, act), state: 'withdrawn', suspendedBy: [] };
    else if (act === 'suspend') this.national = this.withFlags(this.national, [...others, by], by, act);
    else if (act === 'resume') this.national = this.withFlags(this.national, others, by, act);
    return true;
  }

  /** Tells the national platform our view. */
  push(network: 'ok' | 'lost' | 'away' | 'declines') {
    const act = actToPush(this.platform, this.national);
    if (act === null || network === 'away') return;
    const done = this.nationally(act, 'platform', network === 'declines');
    if (network === 'lost' || act !== 'register') return;
    if (done || this.national.state === 'declined')
      this.platform = takeTheirs('national', this.platform, this.national);
  }
  tell(delivered: boolean) {
    if (!delivered) return;
    const { platform } = this;
    this.applicant = { ...platform, state: platform.state === 'registering' ? 'pending' : platform.state };
  }

  applicantActs(act: 'apply' | 'withdraw' | 'suspend' | 'resume', delivered: boolean) {
    const { applicant } = this;
    const others = applicant.suspendedBy.filter((flag) => flag !== 'applicant');
    const isOver = ['absent', 'declined', 'withdrawn'].includes(applicant.state);
    if (act === 'apply' && isOver)
      this.applicant = { ...applicant, ...this.stamp('applicant', act), state: 'pending', number: null };
    else if (act === 'withdraw' && !isOver && applicant.state !== 'terminated')
      this.applicant = { ...applicant, ...this.stamp('applicant', act), state: 'withdrawn', suspendedBy: [] };
    else if (act === 'suspend' && this.inForce(applicant))
      this.applicant = this.withFlags(applicant, [...others, 'applicant'], 'applicant', act);
    else if (act === 'resume' && this.inForce(applicant))
      this.applicant = this.withFlags(applicant, others, 'applicant', act);
    else return;
    if (!delivered) return;
    const [found] = divergencesFrom('applicant', this.platform, this.applicant);
    if (found?.repair === 'take') this.platform = takeTheirs('applicant', this.platform, this.applicant);
  }

  platformActs(act: 'approve' | 'decline' | 'suspend' | 'resume' | 'terminate') {
    const { platform } = this;
    const others = platform.suspendedBy.filter((flag) => flag !== 'platform');
    const moved = (state: OwnView['state'], suspendedBy: Side[] = []) => {
      this.platform = { ...platform, ...this.stamp('platform', act), state, suspendedBy };
    };
    if (act === 'terminate' && platform.state !== 'absent') moved('terminated');
    if (platform.state === 'pending') {
      if (act === 'decline') moved('declined');
      if (act === 'approve') moved('registering');
      this.approved ||= act === 'approve';
    }
    if (!this.inForce(platform)) return;
    if (act === 'suspend') moved('suspended', [...others, 'platform']);
    if (act === 'resume') moved(others.length > 0 ? 'suspended' : 'registered', others);
  }

  views = (): Views => ({ applicant: this.applicant, platform: this.platform, national: this.national });

  /** Mends the first difference, and gives what it was; null where there is none. */
  repair(): string | null {
    const [first] = compareViews(this.views());
    if (!first) return null;
    const { side, repair } = first;
    if (repair === 'push') {
      if (side === 'applicant') this.tell(true);
      else this.push('ok');
    } else this.platform = takeTheirs(side, this.platform, this[side]);
    return `${side} ${first.name} ${repair}`;
  }
}

const network = fc.constantFrom('ok', 'lost', 'away', 'declines' as const);
const event = fc.oneof(
  fc.record({
    who: fc.constant('applicant' as const),
    act: fc.constantFrom('apply', 'withdraw', 'suspend', 'resume'),
    delivered: fc.boolean(),
  }),
  fc.record({
    who: fc.constant('platform' as const),
    act: fc.constantFrom('approve', 'approve', 'decline', 'suspend', 'resume', 'terminate'),
    network,
    delivered: fc.boolean(),
  }),
  fc.record({
    who: fc.constant('national' as const),
    act: fc.constantFrom('suspend', 'resume', 'terminate', 'withdraw'),
  }),
  fc.record({ who: fc.constant('repair' as const) }),
);

describe('the repairs', () => {
  it('bring the views together after any declines, revokes, time-outs and outages, and put nothing into force that nobody approved', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const world = new World();
        let isTerminated = false;
        for (const it of events) {
          if (it.who === 'applicant') world.applicantActs(it.act, it.delivered);
          else if (it.who === 'national') world.nationally(it.act, 'national');
          else if (it.who === 'repair') world.repair();
          else {
            world.platformActs(it.act);
            world.push(it.network);
            world.tell(it.delivered);
          }
          isTerminated ||= world.platform.state === 'terminated';
        }
        const done: string[] = [];
        for (let each = world.repair(); each !== null && done.length < 30; each = world.repair()) done.push(each);
        expect(compareViews(world.views()), done.join('; ')).toEqual([]);
        expect(done.length).toBeLessThan(12);
        if (!world.approved) expect(world.inForce(world.platform)).toBe(false);
        if (isTerminated) expect(world.platform.state).toBe('terminated');
        expect(world.inForce(world.platform)).toBe(world.inForce(world.national));
        expect(world.inForce(world.platform)).toBe(world.inForce(world.applicant));
        expect(world.platform.state === 'suspended').toBe(world.national.state === 'suspended');
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});
