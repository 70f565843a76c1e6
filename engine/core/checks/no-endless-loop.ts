/** No path leads round in a circle: without a wait in it, a loop would never stop. */
import { defineCheck, nodePointer } from '../check.ts';
import { reachableFrom } from '../graph.ts';
import { findNodeKind } from '../nodes/index.ts';
import { text } from '../text.ts';

export const noEndlessLoop = defineCheck({
  name: 'no-endless-loop',
  severity: 'error',
  clauses: ['scenario.manage'],
  run(scenario) {
    const waits = new Set(
      scenario.nodes.filter(({ kind }) => findNodeKind(kind)?.effect === 'wait').map(({ id }) => id),
    );
    const runsOn = (edge: { from: string }) => !waits.has(edge.from);
    const closing = scenario.edges.find(
      (edge) => runsOn(edge) && reachableFrom(scenario, edge.to, runsOn).has(edge.from),
    );
    if (!closing) return [];
    return [
      {
        pointer: nodePointer(scenario, closing.from),
        node: closing.from,
        message: text(
          `节点“${closing.from}”在一个没有等待的循环里`,
          `Node “${closing.from}” lies in a loop that nothing waits in`,
        ),
      },
    ];
  },
});
