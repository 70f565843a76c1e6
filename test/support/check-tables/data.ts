/** Cases of the checks on data: expressions, types, variables that are set, read and written. */
import { text } from '../../../engine/core/text.ts';
import { assign, branch, split } from '../draw-scenario.ts';
import { rulePolicyNamed } from '../rulesets.ts';
import { nodeIn, type CheckTable } from '../verify-check.ts';

const copies = { inputs: [{ name: 'copies', type: 'number', label: text('份数', 'Copies') }] };
const note = { inputs: [{ name: 'note', type: 'string', label: text('备注', 'Note'), required: false }] };
const fee = { variables: { fee: { type: { type: 'number' as const } } } };
const feeThen = (use: string) => ({
  ...fee,
  start: copies,
  nodes: { reckon: assign({ fee: 'inputs.copies * 200' }), choose: branch({ much: use }) },
  ways: ['start > reckon > choose.much > done'],
});
const lending = rulePolicyNamed('library-lending');
const byCardClass = {
  ...lending,
  rules: [{ ...lending.rules[0]!, when: { fact: 'card.class', operator: 'equal' as const, value: '3' } }],
};
const deciding = {
  kind: 'decide-by-policy',
  settings: {
    policy: 'library-lending',
    outcomes: lending.outcomes.map((id) => ({ id, label: text('结果', 'Outcome') })),
  },
};
const joined = { kind: 'join', settings: { waitsFor: 'all' } };

