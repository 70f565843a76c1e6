/** No two nodes have the same id. */
import { defineCheck } from '../check.ts';
import { text } from '../text.ts';

export const uniqueIds = defineCheck({
  name: 'unique-ids',
  severity: 'error',
  clauses: ['scenario.manage'],
  run: ({ nodes }) =>
    nodes.flatMap(({ id }, index) =>
      nodes.findIndex((node) => node.id === id) === index
        ? []
        : [
            {
              pointer: `/nodes/${index}/id`,
              node: id,
              message: text(`节点编号“${id}”重复`, `Two nodes have the id “${id}”`),
            },
          ],
    ),
});
