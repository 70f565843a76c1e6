/** From every node an end can be reached. */
import { defineCheck, remarkOn } from '../check.ts';
import { isEnd, leadingTo, reachableFrom } from '../graph.ts';
import { text } from '../text.ts';

export const reachesEnd = defineCheck({
  name: 'reaches-end',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('每条路都能走到结束', 'Every way can come to an end'),
  why: text(
    '走进去就出不来的路，办件永远办不结，持卡人也等不到结果。请让它通向结束节点，或抛出有人处理的错误。',
    'On a way that never comes to an end a case stays open for ever, and the cardholder waits in vain. Let it lead to an end, or raise an error that is caught.',
  ),
  run({ graph }) {
    if (!graph.start) return [];
    const leaves = graph.nodes.filter((node) => isEnd(node) || node.kind?.kind === 'raise-error' || isOpen(node));
    const ending = leadingTo(leaves);
    const stuck = [...reachableFrom([graph.start])].filter((node) => !ending.has(node));
    return stuck
      .filter((node) => node === graph.start || node.into.some(({ from }) => ending.has(from)))
      .map((node) =>
        remarkOn(node, text(`从节点“${node.id}”走不到任何结束`, `No end can be reached from node “${node.id}”`)),
      );
  },
});

/** A node that leads nowhere as yet: another finding says so. */
const isOpen = ({
  ports,
  out,
}: {
  ports: readonly { id: string }[] | null;
  out: readonly { port: string }[];
}): boolean => ports === null || ports.some(({ id }) => !out.some(({ port }) => port === id));
