/** A scenario has no more nodes than a person can oversee and a case can be replayed with. */
import { defineCheck, type Remark } from '../check.ts';
import { mostEdges, mostNodes } from '../document-bounds.ts';
import { text, type Text } from '../text.ts';

export const withinSize = defineCheck({
  name: 'within-size',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('场景不过大', 'A scenario is not too large'),
  why: text(
    '节点太多的场景没有人看得全，改一处也难以核对。请把可以独立的一段做成子场景。',
    'Nobody oversees a scenario of so many nodes, and every change is hard to review. Make a part that stands by itself a scenario of its own, and call it.',
  ),
  run: ({ scenario: { nodes, edges } }) => [
    ...tooMany('/nodes', nodes.length, mostNodes, text('节点', 'nodes')),
    ...tooMany('/edges', edges.length, mostEdges, text('连线', 'edges')),
  ],
});

const tooMany = (pointer: string, count: number, most: number, what: Text): Remark[] =>
  count <= most
    ? []
    : [
        {
          pointer,
          message: text(
            `有 ${count} 个${what['zh-CN']}，最多 ${most} 个`,
            `It has ${count} ${what.en}, and ${most} is the most`,
          ),
        },
      ];
