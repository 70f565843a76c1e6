/** A scenario has exactly one start. */
import { defineCheck, nodePointer } from '../check.ts';
import { text } from '../text.ts';

export const oneStart = defineCheck({
  name: 'one-start',
  severity: 'error',
  clauses: ['scenario.manage'],
  run(scenario) {
    const starts = scenario.nodes.filter(({ kind }) => kind === 'start');
    if (starts.length === 0) return [{ pointer: '/nodes', message: text('缺少开始节点', 'There is no start') }];
    return starts.slice(1).map(({ id }) => ({
      pointer: nodePointer(scenario, id),
      node: id,
      message: text('只能有一个开始节点', 'There may be only one start'),
    }));
  },
});
