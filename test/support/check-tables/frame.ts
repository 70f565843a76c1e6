/** Cases of the checks on ids, kinds, settings, policies and prompts. */
import { text } from '../../../engine/core/text.ts';
import { draw, split } from '../draw-scenario.ts';
import { rulePolicyNamed } from '../rulesets.ts';
import { nodeIn, type CheckTable } from '../verify-check.ts';

const lending = rulePolicyNamed('library-lending');
const rule = lending.rules[0]!;
/** A policy of so many rules. */
const policyOf = (count: number) => ({ ...lending, rules: Array.from({ length: count }, () => rule) });

const deciding = {
  kind: 'decide-by-policy',
  settings: {
    policy: 'library-lending',
    outcomes: lending.outcomes.map((id) => ({ id, label: { 'zh-CN': '结果', en: id } })),
  },
};

/** The nodes and edges of a way of prompts, with a start and two ends. */
function longWay(prompts: number) {
  const { nodes, edges } = draw({ nodes: { tell: 'prompt' }, ways: ['start > tell > done'] });
  const tell = Array.from({ length: prompts }, (_, index) => `tell-${index}`);
  const way = ['start', ...tell, 'done'];
  return {
    nodes: [
      ...nodes.filter(({ kind }) => kind !== 'prompt'),
      ...tell.map((id) => ({ id, kind: 'prompt', settings: { prompts: ['drawn.told'] } })),
    ],
    edges: [...edges.slice(2), ...way.slice(1).map((to, index) => ({ from: way[index]!, port: 'done', to }))],
  };
}

