/** Words of a prompt in any language: in its direction and its way of writing, with the word where no native reader has read them. */
import { useTranslation } from 'react-i18next';
import { languageFacts, type PromptLanguage, type PromptWords } from '../../engine/core/prompts/prompt-languages.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './prompts.module.css';

interface Props {
  /** The language that was asked for. */
  asked: PromptLanguage;
  said: PromptWords;
  /** Without the word on who has read it, where that is said once for a whole list. */
  bare?: boolean;
}

/** The words. */
export function PromptLine({ asked, said: { words, language, needsReader }, bare = false }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { direction, isVertical, name } = languageFacts[language];
  // Lines that stand beside each other may be wider than their place, and are scrolled by key too.
  const scrolls = isVertical && { tabIndex: 0 };
  return (
    <>
      <p className={styles.words} lang={language} dir={direction} data-vertical={isVertical} {...scrolls}>
        {words}
      </p>
      {language !== asked && (
        <span className={styles.unread}>
          {t('prompts.not-in', { language: say(languageFacts[asked].name), instead: say(name) })}
        </span>
      )}
      {needsReader && !bare && <span className={styles.unread}>{t('prompts.needs-reader')}</span>}
    </>
  );
}
