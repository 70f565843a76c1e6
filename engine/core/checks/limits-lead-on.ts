/** A node that is left when its time is over says where to. */
import { defineCheck, remarkOn } from '../check.ts';
import { withRefusingEnd } from '../edit.ts';
import { text } from '../text.ts';

export const limitsLeadOn = defineCheck({
  name: 'limits-lead-on',
  severity: 'error',
  clauses: ['platform.availability'],
  title: text('超时有去处', 'A limit in time leads on'),
  why: text(
    '设了时限又没有“超时”出口的连线，时间一到办件无路可走。请把它连到催办、转办或说明原因的结束。',
    'Where a limit is set and its port late leads nowhere, a case has no way to go when time is up. Lead it to a reminder, to somebody else, or to an end that explains.',
  ),
  run: ({ graph }) =>
    graph.nodes
      .filter(({ node, out }) => node.limit?.then === 'leave' && !out.some(({ port }) => port === 'late'))
      .map((node) =>
        remarkOn(
          node,
          text(`节点“${node.id}”超过时限后没有去处`, `Node “${node.id}” leads nowhere when its time is over`),
          '/limit',
        ),
      ),
  fix: ({ scenario }, { node }) =>
    node === undefined
      ? null
      : {
          label: text('连到一个新的结束节点', 'Connect it to a new end'),
          scenario: withRefusingEnd(scenario, node, 'late', text('超过时限', 'Past its limit')),
        },
});
