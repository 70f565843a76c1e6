/** Every node can be reached from the start. */
import { defineCheck, remarkOn } from '../check.ts';
import { withoutNode } from '../edit.ts';
import { reachableFrom } from '../graph.ts';
import { text } from '../text.ts';

export const reachable = defineCheck({
  name: 'reachable',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('每个节点都走得到', 'Every node can be reached'),
  why: text(
    '走不到的节点永远不会执行，多半是漏了一条连线。请把它连上，或者删去。',
    'A node that nothing leads to never runs; most often an edge was forgotten. Connect it, or remove it.',
  ),
  run({ graph }) {
    if (!graph.start) return [];
    const reached = reachableFrom([graph.start]);
    return graph.nodes
      .filter((node) => !reached.has(node) && node.kind?.kind !== 'start')
      .map((node) =>
        remarkOn(node, text(`从开始到不了节点“${node.id}”`, `Node “${node.id}” cannot be reached from the start`)),
      );
  },
  fix: ({ scenario }, { node }) =>
    node === undefined
      ? null
      : { label: text('删去这个节点', 'Remove the node'), scenario: withoutNode(scenario, node) },
});
