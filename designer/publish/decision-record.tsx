/** What was decided of a version: how, by whom, when, and why. */
import { useTranslation } from 'react-i18next';
import type { VersionDecision, VersionSummary } from '../../engine/core/api.ts';
import { MomentOf } from '../app/moment-of.tsx';
import styles from './decision.module.css';
import publish from './publish.module.css';

/** Who decided, and when. */
export function DecidedBy({ decision: { by, at } }: { decision: VersionDecision }) {
  return (
    <span className={styles.by}>
      <code>{by}</code> · <MomentOf at={at} />
    </span>
  );
}

/** The section; nothing where none was made. */
export function DecisionRecord({ release: { version, decision } }: { release: VersionSummary }) {
  const { t } = useTranslation();
  if (!decision) return null;
  return (
    <section className={`${publish.section} ${styles.record}`} aria-labelledby="decided-title">
      <h2 id="decided-title">{t('publish.decision.title')}</h2>
      <p>
        {t(`publish.decision.done.${decision.act}`, { version })} · <DecidedBy decision={decision} />
      </p>
      <blockquote>{decision.reason ?? t('publish.decision.no-reason')}</blockquote>
    </section>
  );
}
