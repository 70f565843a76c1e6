/** What is known of the variables along a scenario's ways: at branches, joins, items, errors and loops. */
import { expect, it } from 'vitest';
import { assign, branch, draw, split, type Drawing } from '../../test/support/draw-scenario.ts';
import { benchVersion } from '../../scripts/bench/scenario-steps.ts';
import { subjectOf } from './check.ts';
import { scopeAt } from './data-flow.ts';

const ground = { policies: {}, prompts: {} };
const fee = { type: { type: 'number' as const } };
const join = (waitsFor: string | number = 'all') => ({ kind: 'join', settings: { waitsFor } });

/** The variables set where a node is reached, those that may be unset with a question mark; what every case begins with is left out. */
function known(drawing: Drawing, node: string): string[] {
  const scope = scopeAt(draw(drawing), node);
  return Object.entries(scope)
    .filter(([name]) => !['inputs', 'place', 'use', 'now'].includes(name))
    .map(([name, { optional }]) => name + (optional ? '?' : ''))
    .sort();
}

it('knows at the beginning what the start asks for, the place, the time and first values', () => {
  const scenario = draw({ variables: { fee: { ...fee, initial: 0 }, other: fee }, ways: ['start > done'] });
  expect(Object.keys(scopeAt(scenario, 'done')).sort()).toEqual(['fee', 'inputs', 'now', 'place', 'use']);
});

it('knows an output where it is given, and that it may be unset where one of two ways gives it', () => {
  const ways = ['start > read.read > done', 'read.failed > refused', 'read.not-genuine > refused'];
  const drawing = { nodes: { read: 'read-card' }, ways };
  expect(known(drawing, 'read')).toEqual([]);
  expect(known(drawing, 'done')).toEqual(['card']);
  expect(known(drawing, 'refused')).toEqual(['card?']);
});

it('takes together what a card and a code say of their holder', () => {
  const drawing = draw({
    nodes: { read: 'read-card', code: 'show-code' },
    ways: ['start > read.read > done', 'read.failed > code.resolved > done', 'read.not-genuine > refused'],
  });
  const card = scopeAt(drawing, 'done')['card'];
  expect(card?.type === 'record' && card.fields['name']).toMatchObject({ type: 'string', personal: 'identity' });
  expect(card?.type === 'record' && card.fields['name']?.optional).toBeUndefined();
  expect(card?.type === 'record' && card.fields['issuer']?.optional).toBe(true);
  expect(card?.type === 'record' && card.fields['level']?.optional).toBe(true);
});

it.each([
  ['all', ['a', 'b']],
  [2, ['a', 'b']],
  ['any', ['a?', 'b?']],
  [1, ['a?', 'b?']],
])('knows after a join of %s what its branches set', (waitsFor, expected) => {
  const drawing = {
    variables: { a: fee, b: fee },
    nodes: { fork: split('one', 'other'), a: assign({ a: '1' }), b: assign({ b: '2' }), join: join(waitsFor) },
    ways: ['start > fork.one > a > join > done', 'fork.other > b > join'],
  };
  expect(known(drawing, 'done')).toEqual(expected);
  expect(known(drawing, 'b')).toEqual([]);
});

it('does not rely on a branch that need not be taken', () => {
  const drawing = {
    variables: { a: fee },
    nodes: { fork: branch({ one: 'true' }, 'branch-inclusive'), a: assign({ a: '1' }), join: join() },
    ways: ['start > fork.one > a > join > done', 'fork.otherwise > join'],
  };
  expect(known(drawing, 'done')).toEqual(['a?']);
});

it('gives a body its item, and keeps what the body sets within it, but for what is collected', () => {
  const each = { kind: 'for-each', settings: { items: '[1, 2]', item: 'line', collect: 'line * price' } };
  const drawing = {
    variables: { price: fee },
    nodes: { each, set: assign({ price: '3' }), tell: 'prompt' },
    ways: ['start > each.each > set > tell > each', 'each > done', 'each.too-many > refused'],
  };
  expect(known(drawing, 'set')).toEqual(['index', 'line']);
  expect(known(drawing, 'tell')).toEqual(['index', 'line', 'price']);
  expect(known(drawing, 'refused')).toEqual([]);
  expect(scopeAt(draw(drawing), 'done')['results']).toMatchObject({ type: 'list', of: { type: 'number' } });
});

it('relies after an error on nothing but what was known before the fork', () => {
  const drawing = {
    variables: { a: fee, b: fee },
    nodes: {
      a: assign({ a: '1' }),
      fork: { ...split('one', 'other'), catches: ['*'] },
      b: assign({ b: '2' }),
      more: 'read-card',
      join: join(),
    },
    ways: ['start > a > fork.one > b > more.read > join > done', 'fork.other > join', 'fork.error > refused'],
  };
  expect(known({ ...drawing, complete: false }, 'refused')).toEqual(['a', 'b?', 'card?']);
});

it('marks a variable as personal that was computed from personal data', () => {
  const scenario = draw({
    variables: { who: { type: { type: 'string' } } },
    nodes: { read: 'read-card', keep: assign({ who: 'upper(card.name)' }) },
    ways: ['start > read.read > keep > done'],
  });
  expect(scopeAt(scenario, 'done')['who']).toMatchObject({ type: 'string', personal: 'identity' });
});

it('settles in a loop that changes the type of a variable at every turn', () => {
  const scenario = draw({
    nodes: {
      first: assign({ deep: '[1]' }),
      deeper: assign({ deep: '[deep]' }),
      rest: { kind: 'wait', settings: { within: 'P1D' } },
      choose: branch({ again: 'true' }),
    },
    ways: ['start > first > rest > deeper > choose.again > rest', 'choose.otherwise > done'],
  });
  expect(Object.keys(scopeAt(scenario, 'done'))).toContain('deep');
});

it('looks at each node of three hundred no more than a few times', () => {
  const { scenario } = benchVersion(299);
  const { flow, graph } = subjectOf(scenario, ground);
  expect(flow.rounds).toBeLessThanOrEqual(3);
  expect(graph.nodes.every((node) => flow.at(node))).toBe(true);
});
