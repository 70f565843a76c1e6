/** Stories of what nodes do together, and of what operators and time do to a case. */
import { problem } from '../../engine/core/problem.ts';
import type { Script } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import { branches, endNode, smallVersion, write } from '../../test/support/scenario-of.ts';
import type { Story } from './story.ts';

const over = endNode('over');
const wait = (id: string, within: string, more = {}) => ({ id, kind: 'wait', settings: { within }, ...more });
const split = (more = {}) => ({ id: 'fork', kind: 'split', settings: branches('a', 'b'), ...more });
const join = (waitsFor: 'all' | 'any' | number) => ({ id: 'meet', kind: 'join', settings: { waitsFor } });
const written = (id: string, to: string) => [`${id}.written > ${to}`, `${id}.refused > ${to}`];
const cancelling: Script = { 'application-system.cancel': { cancelled: true } };
const form = (id: string) => ({
  id,
  kind: 'form',
  settings: {
    title: text('填写', 'Fill in'),
    fields: [{ name: 'copies', type: 'number', label: text('份数', 'Copies') }],
  },
});
const sent = { action: 'send', fields: { copies: 2 } };
const formThen = (id: string, to: string) => [`${id}.sent > ${to}`, `${id}.expired > ${to}`];

const fork = (waitsFor: 'all' | 'any' | number) =>
  smallVersion(
    [split(), write('one'), wait('two', 'PT1H'), join(waitsFor), over],
    ['start > fork', 'fork.a > one', 'fork.b > two', ...written('one', 'meet'), 'two > meet', 'meet > over'],
  );

const each = (items: string) =>
  smallVersion(
    [
      { id: 'each', kind: 'for-each', settings: { items, item: 'line', atMost: 3, parallel: 2, collect: 'line * 2' } },
      write('row'),
      over,
      endNode('too-many', false),
    ],
    ['start > each', 'each.each > row', ...written('row', 'each'), 'each.done > over', 'each.too-many > too-many'],
  );

const calling = (ending: string) =>
  smallVersion(
    [
      {
        id: 'fees',
        kind: 'sub-scenario',
        settings: { scenario: 'fee', inputs: {}, outcomes: [{ id: 'passed', label: text('通过', 'Passed') }] },
      },
      over,
      endNode('not-passed', false),
    ],
    ['start > fees', 'fees.passed > over', 'fees.other > not-passed'],
    { subs: { fee: smallVersion([write('pay'), endNode(ending)], ['start > pay', ...written('pay', ending)]) } },
  );

const raising = (more: object, ways: string[] = []) =>
  smallVersion(
    [
      split(more),
      wait('long', 'P9D'),
      { id: 'raise', kind: 'raise-error', settings: { code: 'not-entitled', label: text('不符合', 'Not entitled') } },
      join('all'),
      over,
    ],
    ['start > fork', 'fork.a > long', 'fork.b > raise', 'long > meet', 'meet > over', ...ways],
  );

const limited = (then: 'leave' | 'remind') =>
  smallVersion(
    [wait('long', 'P9D', { limit: { of: { within: 'PT1H' }, then } }), over],
    ['start > long', 'long > over', ...(then === 'leave' ? ['long.late > over'] : [])],
  );

const takingBack = smallVersion(
  [write('first'), write('second'), { id: 'undo', kind: 'compensate', settings: {} }, over],
  ['start > first', ...written('first', 'second'), ...written('second', 'undo'), 'undo > over'],
);

const held = smallVersion([write('loan'), over], ['start > loan', ...written('loan', 'over')]);

/** Breaks down at first, and then does its work. */
function heldOnce(): Script {
  let tries = 0;
  return {
    'application-system.write': () => {
      if ((tries += 1) === 1) throw problem('internal');
      return { receipt: 'R-1', repeated: false };
    },
  };
}

const writtenThenAsked = (node: string) =>
  smallVersion(
    [write('loan'), form(node), over],
    ['start > loan', ...written('loan', node), ...formThen(node, 'over')],
  );

/** Every story of nodes together. */
export const caseStories: Story[] = [
  { name: 'join-all', version: fork('all') },
  { name: 'join-any', version: fork('any') },
  { name: 'join-two', version: fork(2) },
  { name: 'each', version: each('[3, 1, 2]') },
  { name: 'each-none', version: each('[]') },
  { name: 'each-too-many', version: each('[1, 2, 3, 4]') },
  { name: 'call-passed', version: calling('passed') },
  { name: 'call-other', version: calling('elsewhere') },
  { name: 'raised', version: raising({}) },
  { name: 'raised-and-caught', version: raising({ catches: ['*'] }, ['fork.error > over']) },
  { name: 'late', version: limited('leave') },
  { name: 'reminded', version: limited('remind') },
  { name: 'taken-back', version: takingBack, outside: () => cancelling },
  { name: 'retried', version: held, outside: heldOnce, acts: [{ at: 'loan', order: { action: 'retry' } }] },
  {
    name: 'skipped',
    version: held,
    outside: heldOnce,
    acts: [{ at: 'loan', order: { action: 'skip', port: 'refused' } }],
  },
  {
    name: 'paused-and-resumed',
    version: writtenThenAsked('ask'),
    acts: [{ order: { action: 'pause' } }, { order: { action: 'resume' } }, { at: 'ask', answer: sent }],
  },
  {
    name: 'called-off',
    version: writtenThenAsked('ask'),
    outside: () => cancelling,
    acts: [{ order: { action: 'cancel' } }],
  },
  {
    name: 'migrated',
    version: writtenThenAsked('ask'),
    other: { ...writtenThenAsked('ask-again'), digest: 'digest-other' },
    acts: [
      { order: { action: 'migrate', digest: 'digest-other', mapping: { ask: 'ask-again' } } },
      { at: 'ask-again', answer: sent },
    ],
  },
];
