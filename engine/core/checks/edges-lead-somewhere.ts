/** Every edge leaves a port that exists and leads to a node that exists, other than the start. */
import { defineCheck, type Remark } from '../check.ts';
import type { GraphNode } from '../graph.ts';
import { withoutEdge, withRefusingEnd } from '../edit.ts';
import type { Edge } from '../scenario.ts';
import { text } from '../text.ts';

export const edgesLeadSomewhere = defineCheck({
  name: 'edges-lead-somewhere',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('连线的两端都存在', 'Both ends of an edge exist'),
  why: text(
    '办件沿连线走，走到不存在的节点或出口就停在那里，要人来救。请把连线接到存在的节点和出口上，或者删去它。',
    'A case follows the edges, and one that leads to no node would leave it stranded for an operator to rescue. Connect the edge to a node and a port that exist, or remove it.',
  ),
  run: ({ scenario: { edges }, graph }) =>
    edges.flatMap((edge, index) => edgeRemarks(edge, `/edges/${index}`, graph.node(edge.from), graph.node(edge.to))),
  fix({ scenario, graph }, { pointer }) {
    const index = Number(pointer.split('/')[2]);
    const edge = scenario.edges[index];
    const from = edge && graph.node(edge.from);
    const removed = withoutEdge(scenario, index);
    const open = from?.ports?.filter(({ id }) => !from.out.some(({ port }) => port === id)) ?? [];
    const [only] = open;
    if (pointer.endsWith('/port') && edge && only && open.length === 1) {
      const edges = scenario.edges.map((each) => (each === edge ? { ...each, port: only.id } : each));
      return { label: text(`改从“${only.id}”出去`, `Leave by “${only.id}”`), scenario: { ...scenario, edges } };
    }
    const port = pointer.endsWith('/to') ? from?.ports?.find(({ id }) => id === edge?.port) : undefined;
    if (from && port) {
      const label = text('改连到一个新的结束节点', 'Lead it to a new end');
      return { label, scenario: withRefusingEnd(removed, from.id, port.id, port.label) };
    }
    return { label: text('删去这条连线', 'Remove the edge'), scenario: removed };
  },
});

function edgeRemarks(edge: Edge, pointer: string, from: GraphNode | undefined, to: GraphNode | undefined): Remark[] {
  if (!from) {
    const message = text(`连线的起点“${edge.from}”不存在`, `The edge leaves “${edge.from}”, which is no node`);
    return [{ pointer: `${pointer}/from`, message }];
  }
  if (!to) {
    const message = text(`连线的终点“${edge.to}”不存在`, `The edge leads to “${edge.to}”, which is no node`);
    return [{ pointer: `${pointer}/to`, node: from.id, message }];
  }
  if (to.kind?.kind === 'start') {
    const message = text('连线不能回到开始节点', 'An edge may not lead to the start');
    return [{ pointer: `${pointer}/to`, node: from.id, message }];
  }
  if (!from.ports || from.ports.some(({ id }) => id === edge.port)) return [];
  const ids = from.ports.map(({ id }) => id);
  const known =
    ids.length === 0
      ? text('结束节点没有出口', 'an end has none')
      : text(`可用的有：${ids.join('、')}`, `there are: ${ids.join(', ')}`);
  const message = text(
    `节点“${from.id}”没有出口“${edge.port}”；${known['zh-CN']}`,
    `Node “${from.id}” has no port “${edge.port}”; ${known.en}`,
  );
  return [{ pointer: `${pointer}/port`, node: from.id, message }];
}