export const dataTables: Record<string, CheckTable> = {
  'expression-parses': {
    valid: [{ why: 'an expression', draw: feeThen('fee > 1000') }],
    invalid: [
      { why: 'half an expression', draw: feeThen('fee >'), at: ['/nodes/2/settings/ways/0/when'] },
      { why: 'a regular expression', draw: feeThen('"a".matches("a+")'), at: ['/nodes/2/settings/ways/0/when'] },
    ],
  },
  'expression-fits': {
    valid: [{ why: 'a condition that is true or false', draw: feeThen('fee > 1000') }],
    invalid: [
      { why: 'a number for a condition', draw: feeThen('fee + 1'), at: ['/nodes/2/settings/ways/0/when'] },
      { why: 'a text compared with a number', draw: feeThen('fee > "1000"'), at: ['/nodes/2/settings/ways/0/when'] },
      {
        why: 'what items are collected is reckoned with as it is',
        draw: {
          nodes: { each: { kind: 'for-each', settings: { items: '["a"]', collect: 'item * 2' } } },
          ways: ['start > each.each > each', 'each > done'],
        },
        at: ['/nodes/1/settings/collect'],
      },
    ],
  },
  'known-inputs': {
    valid: [{ why: 'an input that is asked for', draw: feeThen('inputs.copies > 1') }],
    invalid: [
      {
        why: 'an input that is not asked for',
        change: (s) => (nodeIn(s, 'start').settings['inputs'] = []),
        at: ['/nodes/5/settings/fields/barcode'],
      },
    ],
  },
  'known-variables': {
    valid: [{ why: 'a variable of a for-each', draw: itemised('item == "a"') }],
    invalid: [
      { why: 'a variable mistyped', draw: feeThen('fees > 1000'), at: ['/nodes/2/settings/ways/0/when'] },
      {
        why: 'a field that a card has not',
        change: (s) => (nodeIn(s, 'loan').settings['fields'] = { name: 'card.nmae' }),
        at: ['/nodes/5/settings/fields/name'],
        unfixed: 1,
      },
    ],
  },
  'variables-are-set': {
    valid: [
      {
        why: 'a variable set by every branch that is waited for',
        draw: {
          ...fee,
          nodes: {
            fork: split('a', 'b'),
            set: assign({ fee: '1' }),
            join: joined,
            choose: branch({ much: 'fee > 1' }),
          },
          ways: ['start > fork.a > set > join > choose.much > done', 'fork.b > join'],
        },
      },
      {
        why: 'a variable with a first value',
        draw: {
          variables: { fee: { type: { type: 'number' }, initial: 0 } },
          nodes: { choose: branch({ much: 'fee > 1' }) },
          ways: ['start > choose.much > done'],
        },
      },
      { why: 'an input that need not be given, with a default', draw: noted('coalesce(inputs.note, "") == "x"') },
    ],
    invalid: [
      {
        why: 'a variable set on one way only',
        draw: {
          ...fee,
          nodes: { choose: branch({ a: 'true' }), set: assign({ fee: '1' }), more: branch({ much: 'fee > 1' }) },
          ways: ['start > choose.a > set > more.much > done', 'choose.otherwise > more'],
        },
        at: ['/nodes/3/settings/ways/0/when'],
      },
      {
        why: 'a variable set by one branch, where the first to come is enough',
        draw: {
          ...fee,
          nodes: {
            fork: split('a', 'b'),
            set: assign({ fee: '1' }),
            join: { kind: 'join', settings: { waitsFor: 'any' } },
            choose: branch({ much: 'fee > 1' }),
          },
          ways: ['start > fork.a > set > join > choose.much > done', 'fork.b > join'],
        },
        at: ['/nodes/4/settings/ways/0/when'],
      },
      {
        why: 'a variable of an item, outside of it',
        draw: {
          ...fee,
          nodes: {
            each: { kind: 'for-each', settings: { items: '["a"]' } },
            set: assign({ fee: '1' }),
            choose: branch({ much: 'fee > 1' }),
          },
          ways: ['start > each.each > set > each', 'each > choose.much > done'],
        },
        at: ['/nodes/3/settings/ways/0/when'],
      },
      {
        why: 'an input that need not be given',
        draw: noted('inputs.note == "x"'),
        at: ['/nodes/1/settings/ways/0/when'],
      },
    ],
  },
  'facts-are-set': {
    valid: [
      {
        why: 'a decision that asks for the state by itself',
        draw: {
          nodes: { read: 'read-card', decide: deciding },
          ways: ['start > read.read > decide.lend > done', 'read.failed > done', 'decide.refuse > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a verification without a card',
        change: (s) => (s.edges[0]!.to = 'verify'),
        at: ['/nodes/2', '/nodes/3'],
      },
      {
        why: 'a decision by the class of the card, where a code says nothing of it',
        draw: {
          nodes: { read: 'read-card', code: 'show-code', decide: deciding },
          ways: ['start > read.read > decide.lend > done', 'read.failed > code.resolved > decide'],
        },
        ground: { policies: { 'library-lending': byCardClass } },
        at: ['/nodes/3'],
      },
    ],
  },
  'outputs-are-read': {
    valid: [{ why: 'a variable that is read', draw: feeThen('fee > 1000') }],
    invalid: [
      {
        why: 'a variable that nothing reads',
        draw: { ...fee, nodes: { set: assign({ fee: '1' }) }, ways: ['start > set > done'] },
        at: ['/nodes/1/settings/set/fee'],
      },
      {
        why: 'data that is queried and not used',
        draw: {
          nodes: { read: 'read-card', ask: queried() },
          ways: ['start > read.read > ask.found > done'],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'an output of a name of its own',
        draw: { nodes: { read: { kind: 'read-card', as: 'other' } }, ways: ['start > read.read > done'] },
        at: ['/nodes/1/as'],
      },
    ],
  },
  'no-parallel-writes': {
    valid: [
      {
        why: 'branches of an exclusive branch',
        draw: {
          ...fee,
          nodes: {
            choose: branch({ a: 'true' }),
            cheap: assign({ fee: '1' }),
            dear: assign({ fee: '2' }),
            more: branch({ much: 'fee > 1' }),
          },
          ways: ['start > choose.a > cheap > more.much > done', 'choose.otherwise > dear > more'],
        },
      },
    ],
    invalid: [
      {
        why: 'branches that set one variable',
        draw: {
          ...fee,
          nodes: {
            fork: split('a', 'b'),
            cheap: assign({ fee: '1' }),
            dear: assign({ fee: '2' }),
            join: joined,
            more: branch({ much: 'fee > 1' }),
          },
          ways: ['start > fork.a > cheap > join > more.much > done', 'fork.b > dear > join'],
        },
        at: ['/nodes/3'],
        unfixed: 1,
      },
      {
        why: 'branches that read two cards',
        draw: {
          nodes: {
            fork: split('a', 'b'),
            one: 'read-card',
            other: 'read-card',
            join: joined,
            choose: branch({ man: 'card.sex == "male"' }),
          },
          ways: [
            'start > fork.a > one.read > join > choose.man > done',
            'fork.b > other.read > join',
            'one.not-genuine > join',
            'one.failed > join',
            'other.not-genuine > join',
            'other.failed > join',
          ],
        },
        at: ['/nodes/3'],
      },
    ],
  },
  'assigns-declared': {
    valid: [{ why: 'a variable that is declared', draw: feeThen('fee > 1000') }],
    invalid: [
      {
        why: 'a variable that is not declared',
        draw: { nodes: { set: assign({ fee: '1', name: '"x"' }) }, ways: ['start > set > done'] },
        at: ['/nodes/1/settings/set/fee', '/nodes/1/settings/set/name'],
      },
      {
        why: 'a text for a number, to begin with',
        draw: { variables: { fee: { type: { type: 'number' }, initial: 'much' } }, ways: ['start > done'] },
        at: ['/variables/fee/initial'],
        unfixed: 1,
      },
      {
        why: 'a text for a number',
        draw: { ...fee, nodes: { set: assign({ fee: '"much"' }) }, ways: ['start > set > done'] },
        at: ['/nodes/1/settings/set/fee'],
        unfixed: 1,
      },
    ],
  },
};

function itemised(when: string) {
  return {
    nodes: { each: { kind: 'for-each', settings: { items: '["a"]' } }, choose: branch({ a: when }) },
    ways: ['start > each.each > choose.a > each', 'choose.otherwise > each', 'each > done'],
  };
}

function noted(when: string) {
  return { start: note, nodes: { choose: branch({ a: when }) }, ways: ['start > choose.a > done'] };
}

function queried() {
  const fields = [{ name: 'months', type: 'integer', label: text('月数', 'Months') }];
  return { kind: 'query-data', settings: { resource: 'insurance', fields, purpose: '核验' } };
}
