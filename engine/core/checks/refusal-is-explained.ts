/** An end that refuses tells the cardholder so: by a prompt of its own. */
import { defineCheck, remarkOn } from '../check.ts';
import { withApology } from '../edit.ts';
import { end } from '../nodes/end.ts';
import { text } from '../text.ts';

export const refusalIsExplained = defineCheck({
  name: 'refusal-is-explained',
  severity: 'error',
  clauses: ['access.prompts'],
  title: text('没办成要说明', 'A refusal is explained'),
  why: text(
    '没办成又不说原因，持卡人只能一遍遍重来。请给结束节点加上提示语，说明原因和下一步怎么办。',
    'A cardholder who is refused without a word can only try again and again. Give the end a prompt that says why, and what to do next.',
  ),
  run: ({ graph }) =>
    graph.nodes.flatMap((node) => {
      const settings = node.kind?.kind === 'end' ? end.settings.safeParse(node.settings).data : undefined;
      if (!settings || settings.success || settings.prompts.length > 0) return [];
      const message = text('未办成的结果必须有提示语', 'An outcome that refuses needs a prompt');
      return [remarkOn(node, message, '/settings/prompts')];
    }),
  fix: ({ scenario }, { node }) =>
    node === undefined
      ? null
      : { label: text('加一条通用的提示语', 'Add a general prompt'), scenario: withApology(scenario, node) },
});
