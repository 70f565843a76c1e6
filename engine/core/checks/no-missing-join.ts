/** Branches of a fork meet at a join, and nowhere else. */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import { isEnd, isJoin, type GraphNode } from '../graph.ts';
import { text } from '../text.ts';

/** The branches of a fork that lead to a node by some edge. */
function branchesArriving({ nesting }: Subject, fork: GraphNode, node: GraphNode): Set<string> {
  const arriving = new Set<string>();
  for (const [port, nodes] of nesting.branches.get(fork) ?? []) {
    const leads = node.into.some((edge) => nodes.has(edge.from) || (edge.from === fork && edge.port === port));
    if (leads && nodes.has(node)) arriving.add(port);
  }
  return arriving;
}

export const noMissingJoin = defineCheck({
  name: 'no-missing-join',
  severity: 'warning',
  clauses: ['scenario.manage'],
  title: text('分支在汇合处相遇', 'Branches meet at a join'),
  why: text(
    '几条分支直接走到同一个节点，这个节点会被每条分支各办一次，也许就重复写入或重复提示。请在它前面加上汇合。',
    'Where branches meet at an ordinary node it is done once for each of them: written twice, told twice. Put a join before it.',
  ),
  run(subject) {
    const { graph, nesting } = subject;
    return graph.nodes.flatMap((node) => {
      if (isJoin(node) || isEnd(node) || node.into.length < 2) return [];
      const meets = [...nesting.branches.keys()].some((fork) => {
        const here = branchesArriving(subject, fork, node);
        if (here.size < 2) return false;
        // Further down the way they go on together: only where they come together is said.
        return !node.into.some(({ from }) => from !== fork && branchesArriving(subject, fork, from).size === here.size);
      });
      const message = text(
        `几条分支在节点“${node.id}”相遇，中间没有汇合`,
        `Branches meet at node “${node.id}” without a join`,
      );
      return meets ? [remarkOn(node, message)] : [];
    });
  },
});
