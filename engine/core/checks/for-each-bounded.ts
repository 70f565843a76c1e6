/** What a for-each, with those within it, may come to stays within its bound. */
import { defineCheck, remarkOn } from '../check.ts';
import { isForEach, type GraphNode } from '../graph.ts';
import type { Stretch } from '../nesting.ts';
import { forEach } from '../nodes/for-each.ts';
import { text } from '../text.ts';

/** As many items a case may take, and as many in a scenario that answers at once. */
const mostItems = { direct: 100, durable: 10_000 } as const;

const itemsOf = (node: GraphNode): number => forEach.settings.safeParse(node.node.settings).data?.atMost ?? 1;

function itemsWithin(node: GraphNode, stretch: Stretch | null): number {
  let items = itemsOf(node);
  for (let each = stretch; each; each = each.outer) if (isForEach(each.opener)) items *= itemsOf(each.opener);
  return items;
}

export const forEachBounded = defineCheck({
  name: 'for-each-bounded',
  severity: 'error',
  clauses: ['platform.availability'],
  title: text('逐项办理有上限', 'A for-each stays within its bound'),
  why: text(
    '逐项办理套着逐项办理，项数相乘很快就上百万，办件几天也办不完。请把“最多几项”改小，或分成几个办件。',
    'A for-each within a for-each multiplies, and soon comes to millions that no case gets through. Lower the bound, or make several cases of it.',
  ),
  run: ({ scenario: { service }, graph, nesting }) =>
    graph.nodes
      .filter((node) => isForEach(node) && nesting.of.has(node))
      .flatMap((node) => {
        const items = itemsWithin(node, nesting.of.get(node) ?? null);
        if (items <= mostItems[service]) return [];
        const message = text(
          `最多会办 ${items} 项，上限是 ${mostItems[service]} 项`,
          `It may come to ${items} items, and ${mostItems[service]} is the most`,
        );
        return [remarkOn(node, message, '/settings')];
      }),
});
