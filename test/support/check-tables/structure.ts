/** Cases of the checks on the structure of the graph: edges, ports, loops and ends. */
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
        why: 'a call of a scenario that waits for nothing',
        draw: { nodes: { call }, ways: ['start > call.done > call', 'call.other > done'] },
        ground: { scenarios: { called: draw({ id: 'called', ways: ['start > done'] }) } },
        at: ['/nodes/1'],
      },
      {
        why: 'another try at once after an error',
        draw: { nodes: { read: { kind: 'read-card', catches: ['*'] } }, ways: ['start > read.error > read'] },
        at: ['/nodes/1'],
      },
      {
        why: 'a node that leads to itself',
        draw: { nodes: { tell }, ways: ['start > tell > tell'] },
        at: ['/nodes/1'],
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
};
