/** Every port leads on: whatever happens at a node, the scenario says what follows. */
import { defineCheck, remarkOn } from '../check.ts';
import { withRefusingEnd } from '../edit.ts';
import { text } from '../text.ts';

export const portsConnected = defineCheck({
  name: 'ports-connected',
  severity: 'error',
  clauses: ['access.prompts'],
  title: text('每个出口都有去处', 'Every port leads on'),
  why: text(
    '节点的每种结果都要有下文，否则办件停在那里，持卡人也得不到答复。请把出口连到下一步，或连到说明原因的结束节点。',
    'Whatever comes of a node, something must follow; else the case stops there and the cardholder gets no answer. Connect the port to the next step, or to an end that explains.',
  ),
  run: ({ graph }) =>
    graph.nodes.flatMap((node) =>
      (node.ports ?? [])
        .filter(({ id }) => id !== 'late' && !node.out.some(({ port }) => port === id))
        .map(({ id }) =>
          remarkOn(
            node,
            text(`节点“${node.id}”的出口“${id}”没有连线`, `Port “${id}” of node “${node.id}” leads nowhere`),
          ),
        ),
    ),
  fix({ scenario, graph }, { node: id, message }) {
    const node = graph.node(id ?? '');
    const port = node?.ports?.find((each) => message.en.startsWith(`Port “${each.id}” `));
    if (!node || !port) return null;
    return {
      label: text('连到一个新的结束节点', 'Connect it to a new end'),
      scenario: withRefusingEnd(scenario, node.id, port.id, port.label),
    };
  },
});
