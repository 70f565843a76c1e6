/** Cases of the checks on the structure of the graph: edges, forks, joins, loops and ends. */
import { text } from '../../../engine/core/text.ts';
import { branch, draw, split } from '../draw-scenario.ts';
import type { CheckTable } from '../verify-check.ts';

const tell = { kind: 'prompt', settings: { prompts: ['drawn.told'] } };
const rest = { kind: 'wait', settings: { within: 'P1D' } };
const each = { kind: 'for-each', settings: { items: '["a", "b"]' } };
const call = {
  kind: 'sub-scenario',
  settings: { scenario: 'called', outcomes: [{ id: 'done', label: text('办成', 'Done') }] },
};
const joinAfter = (waitsFor: 'all' | 'any' | number) => ({ kind: 'join', settings: { waitsFor } });
const hour = { of: { within: 'PT1H' }, then: 'leave' as const };

export const structureTables: Record<string, CheckTable> = {
  'edges-lead-somewhere': {
    invalid: [
      { why: 'an edge to nowhere', change: (s) => (s.edges[0]!.to = 'nowhere'), at: ['/edges/0/to'] },
      { why: 'an edge from nowhere', change: (s) => (s.edges[0]!.from = 'nowhere'), at: ['/edges/0/from'] },
      { why: 'a port that its node lacks', change: (s) => (s.edges[1]!.port = 'maybe'), at: ['/edges/1/port'] },
      { why: 'an edge back to the start', change: (s) => (s.edges[11]!.to = 'start'), at: ['/edges/11/to'] },
      {
        why: 'an edge out of an end',
        change: (s) => s.edges.push({ from: 'lent', port: 'done', to: 'refused' }),
        at: ['/edges/14/port'],
      },
    ],
  },
  'no-implicit-split': {
    invalid: [
      {
        why: 'two edges of one port',
        change: (s) => s.edges.push({ from: 'start', port: 'done', to: 'verify' }),
        at: ['/edges/14'],
      },
    ],
  },
  'ports-connected': {
    valid: [
      {
        why: 'an error that is caught and leads on',
        draw: {
          nodes: { read: { kind: 'read-card', catches: ['too-slow', '*'] } },
          ways: ['start > read.read > done', 'read.error-too-slow > refused', 'read.error > refused'],
        },
      },
    ],
    invalid: [
      { why: 'a way out that leads nowhere', change: (s) => s.edges.splice(2, 1), at: ['/nodes/1'] },
      {
        why: 'an error that is caught and leads nowhere',
        draw: {
          nodes: { read: { kind: 'read-card', catches: ['*'], position: { x: 0, y: 0 } } },
          ways: ['start > read.read > done', 'read.not-genuine > refused', 'read.failed > refused'],
          complete: false,
        },
        at: ['/nodes/1'],
      },
    ],
  },
  reachable: {
    invalid: [{ why: 'a node that nothing leads to', change: (s) => s.edges.splice(2, 1), at: ['/nodes/8'] }],
  },
  'reaches-end': {
    valid: [
      {
        why: 'a loop that waits, and is left at last',
        draw: {
          nodes: { ask: { kind: 'wait', settings: { within: 'P1D' }, limit: hour } },
          ways: ['start > ask > ask.late > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a loop without a way out',
        draw: { nodes: { rest, tell }, ways: ['start > rest > tell > rest'] },
        at: ['/nodes/0'],
      },
      {
        why: 'a branch into such a loop',
        draw: {
          nodes: { choose: branch({ wait: 'true' }), rest, tell },
          ways: ['start > choose.wait > rest > tell > rest', 'choose.otherwise > done'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'no-endless-loop': {
    valid: [
      {
        why: 'another try after the time for a branch was over, or its wait, and an error',
        draw: {
          nodes: {
            fork: { ...split('a', 'b'), catches: ['again'], limit: hour },
            ...{ rest, raise: { kind: 'raise-error', settings: { code: 'again', label: text('再试', 'Again') } } },
            join: joinAfter('any'),
          },
          ways: [
            'start > fork.a > rest > raise',
            'fork.b > join > done',
            'fork.error-again > fork',
            'fork.late > fork',
          ],
        },
      },
      {
        why: 'a call of a scenario that is not known',
        draw: { nodes: { call }, ways: ['start > call.done > call', 'call.other > done'] },
      },
      { why: 'a loop with a wait', draw: { nodes: { rest, tell }, ways: ['start > rest > tell > rest'] } },
      { why: 'the items of a for-each', draw: { nodes: { each, tell }, ways: ['start > each.each > tell > each'] } },
    ],
    invalid: [
      { why: 'a way that leads back', change: (s) => (s.edges[11]!.to = 'read'), at: ['/nodes/1'] },
      {
        why: 'a loop within the body of a for-each',
        draw: { nodes: { each, tell, again: tell }, ways: ['start > each.each > tell > again > tell', 'each > done'] },
        at: ['/nodes/2'],
      },
      {
        why: 'a node that leads to itself',
        draw: { nodes: { tell }, ways: ['start > tell > tell'] },
        at: ['/nodes/1'],
      },
    ],
  },
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
  'limits-lead-on': {
    valid: [
      {
        why: 'a limit that only marks the case overdue',
        draw: {
          nodes: { rest: { ...rest, limit: { of: { workdays: 3 }, then: 'remind' } } },
          ways: ['start > rest > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a limit without a way out',
        draw: { nodes: { rest: { ...rest, limit: hour } }, ways: ['start > rest > done'], complete: false },
        at: ['/nodes/1/limit'],
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
