/** The language in use, for components that show texts of the platform. */
import { useTranslation } from 'react-i18next';
import type { Language, Text } from '../../engine/core/text.ts';

/** The language that the words are in. */
export const languageOf = ({ language }: { language: string }): Language => (language === 'en' ? 'en' : 'zh-CN');

/** Gives the language, and a function that says a text in it. */
export function useLanguage(): { language: Language; say: (text: Text) => string } {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  return { language, say: (text) => text[language] };
}
