/** No path leads round in a circle without a wait in it, or a for-each that counts: such a loop would never stop. */
import { defineCheck, remarkOn } from '../check.ts';
import { loopsAmong } from '../loops.ts';
import { comesBack } from '../nesting.ts';
import { text } from '../text.ts';

export const noEndlessLoop = defineCheck({
  name: 'no-endless-loop',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('循环里有等待', 'A loop waits for something'),
  why: text(
    '没有等待的循环会一直空转，直到平台把办件停下。请在循环里等人、等时间或等消息；要逐项处理请用“逐项办理”。',
    'A loop that waits for nothing runs on until the platform stops the case. Wait in it for people, time or a message; to go through a list use for-each.',
  ),
  run({ graph, nesting }) {
    const runsOn = loopsAmong(graph.nodes, (edge) => edge.from.kind?.effect !== 'wait' && !comesBack(nesting, edge));
    return runsOn.map((loop) => {
      const first = graph.nodes.find((node) => loop.includes(node)) ?? loop[0]!;
      return remarkOn(
        first,
        text(`节点“${first.id}”在一个没有等待的循环里`, `Node “${first.id}” lies in a loop that nothing waits in`),
      );
    });
  },
});
