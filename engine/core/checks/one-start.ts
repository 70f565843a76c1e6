/** A scenario has exactly one start. */
import { defineCheck, remarkOn } from '../check.ts';
import { text } from '../text.ts';

export const oneStart = defineCheck({
  name: 'one-start',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('只有一个开始', 'One start'),
  why: text(
    '没有开始节点，办件不知从何办起；有两个，就不知该从哪一个办起。请保留一个，用卡模式可在它的设置里多选。',
    'Without a start a case cannot begin, and with two it is not known where. Keep one: it takes several card modes in its settings.',
  ),
  run({ graph }) {
    const starts = graph.nodes.filter(({ kind }) => kind?.kind === 'start');
    if (starts.length === 0) return [{ pointer: '/nodes', message: text('缺少开始节点', 'There is no start') }];
    return starts.slice(1).map((node) => remarkOn(node, text('只能有一个开始节点', 'There may be only one start')));
  },
});
