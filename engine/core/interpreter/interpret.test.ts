/** The interpreter: forks and joins, items, calls, errors, limits, taking back, and what operators order. */
import { describe, expect, it } from 'vitest';
import { began, host, ordered } from '../../../test/support/led-host.ts';
import { scriptForPeople, startFor } from '../../../test/support/people.ts';
import { branches, endNode, smallVersion, write } from '../../../test/support/scenario-of.ts';
import type { TraceStep } from '../case.ts';
import { problem } from '../problem.ts';
import { createVirtualClock, scriptedConnectors, simulate, type Script, type SimulatedPeople } from '../simulate.ts';
import { text } from '../text.ts';
import type { Version } from '../version.ts';

function run(version: Version, outside: Script = {}, people: SimulatedPeople = {}, inputs = {}) {
  const connectors = scriptedConnectors({ ...scriptForPeople(), ...outside });
  return simulate(version, startFor('c', 'demo-wang', inputs), { connectors, now: createVirtualClock(began), people });
}

const way = (steps: readonly TraceStep[]) => steps.map(({ node, port }) => `${node}.${port}`);
const assign = (id: string, set: Record<string, string>) => ({ id, kind: 'assign', settings: { set } });
const wait = (id: string, duration: string, more = {}) => ({
  id,
  kind: 'wait',
  settings: { within: duration },
  ...more,
});

describe('branches that run at the same time', () => {
  const forked = (waitsFor: 'all' | 'any' | number) =>
    smallVersion(
      [
        { id: 'split', kind: 'split', settings: branches('a', 'b', 'c') },
        wait('quick', 'PT1M'),
        wait('slow', 'PT1H'),
        wait('slower', 'PT2H'),
        { id: 'join', kind: 'join', settings: { waitsFor } },
        endNode('over'),
      ],
      [
        'start > split',
        'split.a > quick',
        'split.b > slow',
        'split.c > slower',
        'quick > join',
        'slow > join',
        'slower > join',
        'join > over',
      ],
    );

  it('meet when all have arrived', async () => {
    const { steps, state, problem: wrong } = await run(forked('all'));
    expect(wrong).toBeNull();
    expect(way(steps)).toEqual([
      'start.done',
      'split.a+b+c',
      'quick.done',
      'slow.done',
      'slower.done',
      'join.done',
      'over.end',
    ]);
    expect(state).toMatchObject({ tokens: [], scopes: [], outcome: { code: 'over' } });
  });

  it('go on with the first; the others are given up', async () => {
    const { steps, state } = await run(forked('any'));
    expect(way(steps).slice(2)).toEqual(['quick.done', 'join.done', 'over.end']);
    expect(state).toMatchObject({ tokens: [], scopes: [] });
  });

  it('go on with two of three', async () => {
    const { steps } = await run(forked(2));
    expect(way(steps).slice(2)).toEqual(['quick.done', 'slow.done', 'join.done', 'over.end']);
  });

  it('nest, each join ending the innermost', async () => {
    const version = smallVersion(
      [
        { id: 'outer', kind: 'split', settings: branches('a', 'b') },
        { id: 'inner', kind: 'split', settings: branches('a', 'b') },
        { id: 'inner-join', kind: 'join', settings: {} },
        { id: 'outer-join', kind: 'join', settings: {} },
        endNode('over'),
      ],
      [
        'start > outer',
        'outer.a > inner',
        'outer.b > outer-join',
        'inner.a > inner-join',
        'inner.b > inner-join',
        'inner-join > outer-join',
        'outer-join > over',
      ],
    );
    const { steps, state } = await run(version);
    expect(way(steps)).toEqual([
      'start.done',
      'outer.a+b',
      'inner.a+b',
      'inner-join.done',
      'outer-join.done',
      'over.end',
    ]);
    expect(state.scopes).toEqual([]);
  });

  it('are held where each waits at another join', async () => {
    const version = smallVersion(
      [
        { id: 'split', kind: 'split', settings: branches('a', 'b') },
        { id: 'one', kind: 'join', settings: {} },
        { id: 'other', kind: 'join', settings: {} },
        endNode('over'),
      ],
      ['start > split', 'split.a > one', 'split.b > other', 'one > over', 'other > over'],
    );
    expect((await run(version)).problem?.slug).toBe('join-stuck');
  });

  it('take every way whose condition holds, or the last', async () => {
    const version = smallVersion(
      [
        {
          id: 'which',
          kind: 'branch-inclusive',
          settings: {
            ways: [
              { id: 'many', label: text('多', 'Many'), when: 'inputs.copies > 2' },
              { id: 'some', label: text('有', 'Some'), when: 'inputs.copies > 0' },
            ],
          },
        },
        { id: 'join', kind: 'join', settings: {} },
        endNode('over'),
      ],
      ['start > which', 'which.many > join', 'which.some > join', 'which.otherwise > join', 'join > over'],
      { inputs: [{ name: 'copies', type: 'number', label: text('份数', 'Copies') }] },
    );
    const ports = async (copies: number) => way((await run(version, {}, {}, { copies })).steps)[1];
    expect(await ports(3)).toBe('which.many+some');
    expect(await ports(1)).toBe('which.some');
    expect(await ports(0)).toBe('which.otherwise');
  });
});

