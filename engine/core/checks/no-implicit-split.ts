/** A port has one edge: two edges of one port would be a split that nobody drew. */
import { defineCheck } from '../check.ts';
import { withoutEdge } from '../edit.ts';
import { text } from '../text.ts';

export const noImplicitSplit = defineCheck({
  name: 'no-implicit-split',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('一个出口只有一条连线', 'A port has one edge'),
  why: text(
    '从一个出口走一个办件只能走一条路，另一条连线不会被走到。要同时办理请用“并行分支”，要选一条走请用分支。',
    'A case that leaves by a port takes one way, and the second edge would never be followed. Use a split to do things at the same time, or a branch to choose between them.',
  ),
  run({ scenario: { edges } }) {
    const seen = new Set<string>();
    return edges.flatMap(({ from, port }, index) => {
      const key = `${from} ${port}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const message = text(
        `节点“${from}”的出口“${port}”已有连线`,
        `Port “${port}” of node “${from}” has an edge already`,
      );
      return [{ pointer: `/edges/${index}`, node: from, message }];
    });
  },
  fix: ({ scenario }, { pointer }) => ({
    label: text('删去多余的连线', 'Remove the second edge'),
    scenario: withoutEdge(scenario, Number(pointer.split('/')[2])),
  }),
});
