/** Every check accepts what is sound and finds what is broken, with its place. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeIn, verifyCheck, type Invalid } from '../../../test/support/verify-check.ts';
import { text } from '../text.ts';
import { checks } from './index.ts';

const invalid: Record<string, Invalid[]> = {
  'direct-only-reads': [
    { why: 'a write in a direct scenario', change: (s) => (s.service = 'direct'), at: ['/nodes/5'] },
  ],
  'edges-lead-somewhere': [
    { why: 'an edge to nowhere', change: (s) => (s.edges[0]!.to = 'nowhere'), at: ['/edges/0/to'] },
    { why: 'an edge from nowhere', change: (s) => (s.edges[0]!.from = 'nowhere'), at: ['/edges/0/from'] },
    { why: 'a port that its node lacks', change: (s) => (s.edges[1]!.port = 'maybe'), at: ['/edges/1/port'] },
    { why: 'an edge back to the start', change: (s) => (s.edges[11]!.to = 'start'), at: ['/edges/11/to'] },
    {
      why: 'two edges of one port',
      change: (s) => s.edges.push({ from: 'start', port: 'done', to: 'verify' }),
      at: ['/edges/14'],
    },
    {
      why: 'an edge out of an end',
      change: (s) => s.edges.push({ from: 'lent', port: 'done', to: 'refused' }),
      at: ['/edges/14/port'],
    },
  ],
  'facts-are-set': [
    { why: 'a decision before the state was verified', change: (s) => (s.edges[1]!.to = 'decide'), at: ['/nodes/3'] },
    {
      why: 'a verification without a card',
      change: (s) => (s.edges[0]!.to = 'verify'),
      at: ['/nodes/2', '/nodes/3', '/nodes/5'],
    },
  ],
  'known-inputs': [
    {
      why: 'an input that is not asked for',
      change: (s) => (nodeIn(s, 'start').settings['inputs'] = []),
      at: ['/nodes/5/settings/fields/barcode'],
    },
  ],
  'known-kind': [
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
  'known-policy': [
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
  'known-prompts': [
    {
      why: 'a prompt without words',
      change: (s) => (nodeIn(s, 'tell').settings['prompts'] = ['library.unheard-of']),
      at: ['/nodes/4/settings'],
    },
  ],
  'mode-fits-environment': [
    {
      why: 'contact reading at a gate',
      of: 'park-entry',
      change: (s) => (nodeIn(s, 'start').settings['cardModes'] = ['contact']),
      at: ['/nodes/0/settings/cardModes/0'],
    },
    {
      why: 'a physical card online',
      change: (s) => (nodeIn(s, 'start').settings['environment'] = 'online'),
      at: ['/nodes/0/settings/cardModes/0', '/nodes/0/settings/cardModes/1'],
    },
  ],
  'no-endless-loop': [{ why: 'a way that leads back', change: (s) => (s.edges[11]!.to = 'read'), at: ['/nodes/1'] }],
  'offline-authenticates': [
    {
      why: 'a card that need not prove itself at a gate',
      of: 'park-entry',
      change: (s) => (nodeIn(s, 'read').settings['authenticate'] = false),
      at: ['/nodes/1/settings/authenticate'],
    },
  ],
  'one-start': [
    { why: 'no start', change: (s) => (nodeIn(s, 'start').kind = 'prompt'), at: ['/nodes'] },
    { why: 'a second start', change: (s) => (nodeIn(s, 'tell').kind = 'start'), at: ['/nodes/4'] },
  ],
  'ports-connected': [{ why: 'a way out that leads nowhere', change: (s) => s.edges.splice(2, 1), at: ['/nodes/1'] }],
  reachable: [{ why: 'a node that nothing leads to', change: (s) => s.edges.splice(2, 1), at: ['/nodes/8'] }],
  'refusal-is-explained': [
    {
      why: 'a refusal without words',
      change: (s) => (nodeIn(s, 'refused').settings['prompts'] = []),
      at: ['/nodes/13/settings/prompts'],
    },
  ],
  'traditional-way': [
    {
      why: 'a code and nothing else',
      of: 'park-entry',
      change: (s) => (nodeIn(s, 'start').settings['cardModes'] = ['show-code']),
      at: ['/nodes/0/settings/cardModes'],
    },
  ],
  'unique-ids': [{ why: 'two nodes of one name', change: (s) => (nodeIn(s, 'tell').id = 'loan'), at: ['/nodes/5/id'] }],
  'valid-settings': [
    {
      why: 'an environment that there is not',
      change: (s) => (nodeIn(s, 'start').settings['environment'] = 'moon'),
      at: ['/nodes/0/settings/environment'],
    },
    {
      why: 'a setting that there is not',
      change: (s) => (nodeIn(s, 'read').settings['speed'] = 9),
      at: ['/nodes/1/settings/speed'],
    },
  ],
};

for (const check of checks) verifyCheck(check, invalid[check.name] ?? []);

it('has an invalid case for every check', () => {
  expect(Object.keys(invalid).sort()).toEqual(checks.map(({ name }) => name).sort());
});

it('registers every file of this folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts');
  expect(checks.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});
