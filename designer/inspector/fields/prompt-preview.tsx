/** A prompt as it is shown: its tone, who reads it, and its words in every language, to be heard too. */
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../../engine/core/prompts/prompt.ts';
import { languages } from '../../../engine/core/text.ts';
import { ToneIcon } from '../../app/tone-icon.tsx';
import styles from '../inspector.module.css';
import { ReadAloud } from './read-aloud.tsx';

/** The words. */
export function PromptPreview({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  return (
    <div className={styles.prompt} data-tone={prompt.tone}>
      <span className={styles.faint}>
        <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)} · {t(`audience.${prompt.audience}`)}
      </span>
      {languages.map((language) => (
        <p key={language} lang={language}>
          {prompt.text[language]} <ReadAloud text={prompt.text[language]} language={language} />
        </p>
      ))}
    </div>
  );
}
