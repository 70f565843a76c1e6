/** A prompt in one language: as it is read, for elders and as it is spoken, each to be heard. */
import { useTranslation } from 'react-i18next';
import type { TranslatedPrompts } from '../../engine/core/api.ts';
import { translationOf, wordsOf, type PromptLanguage } from '../../engine/core/prompts/prompt-languages.ts';
import { secondsToSay } from '../../engine/core/prompts/prompt-speech.ts';
import { promptForms, type Prompt, type PromptForm } from '../../engine/core/prompts/prompt.ts';
import { ReadAloud } from '../use-card/read-aloud.tsx';
import { PromptLine } from './prompt-line.tsx';
import styles from './prompts.module.css';

interface Props {
  code: string;
  prompt: Prompt;
  language: PromptLanguage;
  translated: TranslatedPrompts | undefined;
}

/** The three forms; one that has no words of its own says so. */
export function PromptForms({ code, prompt, language, translated }: Props) {
  const { t } = useTranslation();
  const translation = translated && translationOf({ code, ...prompt }, translated, language);
  const said = (form: PromptForm) => wordsOf(prompt, language, form, translation);
  const plain = said('text');
  const shown = promptForms.filter((form) => form === 'text' || said(form).words !== plain.words);
  const speech = said('speech');
  return (
    <>
      {shown.map((form) => (
        <div key={form} className={styles.form} data-form={form}>
          <span className={styles.faint}>
            {t(`prompts.form.${form}`)}
            {form === 'speech' &&
              ` · ${t('prompts.seconds', { count: Math.ceil(secondsToSay(speech.words, speech.language)) })}`}
          </span>
          <PromptLine asked={language} said={said(form)} bare={form !== 'text'} />
        </div>
      ))}
      <div className={styles.buttons}>
        <ReadAloud words={speech.words} language={speech.language} />
      </div>
    </>
  );
}
