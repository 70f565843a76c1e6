/** No two nodes have the same id. */
import { defineCheck } from '../check.ts';
import { text } from '../text.ts';

export const uniqueIds = defineCheck({
  name: 'unique-ids',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('节点编号不重复', 'No two nodes have one id'),
  why: text(
    '连线、记录和办件都按编号认节点，重复了就分不清是哪一个。请给其中一个换个编号。',
    'Edges, records and cases know a node by its id, and would not know which of the two is meant. Give one of them another id.',
  ),
  run({ scenario: { nodes } }) {
    const seen = new Set<string>();
    return nodes.flatMap(({ id }, index) => {
      const known = seen.has(id);
      seen.add(id);
      const message = text(`节点编号“${id}”重复`, `Two nodes have the id “${id}”`);
      return known ? [{ pointer: `/nodes/${index}/id`, node: id, message }] : [];
    });
  },
});
