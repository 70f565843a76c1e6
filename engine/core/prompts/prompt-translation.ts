/** Translations of prompts, checked: the same holes as the original, the script of the language, and nothing of another besides proper names. */
import { languageFacts, type TranslatedLanguage, type TranslatedPrompt } from './prompt-languages.ts';
import { holesIn, promptForms, type Prompt, type PromptForm } from './prompt.ts';
import { text, type Text } from '../text.ts';

/** What is wrong with a translation. */
export interface TranslationFinding {
  code: string;
  language: TranslatedLanguage;
  form: PromptForm;
  rule: 'unknown-code' | 'holes' | 'script' | 'exclamation';
  message: Text;
}

/** The letters of each script, and its punctuation. */
const scripts: Record<TranslatedLanguage, RegExp> = {
  bo: /[\u0F00-\u0FFF]/,
  ug: /[\u0600-\u06FF]/,
  'mn-Mong': /[\u1800-\u18AF]/,
};

/** What every script may use: digits, spaces and joiners, dashes, brackets and marks of punctuation. */
const shared = /[\d\s.,:;?()\-–—/%«»‹›“”\u200B-\u200D\u202F]/;

/** The first characters that are not of the script, or nothing. */
function strangeIn(language: TranslatedLanguage, words: string): string | null {
  const strange = [...words.replace(/\{\w+\}/g, '')].filter(
    (each) => !scripts[language].test(each) && !shared.test(each) && !/[!！؟]/.test(each),
  );
  return strange.length > 0 ? strange.slice(0, 8).join('') : null;
}

const ownLetters = (language: TranslatedLanguage, words: string): boolean => scripts[language].test(words);

/** What is wrong with the translation of a prompt; without the original, its code is not known. */
export function lintTranslation(
  code: string,
  language: TranslatedLanguage,
  translated: TranslatedPrompt,
  original: Prompt | undefined,
): TranslationFinding[] {
  const finding = (form: PromptForm, rule: TranslationFinding['rule'], message: Text): TranslationFinding[] => [
    { code, language, form, rule, message },
  ];
  if (!original) return finding('text', 'unknown-code', text('目录里没有这个编码', 'The catalogue has no such code'));
  const holes = holesIn(original.text['zh-CN']).join();
  return promptForms.flatMap((form) => {
    const words = translated[form];
    if (words === undefined) return [];
    const strange = strangeIn(language, words);
    const { name } = languageFacts[language];
    return [
      ...(form === 'speech' || holesIn(words).join() === holes
        ? []
        : finding(form, 'holes', text('空与原文不同', 'Its holes are not those of the original'))),
      ...(strange === null
        ? []
        : finding(form, 'script', text(`“${strange}”不是${name['zh-CN']}`, `“${strange}” is not ${name.en}`))),
      ...(ownLetters(language, words)
        ? []
        : finding(form, 'script', text(`没有${name['zh-CN']}`, `It holds no ${name.en}`))),
      ...(/[!！]/.test(words) ? finding(form, 'exclamation', text('不用感叹号', 'No exclamation marks')) : []),
    ];
  });
}
