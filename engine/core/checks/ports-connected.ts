/** Every port leads on: whatever happens at a node, the scenario says what follows. */
import { defineCheck, nodePointer } from '../check.ts';
import { portsOf } from '../graph.ts';
import { text } from '../text.ts';

export const portsConnected = defineCheck({
  name: 'ports-connected',
  severity: 'error',
  clauses: ['access.prompts'],
  run: (scenario) =>
    scenario.nodes.flatMap((node) =>
      (portsOf(node) ?? [])
        .filter((port) => !scenario.edges.some((edge) => edge.from === node.id && edge.port === port))
        .map((port) => ({
          pointer: nodePointer(scenario, node.id),
          node: node.id,
          message: text(`节点“${node.id}”的出口“${port}”没有连线`, `Port “${port}” of node “${node.id}” leads nowhere`),
        })),
    ),
});
