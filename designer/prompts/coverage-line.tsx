/** How complete the catalogue is: by language, how many prompts have words, and how many a native reader has read. */
import { useTranslation } from 'react-i18next';
import type { PromptTranslations } from '../../engine/core/prompts/prompt-languages.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { useLanguage } from '../app/use-language.ts';
import { languageName } from './language-name.ts';
import { coverageOf } from './prompt-filter.ts';
import styles from './prompts.module.css';

/** The figures. */
export function CoverageLine({ prompts, translations }: { prompts: Prompts; translations: PromptTranslations }) {
  const { t } = useTranslation();
  const { language: own } = useLanguage();
  return (
    <ul className={styles.coverage} aria-label={t('prompts.coverage.title')}>
      {coverageOf(prompts, translations).map(({ language, worded, read }) => (
        <li key={language}>
          <strong>{languageName(language, own)}</strong>
          <span>{t('prompts.coverage.worded', { worded, total: Object.keys(prompts).length })}</span>
          {read < worded && <span className={styles.unread}>{t('prompts.coverage.read', { read })}</span>}
        </li>
      ))}
    </ul>
  );
}
