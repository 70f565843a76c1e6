/** The tester of node kinds notices a kind that does not say the truth of itself. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineNode, type NodeContext, type NodeKind, type NodeResult } from '../../engine/core/node.ts';
import { text } from '../../engine/core/text.ts';
import { expectHonest, expectMasked } from '../support/node-promises.ts';
import { runNode } from '../support/run-node.ts';

/** A kind that tells the truth, but for the parts that a test gives it. */
const kindOf = (run: (context: NodeContext<unknown>) => Promise<NodeResult>, parts: Partial<NodeKind> = {}): NodeKind =>
  defineNode({
    kind: 'liar',
    group: 'data',
    label: text('试', 'Try'),
    summary: text('试', 'Try'),
    effect: 'write',
    clauses: [],
    settings: z.unknown(),
    example: {},
    ports: () => [{ id: 'done', label: text('好', 'Done') }],
    face: () => 'x',
    run,
    ...parts,
  });

async function look(kind: NodeKind): Promise<void> {
  const run = await runNode(kind, {}, { why: 'looked at' });
  expectHonest(kind, run);
  expectMasked(run);
}

const done = { port: 'done' };
const notify = ({ data, effects, key }: NodeContext<unknown>) =>
  effects.call('notify.send', {
    key,
    channel: 'app',
    to: data.card?.socialSecurityNumber ?? '',
    prompt: 'pay.paid',
    words: text('好', 'Done'),
  });

const lies: [string, NodeKind][] = [
  ['reads what it does not declare', kindOf(async ({ data }) => (data.card?.name === '' ? done : done))],
  ['evaluates what it does not declare', kindOf(async ({ evaluate }) => (evaluate('1 + 1') ? done : done))],
  ['shows what it does not declare', kindOf(async () => ({ ...done, prompts: ['pay.paid'] }))],
  ['leaves by a port that it has not', kindOf(async () => ({ port: 'elsewhere' }))],
  ['gives an output that it does not declare', kindOf(async () => ({ ...done, output: 1 }))],
  [
    'gives an output of another type',
    kindOf(async () => ({ ...done, output: 'one' }), {
      output: () => ({ as: 'n', type: { type: 'integer' }, ports: ['done'] }),
    }),
  ],
  ['leaves what it cannot take back', kindOf(async () => ({ ...done, undo: { key: 'k' } }))],
  ['shows a name in clear', kindOf(async () => ({ ...done, note: text('给示范王小明', 'For somebody') }))],
  [
    'keeps a card number for taking back',
    kindOf(async () => ({ ...done, undo: { card: 'D00000001' } }), { undo: async () => ({}) }),
  ],
  [
    'hands on what it does not state',
    kindOf((context) => notify(context).then(() => done), { reads: () => ['card.socialSecurityNumber'] }),
  ],
  [
    'asks the outside though it only computes',
    kindOf((context) => notify(context).then(() => done), { effect: 'pure', ...honestNotice() }),
  ],
  [
    'changes the outside though it only reads',
    kindOf((context) => notify(context).then(() => done), { effect: 'read', ...honestNotice() }),
  ],
];

function honestNotice(): Partial<NodeKind> {
  const paths = ['card.socialSecurityNumber'];
  return { reads: () => paths, discloses: () => [{ to: text('应用', 'App'), paths }] };
}

describe('the tester of node kinds', () => {
  it('lets an honest kind be', () => look(kindOf((context) => notify(context).then(() => done), honestNotice())));
  it.each(lies)('notices a kind that %s', async (_what, kind) => {
    await expect(look(kind)).rejects.toThrow();
  });
});
