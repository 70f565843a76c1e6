/** Prompts as they are spoken: numbers digit by digit where they are called and not counted, brackets as pauses, and how long it takes. */
import type { PromptLanguage } from './prompt-languages.ts';

const chineseDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number of five digits and more is a telephone number or an id: no voice may count it. */
const called = /\d{5,}/g;

const digitByDigit = (digits: string, language: PromptLanguage): string =>
  language === 'zh-CN' ? [...digits].map((each) => chineseDigits[Number(each)]).join('') : [...digits].join(' ');

/** The words to speak for words to read. */
export function spokenForm(words: string, language: PromptLanguage): string {
  const spoken = words.replace(called, (digits) => digitByDigit(digits, language));
  const pause = language === 'zh-CN' ? '，' : ', ';
  return spoken
    .replace(/ *[（(]([^（）()]*)[）)] */g, (_all, inner: string) => `${pause}${inner}${pause}`)
    .replace(/[“”《》「」"]/g, '')
    .replace(/[，,] *([，,。.])/g, '$1')
    .replace(/([\p{Script=Han}，。；]) +(?=[\p{Script=Han}])/gu, '$1')
    .trim();
}

/** Characters that a voice of each language speaks in a second, at the pace for who wants to follow. */
const pace: Record<PromptLanguage, number> = { 'zh-CN': 4, en: 14, bo: 12, ug: 12, 'mn-Mong': 12 };

/** How long it takes to say some words: seconds, with the pauses of their punctuation. */
export function secondsToSay(words: string, language: PromptLanguage): number {
  const pauses = [...words.matchAll(/[，。；：？,.;:?།،؛؟᠂᠃]/g)].length;
  const characters = language === 'zh-CN' ? [...words.replace(/[\s\p{P}]/gu, '')].length : [...words].length;
  return characters / pace[language] + pauses * 0.3;
}
