/** Every node can be reached from the start. */
import { defineCheck, nodePointer } from '../check.ts';
import { reachableFrom } from '../graph.ts';
import { text } from '../text.ts';

export const reachable = defineCheck({
  name: 'reachable',
  severity: 'error',
  clauses: ['scenario.manage'],
  run(scenario) {
    const start = scenario.nodes.find(({ kind }) => kind === 'start');
    if (!start) return [];
    const reached = reachableFrom(scenario, start.id);
    return scenario.nodes
      .filter(({ id, kind }) => !reached.has(id) && kind !== 'start')
      .map(({ id }) => ({
        pointer: nodePointer(scenario, id),
        node: id,
        message: text(`从开始到不了节点“${id}”`, `Node “${id}” cannot be reached from the start`),
      }));
  },
});
