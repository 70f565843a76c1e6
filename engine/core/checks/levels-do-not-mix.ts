/** No edge leads from within a fork or for-each to the outside, or from one into another. */
import { defineCheck } from '../check.ts';
import { text } from '../text.ts';

export const levelsDoNotMix = defineCheck({
  name: 'levels-do-not-mix',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('分开的路不串到外面', 'A fork is left only by its join'),
  why: text(
    '同一个节点有时在分开或逐项办理里面，有时在外面，平台就不知道该等谁。请用汇合离开分开的路，用回到“逐项办理”的连线结束一项。',
    'A node that lies sometimes within a fork or for-each and sometimes outside leaves open for whom to wait. Leave a fork by a join, and end an item by an edge back to its for-each.',
  ),
  run: ({ nesting }) =>
    nesting.clashes.map(({ edge, node }) => ({
      pointer: edge.pointer,
      node: edge.from.id,
      message: text(
        `这条连线把不同层的路接到节点“${node.id}”上`,
        `This edge brings ways of different levels together at node “${node.id}”`,
      ),
    })),
});
