/** The shipped prompts: in good tone, and complete in every language, in its own script, with the same holes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  PromptTranslation,
  translatedLanguages,
  type TranslatedLanguage,
} from '../engine/core/prompts/prompt-languages.ts';
import { lintPrompt } from '../engine/core/prompts/prompt-lint.ts';
import { lintTranslation } from '../engine/core/prompts/prompt-translation.ts';
import { holesIn } from '../engine/core/prompts/prompt.ts';
import { catalogue } from '../test/support/rulesets.ts';

const translation = (language: TranslatedLanguage): PromptTranslation =>
  PromptTranslation.parse(
    JSON.parse(readFileSync(new URL(`./prompts/languages/${language}.json`, import.meta.url), 'utf8')),
  );

it('every prompt keeps to the tone of a public counter', () => {
  const findings = Object.entries(catalogue).flatMap(([code, prompt]) => lintPrompt(code, prompt));
  expect(findings.map(({ code, form, language, message }) => `${code} ${form} ${language}: ${message.en}`)).toEqual([]);
});

it('every hole of the catalogue is declared', () => {
  for (const [code, prompt] of Object.entries(catalogue))
    expect(Object.keys(prompt.holes ?? {}).sort(), code).toEqual(holesIn(prompt.text['zh-CN']));
});

describe.each(translatedLanguages)('%s', (language) => {
  const { review, language: said, prompts } = translation(language);

  it('has every prompt, and none besides', () => {
    expect(said).toBe(language);
    expect(Object.keys(prompts).sort()).toEqual(Object.keys(catalogue).sort());
  });

  it('says that no native reader has read it', () => {
    expect(review).toBe('needs-native-reader');
  });

  it('is in its own script, with the holes of the original', () => {
    const findings = Object.entries(prompts).flatMap(([code, words]) =>
      lintTranslation(code, language, words, catalogue[code]),
    );
    expect(findings.map(({ code, message }) => `${code}: ${message.en}`)).toEqual([]);
  });
});
