/** Every prompt that can be shown has its words (access.prompts). */
import { defineCheck, remarkOn } from '../check.ts';
import { promptsShownBy } from '../nodes/index.ts';
import { promptsOf } from '../policies/policy.ts';
import { text } from '../text.ts';

export const knownPrompts = defineCheck({
  name: 'known-prompts',
  severity: 'error',
  clauses: ['access.prompts'],
  title: text('提示语存在', 'Every prompt exists'),
  why: text(
    '没有文字的提示语无法显示，持卡人就不知道发生了什么。请用提示语目录里的编码，或在场景里写上它的文字。',
    'A prompt without words cannot be shown, and the cardholder would not know what happened. Use a code of the catalogue, or write its words into the scenario.',
  ),
  run: ({ scenario, ground: { policies, prompts }, graph }) =>
    graph.nodes.flatMap((each) => {
      const name = each.node.kind === 'decide-by-policy' ? each.node.settings['policy'] : undefined;
      const policy = typeof name === 'string' && Object.hasOwn(policies, name) ? policies[name] : undefined;
      const ofPolicy = policy ? promptsOf(policy) : [];
      return [...promptsShownBy(each.node.kind, each.node.settings), ...ofPolicy]
        .filter((code) => !Object.hasOwn(prompts, code) && !Object.hasOwn(scenario.prompts, code))
        .map((code) => remarkOn(each, text(`提示语“${code}”不存在`, `There is no prompt “${code}”`), '/settings'));
    }),
});