describe('items', () => {
  const lines = (parallel: number, more: object[] = []) =>
    smallVersion(
      [
        {
          id: 'each',
          kind: 'for-each',
          settings: { items: 'lines', item: 'line', atMost: 50, parallel, collect: 'line * 2' },
        },
        ...(more as never[]),
        write('row'),
        endNode('over'),
        endNode('too-many', false),
        endNode('refused', false),
        assign('list', { lines: '[3, 1, 2]' }),
      ],
      [
        'start > list',
        'list > each',
        'each.each > row',
        'row.written > each',
        'row.refused > refused',
        'each.done > over',
        'each.too-many > too-many',
      ],
    );

  it.each([1, 2, 5])('are all done, %i at a time, and their results kept in order', async (parallel) => {
    const written = new Map<string, number>();
    const { state, steps, problem: wrong } = await run(lines(parallel), scriptForPeople(written));
    expect(wrong).toBeNull();
    expect(state.data['results']).toEqual([6, 2, 4]);
    expect([...written.values()]).toEqual([1, 1, 1]);
    expect(steps.filter(({ node }) => node === 'row').map(({ item }) => item)).toEqual([0, 1, 2]);
    expect(state.scopes).toEqual([]);
  });

  it('keep what they set to themselves', async () => {
    const version = smallVersion(
      [
        assign('list', { lines: '[1, 2, 3]', seen: '0' }),
        { id: 'each', kind: 'for-each', settings: { items: 'lines', item: 'line', parallel: 3, collect: 'seen' } },
        assign('set', { seen: 'line * 10' }),
        endNode('over'),
        endNode('too-many', false),
      ],
      ['start > list', 'list > each', 'each.each > set', 'set > each', 'each.done > over', 'each.too-many > too-many'],
    );
    const { state } = await run(version);
    expect(state.data['results']).toEqual([10, 20, 30]);
    expect(state.data['seen']).toBe(0);
  });

  it('that are none are done at once; too many are not begun', async () => {
    const version = (list: string) =>
      smallVersion(
        [
          assign('list', { lines: list }),
          { id: 'each', kind: 'for-each', settings: { items: 'lines', atMost: 2 } },
          endNode('over'),
          endNode('too-many', false),
        ],
        ['start > list', 'list > each', 'each.each > each', 'each.done > over', 'each.too-many > too-many'],
      );
    expect((await run(version('[]'))).state.outcome?.code).toBe('over');
    expect((await run(version('[1, 2, 3]'))).state.outcome?.code).toBe('too-many');
  });
});

