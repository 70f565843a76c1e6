/** The words on a choice of languages: the name that its readers know, and ours where it is another. */
import { languageFacts, promptLanguages, type PromptLanguage } from '../../engine/core/prompts/prompt-languages.ts';
import type { Language } from '../../engine/core/text.ts';

/** A language by both names. */
export function languageName(of: PromptLanguage, language: Language): string {
  const { own, name } = languageFacts[of];
  return own === name[language] ? own : `${name[language]} ${own}`;
}

/** What there is to choose among. */
export const languageOptions = (language: Language): { value: PromptLanguage; label: string }[] =>
  promptLanguages.map((each) => ({ value: each, label: languageName(each, language) }));

/** The language of an address or a choice; the one of the page where it is none. */
export const languageFrom = (chosen: string | null, otherwise: PromptLanguage): PromptLanguage =>
  promptLanguages.find((each) => each === chosen) ?? otherwise;
