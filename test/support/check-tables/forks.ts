/** Cases of the checks on forks, joins and for-eaches. */
import { branch, split } from '../draw-scenario.ts';
import type { CheckTable } from '../verify-check.ts';

const tell = { kind: 'prompt', settings: { prompts: ['drawn.told'] } };
const rest = { kind: 'wait', settings: { within: 'P1D' } };
const each = { kind: 'for-each', settings: { items: '["a", "b"]' } };
const joinAfter = (waitsFor: 'all' | 'any' | number) => ({ kind: 'join', settings: { waitsFor } });

export const forkTables: Record<string, CheckTable> = {
  'no-fake-join': {
    valid: [
      {
        why: 'a join after a split',
        draw: {
          nodes: { fork: split('a', 'b'), join: joinAfter('all') },
          ways: ['start > fork.a > join > done', 'fork.b > join'],
        },
      },
    ],
    invalid: [
      {
        why: 'a join where nothing was split',
        draw: { nodes: { tell, join: joinAfter('all') }, ways: ['start > tell > join > done'] },
        at: ['/nodes/2'],
      },
      {
        why: 'a join of the items of a for-each',
        draw: { nodes: { each, join: joinAfter('any') }, ways: ['start > each.each > join > each', 'each > done'] },
        at: ['/nodes/2'],
      },
    ],
  },
  'no-missing-join': {
    valid: [
      {
        why: 'ways of an exclusive branch that meet',
        draw: {
          nodes: { choose: branch({ a: 'true' }), tell },
          ways: ['start > choose.a > tell > done', 'choose.otherwise > tell'],
        },
      },
    ],
    invalid: [
      {
        why: 'branches that meet at a prompt, and go on together',
        draw: {
          nodes: { fork: split('a', 'b'), tell, more: tell, join: joinAfter('all') },
          ways: ['start > fork.a > tell > more > join > done', 'fork.b > tell'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'join-can-complete': {
    valid: [
      {
        why: 'a way that is taken where no other is, and ends the case',
        draw: {
          nodes: { fork: branch({ a: 'true', b: 'true' }, 'branch-inclusive'), join: joinAfter('all') },
          ways: ['start > fork.a > join > done', 'fork.b > join', 'fork.otherwise > refused'],
        },
      },
      {
        why: 'two of three branches',
        draw: {
          nodes: { fork: split('a', 'b', 'c'), tell, join: joinAfter(2) },
          ways: ['start > fork.a > join > done', 'fork.b > join', 'fork.c > tell > join'],
        },
      },
    ],
    invalid: [
      {
        why: 'a branch that ends the case instead',
        draw: {
          nodes: { fork: split('a', 'b'), join: joinAfter('all') },
          ways: ['start > fork.a > join > done', 'fork.b > refused'],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'more branches than there are',
        draw: {
          nodes: { fork: split('a', 'b'), join: joinAfter(3) },
          ways: ['start > fork.a > join > done', 'fork.b > join'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'no-end-within-fork': {
    valid: [
      {
        why: 'an end where none of the conditions holds',
        draw: {
          nodes: { fork: branch({ a: 'true', b: 'true' }, 'branch-inclusive'), join: joinAfter('all') },
          ways: ['start > fork.a > join > done', 'fork.b > join', 'fork.otherwise > refused'],
        },
      },
      {
        why: 'an end after the join',
        draw: {
          nodes: { fork: split('a', 'b'), join: joinAfter('all') },
          ways: ['start > fork.a > join > done', 'fork.b > join'],
        },
      },
    ],
    invalid: [
      {
        why: 'an end in one branch',
        draw: {
          nodes: { fork: split('a', 'b'), join: joinAfter('any') },
          ways: ['start > fork.a > join > done', 'fork.b > refused'],
        },
        at: ['/nodes/4'],
      },
      {
        why: 'an end for one of the items',
        draw: {
          nodes: { each, choose: branch({ a: 'item == "a"' }) },
          ways: [
            'start > each.each > choose.a > refused',
            'choose.otherwise > each',
            'each > done',
            'each.too-many > done',
          ],
        },
        at: ['/nodes/4'],
      },
    ],
  },
  'levels-do-not-mix': {
    valid: [
      {
        why: 'a fork within the body of a for-each, closed before the item ends',
        draw: {
          nodes: { each, fork: split('a', 'b'), join: joinAfter('all') },
          ways: ['start > each.each > fork.a > join > each', 'fork.b > join', 'each > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a branch that goes on outside its fork',
        draw: {
          nodes: { choose: branch({ both: 'true' }), fork: split('a', 'b'), tell, join: joinAfter('all') },
          ways: ['start > choose.otherwise > tell > done', 'choose.both > fork.a > tell', 'fork.b > join > done'],
        },
        at: ['/edges/4'],
      },
      {
        why: 'an item that ends within a fork',
        draw: {
          nodes: { each, fork: split('a', 'b'), tell },
          ways: ['start > each.each > fork.a > tell > each', 'fork.b > tell', 'each > done'],
        },
        at: ['/edges/3'],
      },
    ],
  },
  'for-each-returns': {
    valid: [
      { why: 'a body that comes back', draw: { nodes: { each, tell }, ways: ['start > each.each > tell > each'] } },
    ],
    invalid: [
      {
        why: 'a body that rests for ever',
        draw: { nodes: { each, rest, tell }, ways: ['start > each.each > rest > tell > rest', 'each > done'] },
        at: ['/nodes/2'],
      },
      {
        why: 'a body that goes on outside',
        draw: {
          nodes: { each, tell, more: tell },
          ways: ['start > each.done > more > done', 'each.each > tell > more'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'for-each-bounded': {
    valid: [{ why: 'a thousand items', draw: { nodes: { each, tell }, ways: ['start > each.each > tell > each'] } }],
    invalid: [
      {
        why: 'a thousand for each of a thousand',
        draw: {
          nodes: { each, inner: { ...each, settings: { items: '["c"]', item: 'other' } } },
          ways: ['start > each.each > inner.each > inner.done > each', 'each > done', 'inner.too-many > each'],
        },
        at: ['/nodes/2/settings'],
      },
      {
        why: 'a thousand where a gate waits',
        draw: { service: 'direct', nodes: { each, tell }, ways: ['start > each.each > tell > each'] },
        at: ['/nodes/1/settings'],
      },
    ],
  },
};