describe('scenarios that are called', () => {
  const fee = smallVersion(
    [assign('set', { fee: 'inputs.copies * 200' }), write('pay'), endNode('paid'), endNode('refused', false)],
    ['start > set', 'set > pay', 'pay.written > paid', 'pay.refused > refused'],
  );
  const caller = smallVersion(
    [
      {
        id: 'fees',
        kind: 'sub-scenario',
        settings: { scenario: 'fee', inputs: { copies: '3' }, outcomes: [{ id: 'paid', label: text('已付', 'Paid') }] },
        catches: ['*'],
      },
      endNode('done'),
      endNode('not-paid', false),
      endNode('caught', false),
    ],
    ['start > fees', 'fees.paid > done', 'fees.other > not-paid', 'fees.error > caught'],
    { subs: { fee } },
  );

  it('come back by their outcome, and keep their data to themselves', async () => {
    const { state, steps } = await run(caller);
    expect(way(steps)).toEqual([
      'start.done',
      'fees.called',
      'fees/start.done',
      'fees/set.done',
      'fees/pay.written',
      'fees/paid.end',
      'fees.paid',
      'done.end',
    ]);
    expect(state.data).not.toHaveProperty('fee');
    expect(state.data['called']).toEqual({ outcome: 'paid', success: true });
  });

  it('come back by another outcome', async () => {
    const refusing = { 'application-system.write': problem('message-rejected', { reason: 'x' }) };
    expect((await run(caller, refusing)).state.outcome?.code).toBe('not-paid');
  });

  it('are given up when what they cannot do is caught outside', async () => {
    const { state, steps } = await run(caller, { 'application-system.write': problem('connector-unavailable', {}) });
    expect(state.outcome?.code).toBe('caught');
    expect(way(steps).slice(-2)).toEqual(['fees.error', 'caught.end']);
    expect(state.scopes).toEqual([]);
  });
});

describe('errors', () => {
  const raising = (catches: string[] | undefined) =>
    smallVersion(
      [
        { id: 'split', kind: 'split', settings: branches('a', 'b'), ...(catches && { catches }) },
        wait('long', 'P30D'),
        { id: 'raise', kind: 'raise-error', settings: { code: 'not-entitled', label: text('不符合', 'Not entitled') } },
        { id: 'join', kind: 'join', settings: {} },
        endNode('over'),
        endNode('caught', false),
      ],
      [
        'start > split',
        'split.a > long',
        'split.b > raise',
        'long > join',
        'join > over',
        ...(catches ? [`split.${catches[0] === '*' ? 'error' : `error-${catches[0]}`} > caught`] : []),
      ],
    );

  it('leave to the fork that catches them; its other branches are given up', async () => {
    const { state, steps } = await run(raising(['not-entitled']));
    expect(way(steps)).toEqual(['start.done', 'split.a+b', 'raise.raised', 'split.error-not-entitled', 'caught.end']);
    expect(state).toMatchObject({ tokens: [], scopes: [] });
  });

  it('of any name are caught by *', async () => expect((await run(raising(['*']))).state.outcome?.code).toBe('caught'));

  it('that nobody catches end the case in their own words', async () =>
    expect((await run(raising(undefined))).state.outcome).toEqual({
      code: 'not-entitled',
      success: false,
      label: text('不符合', 'Not entitled'),
    }));

  it('of an expression hold the case, or are caught', async () => {
    const dividing = (more: object) =>
      smallVersion(
        [{ ...assign('sum', { x: '1 / 0' }), ...more }, endNode('over'), endNode('caught', false)],
        ['start > sum', 'sum > over', ...('catches' in more ? ['sum.error-expression-failed > caught'] : [])],
      );
    expect((await run(dividing({}))).problem?.slug).toBe('expression-failed');
    expect((await run(dividing({ catches: ['expression-failed'] }))).state.outcome?.code).toBe('caught');
  });
});

