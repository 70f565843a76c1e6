/** Every edge leaves a port that exists and leads to a node that exists; a port has one edge. */
import { defineCheck } from '../check.ts';
import { portsOf } from '../graph.ts';
import { text } from '../text.ts';

export const edgesLeadSomewhere = defineCheck({
  name: 'edges-lead-somewhere',
  severity: 'error',
  clauses: ['scenario.manage'],
  run({ nodes, edges }) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return edges.flatMap((edge, index) => {
      const from = byId.get(edge.from);
      if (!from)
        return [
          {
            pointer: `/edges/${index}/from`,
            message: text(`连线的起点“${edge.from}”不存在`, `The edge leaves “${edge.from}”, which is no node`),
          },
        ];
      const to = byId.get(edge.to);
      if (!to)
        return [
          {
            pointer: `/edges/${index}/to`,
            node: from.id,
            message: text(`连线的终点“${edge.to}”不存在`, `The edge leads to “${edge.to}”, which is no node`),
          },
        ];
      if (to.kind === 'start')
        return [
          {
            pointer: `/edges/${index}/to`,
            node: from.id,
            message: text('连线不能回到开始节点', 'An edge may not lead to the start'),
          },
        ];
      const ports = portsOf(from);
      if (ports && !ports.includes(edge.port)) {
        const known =
          ports.length === 0
            ? text('结束节点没有出口', 'an end has none')
            : text(`可用的有：${ports.join('、')}`, `there are: ${ports.join(', ')}`);
        return [
          {
            pointer: `/edges/${index}/port`,
            node: from.id,
            message: text(
              `节点“${from.id}”没有出口“${edge.port}”；${known['zh-CN']}`,
              `Node “${from.id}” has no port “${edge.port}”; ${known.en}`,
            ),
          },
        ];
      }
      const twin = edges.findIndex((other) => other.from === edge.from && other.port === edge.port);
      if (twin !== index)
        return [
          {
            pointer: `/edges/${index}`,
            node: from.id,
            message: text(`出口“${edge.port}”已有连线`, `Port “${edge.port}” has an edge already`),
          },
        ];
      return [];
    });
  },
});
