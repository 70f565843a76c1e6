/** The scenario's own prompts keep to the tone of a public counter (access.prompts, scenario.inclusive). */
import { defineCheck } from '../check.ts';
import { lintPrompt } from '../prompts/prompt-lint.ts';
import { pointerOf } from '../schema-errors.ts';
import { text } from '../text.ts';

/** What the check of translations says already, and with more weight. */
const saidElsewhere = 'one-language';

export const promptsInGoodTone = defineCheck({
  name: 'prompts-in-good-tone',
  severity: 'warning',
  clauses: ['access.prompts', 'scenario.inclusive'],
  title: text('提示语得体', 'Prompts in good tone'),
  why: text(
    '太长、责怪人、用行话或不说下一步的提示语，持卡人听不懂也不知道怎么办。请改短、改明白，说清接下来做什么。',
    'Words that are long, that blame, that use jargon or leave open what comes next do not help a cardholder. Say it shorter and plainer, and say what to do.',
  ),
  run: ({ scenario }) =>
    Object.entries(scenario.prompts).flatMap(([code, prompt]) =>
      lintPrompt(code, prompt)
        .filter(({ form, rule }) => rule !== saidElsewhere && (form === 'text' || prompt[form] !== undefined))
        .map(({ form, language, message }) => ({
          pointer: pointerOf(['prompts', code, form, language]),
          message: text(`提示语“${code}”：${message['zh-CN']}`, `Prompt “${code}”: ${message.en}`),
        })),
    ),
});