describe('limits', () => {
  it('have a node left by port late', async () => {
    const version = smallVersion(
      [
        wait('long', 'P30D', { limit: { of: { within: 'P1D' }, then: 'leave' } }),
        endNode('over'),
        endNode('late', false),
      ],
      ['start > long', 'long > over', 'long.late > late'],
    );
    const { steps, state } = await run(version);
    expect(way(steps)).toEqual(['start.done', 'long.late', 'late.end']);
    expect(steps[1]?.at.slice(0, 10)).toBe('2026-11-21');
    expect(state.overdue).toBe(false);
  });

  it('only mark the case where the author asks no more', async () => {
    const version = smallVersion(
      [wait('long', 'P30D', { limit: { of: { workdays: 2 }, then: 'remind' } }), endNode('over')],
      ['start > long', 'long > over'],
    );
    const { steps, state } = await run(version);
    expect(way(steps)).toEqual(['start.done', 'long.overdue', 'long.done', 'over.end']);
    // Friday morning, and two working days: the end of Tuesday, Chinese time.
    expect(steps[1]?.at.slice(0, 16)).toBe('2026-11-24T16:00');
    expect(state.overdue).toBe(true);
  });

  it('give up everything within a fork that is late', async () => {
    const version = smallVersion(
      [
        {
          id: 'split',
          kind: 'split',
          settings: branches('a', 'b'),
          limit: { of: { within: 'PT1H' }, then: 'leave' },
        },
        wait('short', 'PT1M'),
        wait('long', 'P9D'),
        { id: 'join', kind: 'join', settings: {} },
        endNode('over'),
        endNode('late', false),
      ],
      [
        'start > split',
        'split.a > short',
        'split.b > long',
        'short > join',
        'long > join',
        'join > over',
        'split.late > late',
      ],
    );
    const { state, steps } = await run(version);
    expect(way(steps).slice(2)).toEqual(['short.done', 'split.late', 'late.end']);
    expect(state).toMatchObject({ tokens: [], scopes: [] });
  });
});

describe('taking back', () => {
  const version = smallVersion(
    [
      write('first'),
      write('second'),
      {
        id: 'third',
        kind: 'write-back',
        settings: { system: 'demo-library', record: 'third', fields: {} },
        catches: ['*'],
      },
      { id: 'undo', kind: 'compensate', settings: {} },
      endNode('over'),
      endNode('taken-back', false),
    ],
    [
      'start > first',
      'first.written > second',
      'second.written > third',
      'third.written > over',
      'third.refused > undo',
      'third.error > undo',
      'first.refused > undo',
      'second.refused > undo',
      'undo > taken-back',
    ],
  );
  const cancelled: string[] = [];
  const outside: Script = {
    'application-system.write': ({ record }) => {
      if (record === 'third') throw problem('message-rejected', { reason: 'x' });
      return { receipt: 'R', repeated: false };
    },
    'application-system.cancel': ({ key }) => {
      cancelled.push(key);
      return { cancelled: true };
    },
  };

  it('undoes the last first, by the keys of the writes', async () => {
    cancelled.length = 0;
    const { state, steps } = await run(version, outside);
    expect(way(steps)).toEqual([
      'start.done',
      'first.written',
      'second.written',
      'third.refused',
      'second.undone',
      'first.undone',
      'undo.done',
      'taken-back.end',
    ]);
    expect(cancelled).toEqual(['c/second/1', 'c/first/1']);
    expect(state.undo).toEqual([]);
  });

  it('holds where something cannot be taken back, and goes on when an operator says so', async () => {
    const stubborn = { ...outside, 'application-system.cancel': problem('message-rejected', { reason: 'x' }) };
    expect((await run(version, stubborn)).problem?.slug).toBe('message-rejected');
    const { state } = await run(version, stubborn, { skips: { undo: 'done' } });
    expect(state.outcome?.code).toBe('taken-back');
  });
});

