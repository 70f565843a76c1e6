/** What a node was asked to learn or to compute is read by somebody. */
import { defineCheck, remarkOn } from '../check.ts';
import { variablesRead } from '../data-read.ts';
import type { GraphNode } from '../graph.ts';
import { text } from '../text.ts';

/** The variables a node sets because its author wants their value: those of an assign, a query, a form, or of its own name. */
function wanted({ kind, node, settings }: GraphNode): { name: string; below: string }[] {
  if (!kind || settings === undefined) return [];
  if (kind.kind === 'assign') {
    const { set } = settings as { set: Record<string, string> };
    return Object.keys(set).map((name) => ({ name, below: `/settings/set/${name}` }));
  }
  const output = kind.output?.(settings);
  const asks = kind.kind === 'query-data' || kind.kind === 'form' || kind.collected !== undefined;
  if (!output || !(asks || node.as !== undefined)) return [];
  return [{ name: node.as ?? output.as, below: node.as === undefined ? '' : '/as' }];
}

export const outputsAreRead = defineCheck({
  name: 'outputs-are-read',
  severity: 'warning',
  clauses: ['access.data-security'],
  title: text('取得的内容有人用', 'What is learnt is used'),
  why: text(
    '查来、问来或算出而没有人用的内容，白费一次查询，也多留一份个人信息。请用上它，或去掉这一步。',
    'What is queried, asked for or computed and then not used costs a query, and keeps personal data for nothing. Use it, or leave the step out.',
  ),
  run(subject) {
    const read = variablesRead(subject);
    return subject.graph.nodes.flatMap((node) =>
      wanted(node)
        .filter(({ name }) => !read.has(name))
        .map(({ name, below }) =>
          remarkOn(node, text(`变量“${name}”没有任何节点使用`, `Nothing reads the variable “${name}”`), below),
        ),
    );
  },
});
