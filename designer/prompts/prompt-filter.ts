/** The prompts that a search and filters leave, and how complete the catalogue is. */
import type { PromptTranslations } from '../../engine/core/prompts/prompt-languages.ts';
import { isTranslated, promptLanguages, type PromptLanguage } from '../../engine/core/prompts/prompt-languages.ts';
import { stepsTelling } from '../../engine/core/prompts/prompt-steps.ts';
import { Prompt, type Prompts } from '../../engine/core/prompts/prompt.ts';

/** A prompt with its code. */
export interface CodedPrompt extends Prompt {
  code: string;
}

/** What is looked for; an empty value is no filter. */
export interface PromptFilter {
  search: string;
  audience: string;
  tone: string;
  kind: string;
}

export const audiences = Prompt.shape.audience.options;
export const tones = Prompt.shape.tone.options;

const wordsIn = ({ code, text, elder, speech }: CodedPrompt, translations: PromptTranslations): string =>
  [
    code,
    ...[text, elder, speech].flatMap((each) => (each ? Object.values(each) : [])),
    ...Object.values(translations).flatMap(({ prompts }) => prompts[code]?.text ?? []),
  ]
    .join('\n')
    .toLowerCase();

/** The prompts that fit, by code; every word of the search must be somewhere in the code or in some language. */
export function promptsShown(
  prompts: Prompts,
  translations: PromptTranslations,
  { search, audience, tone, kind }: PromptFilter,
): CodedPrompt[] {
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.entries(prompts)
    .map(([code, prompt]): CodedPrompt => ({ code, ...prompt }))
    .filter(
      (prompt) =>
        (audience === '' || prompt.audience === audience) &&
        (tone === '' || prompt.tone === tone) &&
        (kind === '' || stepsTelling(prompt.code).some((step) => step.kind === kind)),
    )
    .filter((prompt) => {
      if (sought.length === 0) return true;
      const words = wordsIn(prompt, translations);
      return sought.every((word) => words.includes(word));
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** How complete a language is: how many of the codes have words, and how many of those somebody has read whose language it is. */
export interface Coverage {
  language: PromptLanguage;
  worded: number;
  read: number;
}

/** The coverage of every language. */
export function coverageOf(prompts: Prompts, translations: PromptTranslations): Coverage[] {
  const codes = Object.keys(prompts);
  return promptLanguages.map((language) => {
    if (!isTranslated(language)) return { language, worded: codes.length, read: codes.length };
    const file = translations[language];
    const worded = codes.filter((code) => file && Object.hasOwn(file.prompts, code)).length;
    return { language, worded, read: file?.review === 'read-by-native-reader' ? worded : 0 };
  });
}
