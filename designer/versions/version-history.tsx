/** What was done to a version: who, when, why, and how its saved tests went. */
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../engine/core/api.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useRolloutWords } from './rollout-words.ts';
import styles from './versions.module.css';

/** The history, the latest first, folded. */
export function VersionHistory({ version }: { version: VersionSummary }) {
  const { t } = useTranslation();
  const words = useRolloutWords();
  return (
    <details className={styles.history}>
      <summary>{t('versions.history')}</summary>
      <ol>
        {[...version.history].reverse().map(({ act, by, at, reason, rollout }) => (
          <li key={at + act}>
            <strong>{t(`versions.done.${act}`)}</strong> · <code>{by}</code> · <MomentOf at={at} />
            {rollout && <p>{words(rollout)}</p>}
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
        <li>
          <strong>{t('versions.done.file')}</strong> · <code>{version.filedBy}</code> ·{' '}
          <MomentOf at={version.filedAt} />
        </li>
      </ol>
      <p>
        {t('versions.digest')} <code className={styles.digest}>{version.digest}</code>
      </p>
    </details>
  );
}
