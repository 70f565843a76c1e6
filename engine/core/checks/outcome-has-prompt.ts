/** An end that grants the matter tells the cardholder so (access.prompts). */
import { defineCheck, remarkOn } from '../check.ts';
import { withSettings } from '../edit.ts';
import { end } from '../nodes/end.ts';
import { usualPrompt } from '../prompts/prompt-steps.ts';
import { text } from '../text.ts';

export const outcomeHasPrompt = defineCheck({
  name: 'outcome-has-prompt',
  severity: 'warning',
  clauses: ['access.prompts'],
  title: text('办成也要告知', 'A success is told'),
  why: text(
    '办成了却没有提示，持卡人不知道可以走了，也不知道接下来做什么。请给结束节点加上提示语。',
    'A cardholder who is not told that it is done does not know to go, nor what comes next. Give the end a prompt.',
  ),
  run: ({ graph }) =>
    graph.nodes.flatMap((node) => {
      const settings = node.kind === end ? end.settings.safeParse(node.settings).data : undefined;
      if (!settings?.success || settings.prompts.length > 0) return [];
      return [remarkOn(node, text('办成的结果没有提示语', 'The outcome has no prompt'), '/settings/prompts')];
    }),
  fix({ scenario, ground: { prompts } }, { node }) {
    const code = usualPrompt('end', 'done', 'cardholder');
    if (node === undefined || code === undefined || !Object.hasOwn(prompts, code)) return null;
    const label = text('加上通用的提示语', 'Add the usual prompt');
    return { label, scenario: withSettings(scenario, node, { prompts: [code] }) };
  },
});
