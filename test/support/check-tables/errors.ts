/** Cases of the checks on errors, calls and what is to be taken back. */
import { text } from '../../../engine/core/text.ts';
import { branch, draw, split } from '../draw-scenario.ts';
import type { CheckTable } from '../verify-check.ts';

const join = { kind: 'join', settings: { waitsFor: 'all' } };
const raise = {
  kind: 'raise-error',
  settings: { code: 'not-entitled', label: text('不符合', 'No'), prompts: ['drawn.told'] },
};
const money = { amount: '200', payee: 'demo-library' };
const paid = { kind: 'pay', settings: money };
const back = { kind: 'compensate' };
const write = { kind: 'write-back', settings: { system: 'demo-library', record: 'loan', fields: {} } };
const call = (settings: Record<string, unknown> = {}) => ({
  kind: 'sub-scenario',
  settings: { scenario: 'called', outcomes: [{ id: 'done', label: text('办成', 'Done') }], ...settings },
});
const called = draw({ id: 'called', ways: ['start > done'] });
const asking = draw({
  id: 'called',
  start: { inputs: [{ name: 'copies', type: 'number', label: text('份数', 'Copies') }] },
  ways: ['start > done'],
});
const callingBack = draw({
  id: 'called',
  nodes: { call: call({ scenario: 'drawn' }) },
  ways: ['start > call.done > done'],
});

