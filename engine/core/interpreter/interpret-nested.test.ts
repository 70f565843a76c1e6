/** The interpreter in the midst of a case: what is left standing when branches meet, are late or are given up, and whose the writes are that can be taken back. */
import { describe, expect, it } from 'vitest';
import { began, host, ordered } from '../../../test/support/led-host.ts';
import { branches, endNode, smallVersion, write } from '../../../test/support/scenario-of.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent, Wanted } from './interpret.ts';
import { overlayOf } from '../overlay.ts';
import type { Scenario } from '../scenario.ts';
import { text } from '../text.ts';

const wait = (id: string, within: string, more = {}) => ({ id, kind: 'wait', settings: { within }, ...more });
const split = (id: string, more = {}) => ({ id, kind: 'split', settings: branches('a', 'b'), ...more });
const join = (id: string, waitsFor: 'all' | 'any' = 'all') => ({ id, kind: 'join', settings: { waitsFor } });
const compensate = (id: string, settings = {}) => ({ id, kind: 'compensate', settings });
const over = endNode('over');

/** Where tokens stand. */
const stand = ({ tokens }: CaseState) => tokens.map(({ at, phase }) => `${at} ${phase}`);
const undone = (wanted: readonly Wanted[]) => wanted.flatMap(({ effect, key }) => (effect === 'undo' ? [key] : []));
/** The wait of a node elapses. */
function elapses({ tokens }: CaseState, node: string, timer: 'wait' | 'limit' = 'wait'): CaseEvent {
  return { event: 'elapsed', token: tokens.find(({ at }) => at === node)!.id, timer, at: began };
}

describe('nothing is left standing', () => {
  const rest = wait('rest', 'P1D');
  const alone = { stand: ['rest waiting'], scopes: [] };
  const seen = (state: CaseState) => ({ stand: stand(state), scopes: state.scopes });

  it('when branches have met', async () => {
    const ways = ['start > fork', 'fork.a > meet', 'fork.b > meet', 'meet > rest', 'rest > over'];
    const { go } = host(smallVersion([split('fork'), join('meet'), rest, over], ways));
    expect(seen(await go())).toEqual(alone);
  });

  it('within branches that are given up', async () => {
    const version = smallVersion(
      [split('fork'), wait('quick', 'PT1M'), split('inner'), wait('one', 'PT2M'), wait('two', 'PT3M')].concat([
        ...([join('inner-meet'), join('meet', 'any'), rest, over] as never[]),
      ]),
      ['start > fork', 'fork.a > quick', 'fork.b > inner', 'inner.a > one', 'inner.b > two', 'quick > meet'].concat([
        'one > inner-meet',
        'two > inner-meet',
        'inner-meet > meet',
        'meet > rest',
        'rest > over',
      ]),
    );
    const { go } = host(version);
    expect(stand(await go(elapses(await go(), 'quick')))).toEqual(['rest waiting']);
  });

  it('when an error was caught', async () => {
    const raise = { id: 'raise', kind: 'raise-error', settings: { code: 'no', label: text('不行', 'No') } };
    const version = smallVersion(
      [split('fork', { catches: ['no'] }), wait('long', 'P9D'), raise, join('meet'), rest, over],
      ['start > fork', 'fork.a > long', 'fork.b > raise', 'long > meet', 'meet > over'].concat([
        'fork.error-no > rest',
        'rest > over',
      ]),
    );
    expect(seen(await host(version).go())).toEqual(alone);
  });

  it('when a fork is late', async () => {
    const limit = { of: { within: 'PT1H' }, then: 'leave' };
    const version = smallVersion(
      [split('fork', { limit }), wait('one', 'P9D'), wait('two', 'P9D'), join('meet'), rest, over],
      ['start > fork', 'fork.a > one', 'fork.b > two', 'one > meet', 'two > meet'].concat([
        'meet > over',
        'fork.late > rest',
        'rest > over',
      ]),
    );
    const { go } = host(version);
    expect(seen(await go(elapses(await go(), 'fork', 'limit')))).toEqual(alone);
  });
});

