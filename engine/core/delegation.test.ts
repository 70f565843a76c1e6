/** Delegations: who may stand in, on which days, and that nobody is ever away and stands in on the same day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delegationErrors,
  delegationState,
  mayDelegateFor,
  mayStandInFor,
  mostDays,
  NewDelegation,
  type Colleague,
  type Delegation,
} from './delegation.ts';
import type { Actor, Role } from './rights.ts';
import { text } from './text.ts';

const now = new Date('2026-11-22T17:00:00.000Z');
/** In China it is past midnight: the 23rd. */
const today = '2026-11-23';
const dayAfter = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const colleague = (
  account: string,
  { role = 'access-manager', region = '990000', institution = null }: Partial<Omit<Colleague, 'account'>> = {},
): Colleague => ({ account, role, region, institution });
const [wang, li] = [colleague('wang'), colleague('li')];

const delegation = (from: string, to: string, firstDay: string, lastDay: string): Delegation => ({
  ...{ id: `${from} ${to} ${firstDay}`, from, to, firstDay, lastDay, reason: '休假', region: '990000' },
  ...{ institution: null, by: from, at: now.toISOString(), ended: null },
});

/** What is found, as `pointer rule`. */
const found = (
  asked: { firstDay: string; lastDay: string },
  others: readonly Delegation[] = [],
  [absent, other]: readonly [Colleague, Colleague | null] = [wang, li],
) => delegationErrors(asked, { absent, other, others, now }).map(({ pointer, rule }) => `${pointer} ${rule}`);

describe('who may stand in', () => {
  it.each([
    ['somebody of the same role and place', li, true],
    ['nobody for themselves', wang, false],
    ['another role', colleague('li', { role: 'approver' }), false],
    ['a city for its province', colleague('li', { region: '990100' }), false],
    ['another province', colleague('li', { region: '980000' }), false],
    ['an institution for the administration', colleague('li', { institution: 'demo-bus' }), false],
  ])('%s', (_, other, may) => {
    expect(mayStandInFor(other, wang)).toBe(may);
    expect(found({ firstDay: today, lastDay: today }, [], [wang, other]).length === 0).toBe(may);
  });

  it('a province for its city, and the administration for an institution, and never the other institution', () => {
    const clerk = colleague('zhao', { role: 'operator', region: '990100', institution: 'demo-library' });
    expect(mayStandInFor(colleague('li', { role: 'operator' }), clerk)).toBe(true);
    expect(mayStandInFor(colleague('li', { role: 'operator', institution: 'demo-museum' }), clerk)).toBe(false);
  });

  it('nobody needs to whose role takes no cases on', () => {
    const clerks = ['zhao', 'qian'].map((account) => colleague(account, { role: 'operator' })) as [
      Colleague,
      Colleague,
    ];
    expect(found({ firstDay: today, lastDay: today }, [], clerks)).toEqual(['/from takes-nothing-on']);
  });

  it('everybody sets their own; of others only a manager of the place', () => {
    const actor = (role: Role, region: string): Actor => ({
      ...{ account: 'qian', name: text('钱', 'Qian'), role, region, institution: null },
    });
    expect(mayDelegateFor({ ...actor('operator', '990000'), account: 'wang' }, wang)).toBe(true);
    expect(mayDelegateFor(actor('access-manager', '990000'), wang)).toBe(true);
    expect(mayDelegateFor(actor('access-manager', '990100'), wang)).toBe(false);
    expect(mayDelegateFor(actor('approver', '990000'), wang)).toBe(false);
  });
});

describe('the days', () => {
  it.each([
    ['one day, today', today, today, []],
    ['as many as may be', today, dayAfter(mostDays - 1), []],
    ['one more', today, dayAfter(mostDays), ['/lastDay too-long']],
    ['yesterday', dayAfter(-1), today, ['/firstDay past']],
    ['backwards', dayAfter(2), dayAfter(1), ['/lastDay order']],
  ])('%s', (_, firstDay, lastDay, errors) => expect(found({ firstDay, lastDay })).toEqual(errors));

  it('are days that there are, with a reason', () => {
    const asked = { to: 'li', firstDay: today, lastDay: today, reason: '休假' };
    expect(NewDelegation.safeParse(asked).success).toBe(true);
    for (const wrong of [
      ...[{ firstDay: '2026-02-30' }, { lastDay: '23.11.2026' }, { reason: '休' }, { reason: ' '.repeat(9) }],
      ...[{ reason: '长'.repeat(201) }, { to: '' }, { more: 1 }],
    ])
      expect(NewDelegation.safeParse({ ...asked, ...wrong }).success).toBe(false);
  });
});

describe('beside others', () => {
  const week = { firstDay: dayAfter(7), lastDay: dayAfter(13) };
  const away = (from: string, to: string, first: number, last: number) =>
    delegation(from, to, dayAfter(first), dayAfter(last));

  it.each([
    ['away already', away('wang', 'zhao', 13, 20), ['/firstDay overlap']],
    ['away the day after', away('wang', 'zhao', 14, 20), []],
    ['who stands in is away', away('li', 'zhao', 0, 7), ['/to away']],
    ['who stands in is away earlier', away('li', 'zhao', 0, 6), []],
    ['stands in for somebody', away('zhao', 'wang', 7, 7), ['/firstDay stands-in']],
    ['a circle', away('li', 'wang', 7, 13), ['/to away']],
    ['stands in for two', away('zhao', 'li', 7, 13), []],
    ['one that was ended', { ...away('wang', 'zhao', 7, 13), ended: { by: 'wang', at: '' } }, []],
  ])('%s', (_, other, errors) => expect(found(week, [other])).toEqual(errors));

  it('however many are asked for, nobody is away twice, or away and standing in, on the same day', () => {
    const people = ['wang', 'li', 'zhao', 'qian', 'sun'];
    const asked = fc.record({
      from: fc.constantFrom(...people),
      to: fc.constantFrom(...people),
      first: fc.integer({ min: 0, max: 40 }),
      days: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (all) => {
        const taken: Delegation[] = [];
        for (const { from, to, first, days } of all) {
          const one = delegation(from, to, dayAfter(first), dayAfter(first + days));
          if (found(one, taken, [colleague(from), colleague(to)]).length === 0) taken.push(one);
        }
        for (let day = 0; day < 60; day += 1) {
          const here = taken.filter((each) => each.firstDay <= dayAfter(day) && dayAfter(day) <= each.lastDay);
          const gone = here.map(({ from }) => from);
          expect(new Set(gone).size).toBe(gone.length);
          expect(here.filter(({ to }) => gone.includes(to))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('begins at midnight in China, and is in force on its last day too', () => {
  const one = delegation('wang', 'li', today, dayAfter(1));
  const at = (iso: string) => delegationState(one, new Date(iso));
  expect(at('2026-11-22T15:59:59Z')).toBe('to-come');
  expect(at('2026-11-22T16:00:00Z')).toBe('in-force');
  expect(at('2026-11-24T15:59:59Z')).toBe('in-force');
  expect(at('2026-11-24T16:00:00Z')).toBe('over');
  expect(delegationState({ ...one, ended: { by: 'wang', at: '' } }, now)).toBe('ended');
});