export const frameTables: Record<string, CheckTable> = {
  'direct-only-reads': {
    valid: [{ why: 'a durable write', draw: { nodes: { give: 'compensate' }, ways: ['start > give > done'] } }],
    invalid: [{ why: 'a write in a direct scenario', change: (s) => (s.service = 'direct'), at: ['/nodes/5'] }],
  },
  'known-kind': {
    invalid: [
      {
        why: 'a kind that the platform lacks',
        change: (s) => (nodeIn(s, 'verify').kind = 'verify-magic'),
        at: ['/nodes/2/kind'],
      },
      {
        why: 'the name of a property of every object',
        change: (s) => (nodeIn(s, 'verify').kind = 'constructor'),
        at: ['/nodes/2/kind'],
      },
    ],
  },
  'known-policy': {
    invalid: [
      {
        why: 'a policy that does not exist',
        change: (s) => (nodeIn(s, 'decide').settings['policy'] = 'lending'),
        at: ['/nodes/3/settings/policy'],
      },
      {
        why: 'outcomes that are another policy’s',
        change: (s) => (nodeIn(s, 'decide').settings['policy'] = 'park-entry'),
        at: Array.from({ length: 6 }, () => '/nodes/3/settings/outcomes'),
      },
      {
        why: 'outputs of a policy that has rules only',
        change: (s) =>
          (nodeIn(s, 'decide').settings['outputs'] = [{ name: 'days', type: 'integer', label: text('天数', 'Days') }]),
        at: ['/nodes/3/settings/outputs/0/name'],
      },
    ],
  },
  'known-prompts': {
    invalid: [
      {
        why: 'a prompt without words',
        change: (s) => (nodeIn(s, 'tell').settings['prompts'] = ['library.unheard-of']),
        at: ['/nodes/4/settings'],
      },
    ],
  },
  'one-start': {
    invalid: [
      { why: 'no start', change: (s) => (nodeIn(s, 'start').kind = 'prompt'), at: ['/nodes'] },
      { why: 'a second start', change: (s) => (nodeIn(s, 'tell').kind = 'start'), at: ['/nodes/4'] },
    ],
  },
  'outcome-has-prompt': {
    invalid: [
      {
        why: 'a success without words',
        change: (s) => (nodeIn(s, 'lent').settings['prompts'] = []),
        at: ['/nodes/6/settings/prompts'],
      },
    ],
  },
  'ports-are-unique': {
    valid: [{ why: 'a branch for each port', draw: { nodes: { fork: split('a', 'b') }, ways: ['start > fork'] } }],
    invalid: [
      {
        why: 'two branches of one name',
        draw: { nodes: { fork: split('a', 'a') }, ways: ['start > fork.a > done'] },
        at: ['/nodes/1'],
      },
      {
        why: 'a branch of the name of the way out when time is over',
        draw: {
          nodes: { fork: { ...split('a', 'late'), limit: { of: { within: 'PT1H' }, then: 'leave' } } },
          ways: ['start > fork.a > done'],
        },
        at: ['/nodes/1'],
      },
    ],
  },
  'prompt-holes-filled': {
    invalid: [
      {
        why: 'a hole on a screen, which nothing fills',
        change: (s) => (nodeIn(s, 'lent').settings['prompts'] = ['notify.done']),
        at: ['/nodes/6/settings'],
      },
      {
        why: 'a hole that the notice does not fill',
        draw: {
          nodes: { tell: { kind: 'notify', settings: { to: 'inputs.mobile', prompt: 'notify.done' } } },
          ways: ['start > tell.sent > done'],
        },
        at: ['/nodes/1/settings/variables'],
      },
    ],
    valid: [
      {
        why: 'a hole that the notice fills',
        draw: {
          nodes: {
            tell: {
              kind: 'notify',
              settings: { to: 'inputs.mobile', prompt: 'notify.done', variables: { name: 'card.name' } },
            },
          },
          ways: ['start > tell.sent > done'],
        },
      },
    ],
  },
  'prompts-in-good-tone': {
    invalid: [
      {
        why: 'blame and an exclamation mark',
        change: (s) => (s.prompts['library.lent']!.text['zh-CN'] = '您错了！请重新操作。'),
        at: ['/prompts/library.lent/text/zh-CN', '/prompts/library.lent/text/zh-CN'],
      },
      {
        why: 'no word of what to do next',
        change: (s) => {
          s.prompts['library.lent']!.tone = 'refused';
          s.prompts['library.lent']!.text.en = 'The book is elsewhere.';
        },
        at: ['/prompts/library.lent/text/en'],
      },
    ],
  },
  'prompts-translated': {
    invalid: [
      {
        why: 'English where Chinese should be',
        change: (s) => (s.prompts['library.lent']!.text['zh-CN'] = 'Enjoy reading.'),
        at: ['/prompts/library.lent/text/zh-CN'],
      },
      {
        why: 'Chinese where English should be',
        change: (s) => (s.prompts['library.lent']!.text.en = '借阅成功'),
        at: ['/prompts/library.lent/text/en'],
      },
    ],
  },
  'refusal-is-explained': {
    invalid: [
      {
        why: 'a refusal without words',
        change: (s) => (nodeIn(s, 'refused').settings['prompts'] = []),
        at: ['/nodes/13/settings/prompts'],
      },
    ],
  },
  'rules-within-budget': {
    valid: [
      {
        why: 'as many rules as a gate has time for',
        draw: { service: 'direct', nodes: { decide: deciding }, ways: ['start > decide.lend > done'] },
        ground: { policies: { 'library-lending': policyOf(500) } },
      },
    ],
    invalid: [
      {
        why: 'a rule too many where a gate waits',
        draw: { service: 'direct', nodes: { decide: deciding }, ways: ['start > decide.lend > done'] },
        ground: { policies: { 'library-lending': policyOf(501) } },
        at: ['/nodes'],
      },
      {
        why: 'a policy that is decided again and again',
        draw: {
          nodes: { first: deciding, second: deciding, third: deciding },
          ways: ['start > first.lend > second.lend > third.lend > done'],
        },
        ground: { policies: { 'library-lending': policyOf(700) } },
        at: ['/nodes'],
      },
    ],
  },
  'unique-ids': {
    invalid: [{ why: 'two nodes of one name', change: (s) => (nodeIn(s, 'tell').id = 'loan'), at: ['/nodes/5/id'] }],
  },
  'valid-settings': {
    invalid: [
      {
        why: 'an environment that there is not',
        change: (s) => (nodeIn(s, 'start').settings['environment'] = 'moon'),
        at: ['/nodes/0/settings/environment'],
        unfixed: 1,
      },
      {
        why: 'a setting that there is not',
        change: (s) => (nodeIn(s, 'read').settings['speed'] = 9),
        at: ['/nodes/1/settings/speed'],
      },
    ],
  },
  'within-size': {
    invalid: [
      { why: 'a node too many', change: (s) => Object.assign(s, longWay(299)), at: ['/nodes'] },
      {
        why: 'an edge too many',
        change: (s) => (s.edges = Array.from({ length: 1201 }, () => ({ from: 'start', port: 'done', to: 'read' }))),
        at: ['/edges'],
      },
    ],
  },
};