describe('a write that is under way when its branch is given up', () => {
  /** Within a fork's branch, a write loses a race; its branch waits, and takes back. */
  const racing = (...after: string[]) =>
    smallVersion(
      [split('fork'), split('race'), write('slow'), join('won', 'any'), join('meet'), wait('rest', 'PT1M')].concat([
        ...([compensate('undo'), over] as never[]),
      ]),
      ['start > fork', 'fork.a > race', 'fork.b > meet', 'race.a > slow', 'race.b > won'].concat(
        ['slow.written > won', 'slow.refused > won'],
        after,
      ),
    );

  it('can be taken back by the branch that raced', async () => {
    const { go, wanted, performed } = host(racing('won > rest', 'rest > undo', 'undo > meet', 'meet > over'));
    const state = await go();
    expect(stand(state)).toContain('rest waiting');
    await go(await performed(wanted[0]!), elapses(state, 'rest'));
    expect(undone(wanted)).toEqual(['c/slow/1']);
  });

  it('can be taken back outside, once that branch has gone too', async () => {
    const { go, wanted, performed } = host(racing('won > meet', 'meet > rest', 'rest > undo', 'undo > over'));
    const state = await go();
    await go(await performed(wanted[0]!), elapses(state, 'rest'));
    expect(undone(wanted)).toEqual(['c/slow/1']);
  });

  it('is shown where it is, in a scenario that is called', async () => {
    const fee = smallVersion(
      [split('race'), write('slow'), join('won', 'any'), wait('rest', 'PT1M'), over],
      ['start > race', 'race.a > slow', 'race.b > won', 'slow.written > won', 'slow.refused > won'].concat([
        'won > rest',
        'rest > over',
      ]),
    );
    const state = await host(calling(fee)).go();
    expect(overlayOf('', state).tokens.map(({ path }) => path)).toContain('fees/slow');
  });

  it('holds back what takes a whole case back, until the last of them is done', async () => {
    const version = smallVersion(
      [split('fork'), write('one'), write('two'), join('meet'), over],
      ['start > fork', 'fork.a > one', 'fork.b > two', 'meet > over'].concat(
        ['one', 'two'].flatMap((id) => [`${id}.written > meet`, `${id}.refused > meet`]),
      ),
    );
    const { go, wanted, performed } = host(version);
    await go();
    await go({ event: 'cancelled', ...ordered }, await performed(wanted[0]!));
    expect(undone(wanted)).toEqual([]);
    await go(await performed(wanted[1]!));
    expect(undone(wanted)).toEqual(['c/two/1']);
  });
});

/** A scenario that calls another as `fees`. */
function calling(fee: ReturnType<typeof smallVersion>, variables?: Scenario['variables']) {
  const outcomes = [{ id: 'over', label: text('完成', 'Over') }];
  return smallVersion(
    [
      { id: 'secret', kind: 'assign', settings: { set: { secret: '1' } } },
      { id: 'fees', kind: 'sub-scenario', settings: { scenario: 'fee', inputs: {}, outcomes } },
      over,
    ],
    ['start > secret', 'secret > fees', 'fees.over > over', 'fees.other > over'],
    { subs: { fee }, ...(variables && { variables }) },
  );
}

describe('a scenario that is called', () => {
  const { go } = host(calling(smallVersion([wait('rest', 'P1D'), over], ['start > rest', 'rest > over'])));

  it('knows its inputs and the place, and nothing that its caller learnt', async () =>
    expect(Object.keys((await go()).scopes[0]?.data ?? {}).sort()).toEqual(['from', 'inputs', 'place']));

  it('begins with the first values of its own variables, as every scenario does', async () => {
    const fee = { type: { type: 'integer' as const }, initial: 300 };
    const called = smallVersion([wait('rest', 'P1D'), over], ['start > rest', 'rest > over'], { variables: { fee } });
    const { go: goOn } = host(calling(called, { due: { ...fee, initial: 200 } }));
    const { data, scopes } = await goOn();
    expect([data['due'], data['fee']]).toEqual([200, undefined]);
    expect([scopes[0]?.data?.['due'], scopes[0]?.data?.['fee']]).toEqual([undefined, 300]);
  });

  it('keeps its own nodes when its caller is migrated', async () =>
    expect(stand(await go({ event: 'migrated', mapping: { fees: 'dues', rest: 'pause' }, ...ordered }))).toEqual([
      'dues inside',
      'rest waiting',
    ]));
});

