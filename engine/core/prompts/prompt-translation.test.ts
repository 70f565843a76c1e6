/** What is wrong with a translation. */
import { expect, it } from 'vitest';
import { translationOf, wordsOf, type PromptTranslations } from './prompt-languages.ts';
import { lintTranslation } from './prompt-translation.ts';
import type { Prompt } from './prompt.ts';
import { text } from '../text.ts';

const original: Prompt = { audience: 'cardholder', tone: 'info', text: text('第 {month} 个月。', 'Month {month}.') };

it.each([
  ['its own script, with the hole', 'بۇ {month} - ئاي.', []],
  ['no hole', 'بۇ ئاي.', ['holes']],
  ['Chinese left', 'بۇ {month} 月.', ['script']],
  ['nothing of its script', '{month}.', ['script']],
  ['shouting', '{month} ئاي!', ['exclamation']],
])('Uyghur: %s', (_why, words, rules) => {
  const findings = lintTranslation('a.b', 'ug', { text: words }, original);
  expect(findings.map(({ rule }) => rule)).toEqual(rules);
});

it('knows no code that the catalogue lacks', () => {
  expect(lintTranslation('a.b', 'bo', { text: 'ཀ' }, undefined)).toMatchObject([{ rule: 'unknown-code' }]);
});

const translations: PromptTranslations = {
  ug: { language: 'ug', review: 'needs-native-reader', prompts: { 'a.b': { text: 'بۇ {month} ئاي. 12333' } } },
};

it('gives a translation with the word that nobody has read it, and speaks it digit by digit', () => {
  const translation = translationOf(
    { code: 'a.b', ...original },
    { originals: { 'a.b': original.text['zh-CN'] }, translations },
    'ug',
  );
  expect(wordsOf(original, 'ug', 'text', translation)).toMatchObject({ language: 'ug', needsReader: true });
  expect(wordsOf(original, 'ug', 'speech', translation).words).toContain('1 2 3 3 3');
  expect(wordsOf(original, 'en', 'elder').words).toBe('Month {month}.');
});

it('falls back to Chinese where there is none, or where the words shown are others by now', () => {
  expect(wordsOf(original, 'bo', 'text')).toMatchObject({ language: 'zh-CN', needsReader: false });
  expect(
    translationOf({ code: 'a.b', ...original }, { originals: { 'a.b': '别的话。' }, translations }, 'ug'),
  ).toBeUndefined();
  expect(translationOf({ code: 'no.such', ...original }, { originals: {}, translations }, 'ug')).toBeUndefined();
});
