/** No path leads round in a circle without a wait in it, or a for-each that counts: such a loop would never stop. */
import { defineCheck, remarkOn, type Ground, type Subject } from '../check.ts';
import { isForEach, isFork, type GraphEdge, type GraphNode } from '../graph.ts';
import { loopsAmong } from '../loops.ts';
import { comesBack, opensBy, within } from '../nesting.ts';
import type { NodeKind } from '../node.ts';
import { findNodeKind } from '../nodes/index.ts';
import { subScenario } from '../nodes/sub-scenario.ts';
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
  run: (subject) =>
    loopsAmong(subject.graph.nodes, (edge) => runsOn(subject, edge)).map((loop) => {
      const first = subject.graph.nodes.find((node) => loop.includes(node)) ?? loop[0]!;
      return remarkOn(
        first,
        text(`节点“${first.id}”在一个没有等待的循环里`, `Node “${first.id}” lies in a loop that nothing waits in`),
      );
    }),
});

/** Whether an edge may be taken without anything having been waited for at the node it leaves, or within it. */
function runsOn({ graph, nesting, ground }: Subject, edge: GraphEdge): boolean {
  const { from, port } = edge;
  if (waits(from.kind) || port === 'late' || comesBack(nesting, edge)) return false;
  if (from.kind === subScenario) return calledRunsOn(from, ground);
  if (opensBy(from, port) || !(isFork(from) || isForEach(from))) return true;
  return !graph.nodes.some((node) => waits(node.kind) && within(nesting.of.get(node) ?? null, from));
}

const waits = (kind: NodeKind | undefined): boolean => kind?.effect === 'wait';

/** Of a scenario that is not known it cannot be said that nothing waits in it. */
function calledRunsOn({ node }: GraphNode, { scenarios = {} }: Ground): boolean {
  const id = node.settings['scenario'];
  const called = typeof id === 'string' && Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  return called !== undefined && !called.nodes.some(({ kind }) => waits(findNodeKind(kind)));
}
