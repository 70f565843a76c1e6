/** A join closes a fork: there is one before it. */
import { defineCheck, remarkOn } from '../check.ts';
import { isFork, isJoin } from '../graph.ts';
import { text } from '../text.ts';

export const noFakeJoin = defineCheck({
  name: 'no-fake-join',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('汇合之前要有分开', 'A join follows a fork'),
  why: text(
    '前面没有分开的汇合，只有一条路会到达，等不到别的分支。请删去汇合节点，或在前面加上“并行分支”。',
    'Where nothing was split only one way arrives at a join, and there is nothing to wait for. Remove the join, or put a split before it.',
  ),
  run: ({ graph, nesting }) =>
    graph.nodes
      .filter((node) => isJoin(node) && nesting.of.has(node))
      .filter((node) => {
        const opener = nesting.of.get(node)?.opener;
        return !opener || !isFork(opener);
      })
      .map((node) =>
        remarkOn(node, text(`汇合节点“${node.id}”之前没有并行分支`, `Nothing was split before join “${node.id}”`)),
      ),
  fix({ scenario, graph }, { node: id }) {
    const node = graph.node(id ?? '');
    const next = node?.out.find(({ port }) => port === node.kind?.ports(node.settings)[0]?.id)?.to;
    if (!node || !next || next === node) return null;
    const edges = scenario.edges
      .filter(({ from }) => from !== node.id)
      .map((edge) => (edge.to === node.id ? { ...edge, to: next.id } : edge));
    const nodes = scenario.nodes.filter((each) => each.id !== node.id);
    return { label: text('删去汇合节点', 'Remove the join'), scenario: { ...scenario, nodes, edges } };
  },
});
