/** Scenarios of any size in which the constructs that need nobody else come in turn, for the cost of a node. */
import { text } from '../../engine/core/text.ts';
import type { Version } from '../../engine/core/version.ts';
import { endNode, smallVersion } from '../../test/support/scenario-of.ts';

type Nodes = Parameters<typeof smallVersion>[0];

const nodesAPiece = 8;

/** Eight nodes: a choice with words on one way, two branches that compute and meet, and three items that compute. */
function piece(index: number, next: string): { nodes: Nodes; ways: string[] } {
  const name = (part: string): string => `${part}-${index}`;
  const label = text('支', 'Branch');
  const condition = index === 0 ? 'inputs.n > 3' : `right${index - 1} > left${index - 1} || inputs.n < 3`;
  const nodes: Nodes = [
    { id: name('choose'), kind: 'branch', settings: { ways: [{ id: 'yes', label, when: condition }] } },
    { id: name('tell'), kind: 'prompt', settings: { prompts: ['card.not-readable'] } },
    {
      id: name('split'),
      kind: 'split',
      settings: {
        branches: [
          { id: 'a', label },
          { id: 'b', label },
        ],
      },
    },
    { id: name('left'), kind: 'assign', settings: { set: { [`left${index}`]: 'inputs.n * 2 + 1' } } },
    { id: name('right'), kind: 'assign', settings: { set: { [`right${index}`]: 'inputs.n > 4 ? 100 : 200' } } },
    { id: name('join'), kind: 'join' },
    {
      id: name('each'),
      kind: 'for-each',
      settings: { items: '[1, 2, 3]', item: 'line', parallel: 2, collect: `own${index}` },
      as: `results${index}`,
    },
    { id: name('item'), kind: 'assign', settings: { set: { [`own${index}`]: `line * left${index}` } } },
  ];
  const ways = [
    `choose.yes > tell`,
    `choose.otherwise > split`,
    `tell > split`,
    `split.a > left`,
    `split.b > right`,
    `left > join`,
    `right > join`,
    `join > each`,
    `each.each > item`,
    `item > each`,
  ].map((way) =>
    way.replaceAll(/(\w+)((?:\.\w+)?)(?= > |$)/g, (_all, part: string, port: string) => name(part) + port),
  );
  return { nodes, ways: [...ways, `${name('each')}.done > ${next}`, `${name('each')}.too-many > ${next}`] };
}

/** A version of exactly `count` nodes: start and end, pieces of eight, and computations where these leave room. */
export function mixedVersion(count: number): Version {
  const pieces = Math.floor((count - 2) / nodesAPiece);
  const rest = Array.from({ length: count - 2 - pieces * nodesAPiece }, (_none, index) => `rest-${index}`);
  const entries = [...Array.from({ length: pieces }, (_none, index) => `choose-${index}`), ...rest, 'over'];
  const built = Array.from({ length: pieces }, (_none, index) => piece(index, entries[index + 1] ?? 'over'));
  const { digest: _digest, ...content } = smallVersion(
    [
      ...built.flatMap(({ nodes }) => nodes),
      ...rest.map((id, index) => ({ id, kind: 'assign', settings: { set: { [`rest${index}`]: 'inputs.n' } } })),
      endNode('over'),
    ],
    [
      `start > ${entries[0] ?? 'over'}`,
      ...built.flatMap(({ ways }) => ways),
      ...rest.map((id, index) => `${id} > ${entries[pieces + index + 1] ?? 'over'}`),
    ],
    { inputs: [{ name: 'n', type: 'number', label: text('数', 'Number') }] },
  );
  return { ...content, digest: `mixed-${count}` };
}
