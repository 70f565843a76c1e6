/** No two ways out of a node have the same name. */
import { defineCheck, remarkOn } from '../check.ts';
import { text } from '../text.ts';

export const portsAreUnique = defineCheck({
  name: 'ports-are-unique',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('出口不重名', 'Ports have different names'),
  why: text(
    '两个出口同名，连线就分不清从哪一个出去；late、error 等名字还留给超时和错误。请给其中一个改名。',
    'Where two ports have one name an edge does not say which it leaves; late, error and the like belong to limits and errors. Rename one of them.',
  ),
  run: ({ graph }) =>
    graph.nodes.flatMap((node) => {
      const seen = new Set<string>();
      return (node.ports ?? []).flatMap(({ id }) => {
        if (!seen.has(id)) {
          seen.add(id);
          return [];
        }
        return [remarkOn(node, text(`节点“${node.id}”有两个出口“${id}”`, `Node “${node.id}” has two ports “${id}”`))];
      });
    }),
});
