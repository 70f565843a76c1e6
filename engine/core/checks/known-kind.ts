/** Every node is of a kind that the platform has. */
import { defineCheck, remarkOn } from '../check.ts';
import { nodeKinds } from '../nodes/index.ts';
import { text } from '../text.ts';

export const knownKind = defineCheck({
  name: 'known-kind',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('节点类型存在', 'The kind of every node exists'),
  why: text(
    '平台不认识的节点类型无法执行。请从节点面板里选用已有的类型。',
    'A node of a kind that the platform lacks cannot be run. Choose a kind from the palette.',
  ),
  run: ({ graph }) =>
    graph.nodes
      .filter(({ kind }) => !kind)
      .map((each) =>
        remarkOn(
          each,
          text(
            `没有“${each.node.kind}”这种节点；可用的有：${Object.keys(nodeKinds).join('、')}`,
            `There is no node kind “${each.node.kind}”; there are: ${Object.keys(nodeKinds).join(', ')}`,
          ),
          '/kind',
        ),
      ),
});
