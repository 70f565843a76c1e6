/** Every way through the body of a for-each comes back to it. */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import { isEnd, isForEach, leadingTo, type GraphNode } from '../graph.ts';
import { within } from '../nesting.ts';
import { text } from '../text.ts';

/** The first nodes of a for-each's body from which there is no way back to it. */
function lostIn({ graph, nesting }: Subject, each: GraphNode): GraphNode[] {
  const inside = (node: GraphNode) => within(nesting.of.get(node) ?? null, each);
  const body = graph.nodes.filter(inside);
  const back = body.filter((node) => node.out.some(({ to }) => to === each));
  const leaves = body.filter((node) => isEnd(node) || node.kind?.kind === 'raise-error');
  const returning = leadingTo([...back, ...leaves], ({ from }) => inside(from));
  return body.filter(
    (node) => !returning.has(node) && node.into.some(({ from }) => from === each || returning.has(from)),
  );
}

export const forEachReturns = defineCheck({
  name: 'for-each-returns',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('逐项办理要回来', 'A for-each is come back to'),
  why: text(
    '一项办完要沿连线回到“逐项办理”节点，才轮到下一项；回不来，后面的都不会办。请把最后一步连回去。',
    'The next item is begun when an edge leads back to the for-each; where none does, the rest is never done. Lead the last step back to it.',
  ),
  run: (subject) =>
    subject.graph.nodes
      .filter(isForEach)
      .flatMap((each) =>
        lostIn(subject, each).map((node) =>
          remarkOn(
            node,
            text(
              `从节点“${node.id}”回不到逐项办理“${each.id}”`,
              `No way leads from node “${node.id}” back to for-each “${each.id}”`,
            ),
          ),
        ),
      ),
});