export const errorTables: Record<string, CheckTable> = {
  'catch-has-cause': {
    valid: [
      {
        why: 'an error that a branch raises, and one of the platform',
        draw: {
          nodes: { fork: { ...split('a', 'b'), catches: ['not-entitled', 'too-slow'] }, raise, join },
          ways: ['start > fork.a > raise', 'fork.b > join > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'an error that no branch raises, beside one that is raised',
        draw: {
          nodes: { fork: { ...split('a', 'b'), catches: ['not-entitled', 'entitled'] }, raise, join },
          ways: ['start > fork.a > raise', 'fork.b > join > done'],
        },
        at: ['/nodes/1/catches/1'],
      },
      {
        why: 'an error of the scenario at a node that raises none',
        draw: { nodes: { read: { kind: 'read-card', catches: ['not-entitled'] } }, ways: ['start > read.read > done'] },
        at: ['/nodes/1/catches/0'],
      },
    ],
  },
  'error-is-caught': {
    valid: [
      {
        why: 'an error that the fork around it catches',
        draw: {
          nodes: { fork: { ...split('a', 'b'), catches: ['*'] }, raise, join },
          ways: ['start > fork.a > raise', 'fork.b > join > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'an error outside all',
        draw: { nodes: { raise }, ways: ['start > raise'] },
        at: ['/nodes/1/settings/code'],
      },
      {
        why: 'an error in a fork that catches another',
        draw: {
          nodes: { fork: { ...split('a', 'b'), catches: ['too-slow'] }, raise, join },
          ways: ['start > fork.a > raise', 'fork.b > join > done'],
        },
        at: ['/nodes/2/settings/code'],
        unfixed: 1,
      },
    ],
  },
  'money-is-compensated': {
    valid: [
      { why: 'nothing after it that can fail', draw: { nodes: { paid }, ways: ['start > paid.paid > done'] } },
      {
        why: 'a refund on the way that fails, and another end where that is refused',
        draw: {
          nodes: { paid, write, refund: { kind: 'refund', settings: { reason: '未办成' } }, held: 'prompt' },
          ways: [
            'start > paid.paid > write.written > done',
            'write.refused > refund.refunded > refused',
            'refund.refused > done',
          ],
        },
      },
      {
        why: 'everything taken back where a branch raises an error',
        draw: {
          nodes: { fork: { ...split('a', 'b'), catches: ['not-entitled'] }, paid, raise, join, back },
          ways: [
            'start > fork.a > paid.paid > join > done',
            'paid.refused > raise',
            'fork.b > join',
            'fork.error-not-entitled > back > refused',
          ],
        },
      },
    ],
    invalid: [
      {
        why: 'a record that is refused after the payment',
        draw: { nodes: { paid, write }, ways: ['start > paid.paid > write.written > done'] },
        at: ['/nodes/1'],
      },
      {
        why: 'another node taken back than the one that moved money',
        draw: {
          nodes: { paid, write, back: { kind: 'compensate', settings: { node: 'write' } } },
          ways: ['start > paid.paid > write.written > done', 'write.refused > back > refused'],
        },
        at: ['/nodes/1'],
      },
      {
        why: 'a system out of reach after it, which the fork catches without taking it back',
        draw: {
          start: { environment: 'counter' },
          nodes: { fork: { ...split('a', 'b'), catches: ['*'] }, paid, again: paid, join },
          ways: [
            ...['start > fork.a > paid.paid > again.paid > join > done', 'again.refused > join', 'paid.refused > join'],
            ...['fork.b > join', 'fork.error > refused'],
          ],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'an error raised after it, and caught without taking it back',
        draw: {
          nodes: {
            fork: { ...split('a', 'b'), catches: ['not-entitled'] },
            paid,
            choose: branch({ no: 'true' }),
            raise,
            join,
          },
          ways: [
            'start > fork.a > paid.paid > choose.no > raise',
            'choose.otherwise > join > done',
            'fork.b > join',
            'fork.error-not-entitled > refused',
          ],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'writes-have-error-exit': {
    valid: [
      { why: 'a write at a counter', draw: { nodes: { write }, ways: ['start > write.written > done'] } },
      {
        why: 'a write at a machine that leads on when it fails',
        draw: {
          start: { environment: 'self-service' },
          nodes: { write: { ...write, catches: ['connector-unavailable'] } },
          ways: ['start > write.written > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a write at a machine',
        draw: { start: { environment: 'self-service' }, nodes: { write }, ways: ['start > write.written > done'] },
        at: ['/nodes/1'],
      },
    ],
  },
  'known-sub-scenario': {
    valid: [
      {
        why: 'a scenario that is published',
        draw: { nodes: { call: call() }, ways: ['start > call.done > done'] },
        ground: { scenarios: { called } },
      },
      { why: 'where the others are not known', draw: { nodes: { call: call() }, ways: ['start > call.done > done'] } },
    ],
    invalid: [
      {
        why: 'a scenario that is not published',
        draw: { nodes: { call: call() }, ways: ['start > call.done > done'] },
        ground: { scenarios: {} },
        at: ['/nodes/1/settings/scenario'],
      },
      {
        why: 'a scenario that calls back',
        draw: { nodes: { call: call() }, ways: ['start > call.done > done'] },
        ground: { scenarios: { called: callingBack } },
        at: ['/nodes/1/settings/scenario'],
      },
      {
        why: 'a scenario that calls itself',
        draw: { nodes: { call: call({ scenario: 'drawn' }) }, ways: ['start > call.done > done'] },
        at: ['/nodes/1/settings/scenario'],
      },
    ],
  },
  'sub-scenario-fits': {
    valid: [
      {
        why: 'what the other asks for',
        draw: { nodes: { call: call({ inputs: { copies: '2' } }) }, ways: ['start > call.done > done'] },
        ground: { scenarios: { called: asking } },
      },
    ],
    invalid: [
      {
        why: 'nothing of what the other asks for',
        draw: { nodes: { call: call() }, ways: ['start > call.done > done'] },
        ground: { scenarios: { called: asking } },
        at: ['/nodes/1/settings'],
      },
      {
        why: 'what the other does not ask for, and an outcome that it has not',
        draw: {
          nodes: { call: call({ inputs: { pages: '2' }, outcomes: [{ id: 'lent', label: text('借出', 'Lent') }] }) },
          ways: ['start > call.lent > done'],
        },
        ground: { scenarios: { called } },
        at: ['/nodes/1/settings/inputs/pages', '/nodes/1/settings/outcomes/0'],
      },
    ],
  },
};