describe('orders', () => {
  const version = smallVersion(
    [write('first'), write('second'), endNode('over'), endNode('refused', false)],
    [
      'start > first',
      'first.written > second',
      'first.refused > refused',
      'second.written > over',
      'second.refused > refused',
    ],
  );

  it('call a case off: the write under way is waited for, then everything is taken back', async () => {
    const { go, wanted, performed, steps, state } = host(version);
    await go();
    await go(await performed(wanted[0]!));
    await go({ event: 'cancelled', ...ordered });
    expect(state().outcome).toBeNull();
    await go(await performed(wanted[1]!));
    expect(wanted.slice(2).map(({ effect, key }) => `${effect} ${key}`)).toEqual(['undo c/second/1']);
    await go(await performed(wanted[2]!));
    await go(await performed(wanted[3]!));
    expect(state()).toMatchObject({ tokens: [], undo: [], outcome: { code: 'cancelled', success: false } });
    expect(way(steps).slice(-2)).toEqual(['second.undone', 'first.undone']);
  });

  it('pause and resume: nothing is entered meanwhile, nothing is lost', async () => {
    const { go, wanted, performed, state } = host(version);
    await go();
    await go({ event: 'paused', ...ordered });
    await go(await performed(wanted[0]!));
    expect(wanted).toHaveLength(1);
    expect(state().tokens[0]).toMatchObject({ at: 'second', phase: 'ready' });
    await go({ event: 'resumed', ...ordered });
    expect(wanted.map(({ node }) => node)).toEqual(['first', 'second']);
  });

  it('have a failed write tried again with the key it had', async () => {
    const { go, wanted, state } = host(version);
    await go();
    const wrong = { slug: 'too-slow', title: text('慢', 'Slow') };
    await go({ event: 'failed', token: 1, problem: wrong, at: began });
    expect(state().tokens[0]).toMatchObject({ phase: 'failed', problem: wrong });
    await go({ event: 'retried', token: 1, ...ordered });
    expect(wanted.map(({ key }) => key)).toEqual(['c/first/1', 'c/first/1']);
    await go({ event: 'failed', token: 1, problem: wrong, at: began });
    await go({ event: 'skipped', token: 1, port: 'nowhere', ...ordered });
    expect(state().tokens[0]?.phase).toBe('failed');
    await go({ event: 'skipped', token: 1, port: 'refused', ...ordered });
    expect(state().outcome?.code).toBe('refused');
  });

  it('move a case to another version, and only where it stands', async () => {
    const { go, wanted, performed, state } = host(version);
    await go();
    await go({ event: 'paused', ...ordered }, await performed(wanted[0]!));
    await go({ event: 'migrated', mapping: { second: 'again' }, ...ordered });
    expect(state().tokens[0]).toMatchObject({ at: 'again', phase: 'ready' });
  });

  it('that come late or twice change nothing', async () => {
    const { go, wanted, performed, state } = host(version);
    await go();
    const done = await performed(wanted[0]!);
    await go(done);
    const before = structuredClone(state());
    await go({ event: 'retried', token: 1, ...ordered }, { event: 'elapsed', token: 9, timer: 'wait', at: began });
    expect({ ...state(), tokens: [] }).toEqual({ ...before, tokens: [] });
  });
});

describe('what is performed elsewhere', () => {
  it('is given the data that its node uses, and no more', async () => {
    const version = smallVersion(
      [
        { id: 'read', kind: 'read-card', settings: {} },
        {
          id: 'loan',
          kind: 'write-back',
          settings: { system: 'demo-library', record: 'loan', fields: { name: 'card.name' } },
        },
        endNode('over'),
        endNode('no', false),
      ],
      [
        'start > read',
        'read.read > loan',
        'read.not-genuine > no',
        'read.failed > no',
        'loan.written > over',
        'loan.refused > no',
      ],
    );
    const { go, wanted } = host(version);
    await go();
    expect(Object.keys(wanted[0]!.data)).toEqual(['card']);
    expect(Object.keys(wanted[0]!.data.card!)).toEqual(['name']);
  });
});
