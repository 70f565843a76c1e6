/** The languages that prompts are shown in: the two of every text, and three more that provinces use, in files of their own. */
import { z } from 'zod';
import { PromptCode, type Prompt, type PromptForm } from './prompt.ts';
import { spokenForm } from './prompt-speech.ts';
import { text, type Text } from '../text.ts';

/** Every language of the catalogue, in the order in which it is offered. */
export const promptLanguages = ['zh-CN', 'en', 'bo', 'ug', 'mn-Mong'] as const;
export type PromptLanguage = (typeof promptLanguages)[number];

/** The languages whose words lie in rulesets/prompts/languages/. */
export const translatedLanguages = ['bo', 'ug', 'mn-Mong'] as const;
export type TranslatedLanguage = (typeof translatedLanguages)[number];

/** What is to be known of a language to show it and to speak it. */
interface Spoken {
  name: Text;
  /** What its readers call it. */
  own: string;
  direction: 'ltr' | 'rtl';
  /** Lines run down the page, the first one left. */
  isVertical: boolean;
}

/** Each language: its names and how it runs. */
export const languageFacts: Record<PromptLanguage, Spoken> = {
  'zh-CN': { name: text('中文', 'Chinese'), own: '中文', direction: 'ltr', isVertical: false },
  en: { name: text('英文', 'English'), own: 'English', direction: 'ltr', isVertical: false },
  bo: { name: text('藏文', 'Tibetan'), own: 'བོད་ཡིག', direction: 'ltr', isVertical: false },
  ug: { name: text('维吾尔文', 'Uyghur'), own: 'ئۇيغۇرچە', direction: 'rtl', isVertical: false },
  'mn-Mong': { name: text('蒙古文', 'Mongolian'), own: 'ᠮᠣᠩᠭᠣᠯ', direction: 'ltr', isVertical: true },
};

const words = z.string().min(1).max(2000);

export const TranslatedPrompt = z.strictObject({
  text: words,
  elder: words.optional(),
  speech: words.optional(),
});
export type TranslatedPrompt = z.infer<typeof TranslatedPrompt>;

/** A file of rulesets/prompts/languages/. */
export const PromptTranslation = z.strictObject({
  $schema: z.string().optional(),
  language: z.enum(translatedLanguages),
  review: z
    .enum(['needs-native-reader', 'read-by-native-reader'])
    .describe('Whether somebody whose language it is has read it'),
  prompts: z.record(PromptCode, TranslatedPrompt),
});
export type PromptTranslation = z.infer<typeof PromptTranslation>;

/** The translations by language. */
export type PromptTranslations = Partial<Record<TranslatedLanguage, PromptTranslation>>;

/** Whether a language has a file of its own. */
export const isTranslated = (language: PromptLanguage): language is TranslatedLanguage =>
  translatedLanguages.some((each) => each === language);

/** A prompt's words in a language. */
export interface PromptWords {
  words: string;
  /** The language they are in: Chinese where the one asked for has none. */
  language: PromptLanguage;
  /** Nobody whose language it is has read them. */
  needsReader: boolean;
}

const formOf = (of: Partial<Record<PromptForm, string | undefined>>, form: PromptForm, language: PromptLanguage) => {
  const plain = of.text ?? '';
  return form === 'speech' ? (of.speech ?? spokenForm(plain, language)) : (of[form] ?? plain);
};

/** The words of a prompt in a language and a form; in Chinese where it is not translated. */
export function wordsOf(
  prompt: Pick<Prompt, PromptForm>,
  language: PromptLanguage,
  form: PromptForm,
  translation?: { prompt: TranslatedPrompt | undefined; review: PromptTranslation['review'] },
): PromptWords {
  if (isTranslated(language)) {
    if (!translation?.prompt) return wordsOf(prompt, 'zh-CN', form);
    const needsReader = translation.review === 'needs-native-reader';
    return { words: formOf(translation.prompt, form, language), language, needsReader };
  }
  const of = {
    text: prompt.text[language],
    elder: prompt.elder?.[language],
    speech: prompt.speech?.[language],
  };
  return { words: formOf(of, form, language), language, needsReader: false };
}

/** The translation of a prompt as it was shown; none where it was made of other Chinese words than those. */
export function translationOf(
  { code, text: shown }: { code: string; text: Text },
  { originals, translations }: { originals: Record<string, string>; translations: PromptTranslations },
  language: PromptLanguage,
): { prompt: TranslatedPrompt | undefined; review: PromptTranslation['review'] } | undefined {
  const file = isTranslated(language) ? translations[language] : undefined;
  const original = Object.hasOwn(originals, code) ? originals[code] : undefined;
  if (!file || original !== shown['zh-CN']) return undefined;
  return { prompt: Object.hasOwn(file.prompts, code) ? file.prompts[code] : undefined, review: file.review };
}