describe('what is taken back', () => {
  it('is what the branch itself wrote; after the join, what all wrote', async () => {
    const version = smallVersion(
      [split('fork'), write('one'), wait('rest', 'PT1M'), compensate('own'), join('meet'), compensate('all'), over],
      [
        'start > fork',
        'fork.a > one',
        'one.written > meet',
        'one.refused > meet',
        'fork.b > rest',
        'rest > own',
      ].concat(['own > meet', 'meet > all', 'all > over']),
    );
    const { go, wanted, performed, steps } = host(version);
    const state = await go();
    await go(await performed(wanted[0]!), elapses(state, 'rest'));
    expect(steps.map(({ node }) => node).slice(-2)).toEqual(['own', 'meet']);
    expect(undone(wanted)).toEqual(['c/one/1']);
    expect(stand(await go())).toEqual(['all performing']);
  });

  it('is only what the author names', async () => {
    const version = smallVersion(
      [write('first'), write('second'), compensate('undo', { node: 'first' }), over],
      ['start > first', 'first.written > second', 'first.refused > over', 'second.written > undo'].concat([
        'second.refused > over',
        'undo > over',
      ]),
    );
    const { go, wanted, performed, state } = host(version);
    await go();
    await go(await performed(wanted[0]!));
    await go(await performed(wanted[1]!));
    await go(await performed(wanted[2]!));
    expect(undone(wanted)).toEqual(['c/first/1']);
    expect(state().outcome?.code).toBe('over');
  });

  it('is tried again when it failed and an operator says so', async () => {
    const { go, wanted, performed, state } = host(
      smallVersion(
        [write('first'), compensate('undo'), over],
        ['start > first', 'first.written > undo', 'first.refused > over', 'undo > over'],
      ),
    );
    await go();
    await go(await performed(wanted[0]!));
    const problem = { slug: 'too-slow', title: text('慢', 'Slow') };
    await go({ event: 'failed', token: 1, problem, at: began }, { event: 'retried', token: 1, ...ordered });
    expect(undone(wanted)).toEqual(['c/first/1', 'c/first/1']);
    expect(state().visits['undo']).toBe(1);
    await go(await performed(wanted[2]!));
    expect(state()).toMatchObject({ undo: [], outcome: { code: 'over' } });
  });
});

describe('items', () => {
  const list = { id: 'list', kind: 'assign', settings: { set: { lines: '[3, 1, 2]' } } };
  const each = (parallel: number) => ({
    id: 'each',
    kind: 'for-each',
    settings: { items: 'lines', item: 'line', parallel, collect: 'line' },
  });
  const version = (parallel: number) =>
    smallVersion(
      [list, each(parallel), write('row'), over],
      ['start > list', 'list > each', 'each.each > row', 'row.written > each', 'row.refused > each'].concat([
        'each.done > over',
        'each.too-many > over',
      ]),
    );

  it('begin only so many at a time', async () => {
    const { go, wanted, performed } = host(version(2));
    await go();
    expect(wanted).toHaveLength(2);
    await go(await performed(wanted[1]!));
    expect(wanted).toHaveLength(3);
  });

  it('have their results in their order, whichever is done first', async () => {
    const { go, wanted, performed, state } = host(version(3));
    await go();
    for (const index of [2, 0, 1]) await go(await performed(wanted[index]!));
    expect(state().data['results']).toEqual([3, 1, 2]);
  });
});
