/** The scenario's own prompts say the same in every language: Chinese in Chinese, English in English. */
import { defineCheck } from '../check.ts';
import { pointerOf } from '../schema-errors.ts';
import { text } from '../text.ts';

const han = /\p{Script=Han}/u;

export const promptsTranslated = defineCheck({
  name: 'prompts-translated',
  severity: 'error',
  clauses: ['access.prompts'],
  title: text('提示语每种语言都有', 'Prompts speak every language'),
  why: text(
    '把一种语言的文字抄到另一种语言里，看不懂的人等于没有得到提示。请写上真正的译文。',
    'Where the words of one language were copied into another, whoever does not read it is told nothing. Write a translation.',
  ),
  run: ({ scenario }) =>
    Object.entries(scenario.prompts).flatMap(([code, { text: words }]) => {
      const lacks = (language: 'zh-CN' | 'en', message: ReturnType<typeof text>) => [
        { pointer: pointerOf(['prompts', code, 'text', language]), message },
      ];
      if (!han.test(words['zh-CN'])) {
        return lacks('zh-CN', text(`提示语“${code}”没有中文`, `Prompt “${code}” has no Chinese words`));
      }
      if (han.test(words.en)) {
        return lacks('en', text(`提示语“${code}”的英文里有中文`, `The English of prompt “${code}” holds Chinese`));
      }
      return [];
    }),
});
