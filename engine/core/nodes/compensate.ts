/** Compensate (撤回): takes back what was written so far, last first. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { NodeId } from '../scenario.ts';
import { text } from '../text.ts';

export const compensate = defineNode({
  kind: 'compensate',
  group: 'flow',
  label: text('撤回', 'Compensate'),
  summary: text('把已经写入、支付的内容撤回，后做的先撤', 'Takes back what was written or paid so far, last first'),
  effect: 'write',
  clauses: ['flow.payment', 'data.reflow'],
  settings: z.strictObject({
    node: NodeId.optional().meta({
      label: text('只撤回这个节点', 'Only this node'),
      help: text('不填则撤回本范围内的全部', 'Else everything within the scope'),
    }),
  }),
  example: {},
  ports: () => [{ id: 'done', label: text('已撤回', 'Taken back') }],
  undoes: ({ node }) => node,
  face: ({ node }, language) => node ?? { 'zh-CN': '全部', en: 'Everything' }[language],
  run: async () => ({ port: 'done', directive: { undo: true } }),
});
