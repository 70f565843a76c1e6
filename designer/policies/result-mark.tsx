/** What became of a row: its outcome with the rule and the reason, or why there was none. */
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import styles from './policies.module.css';
import type { RowResult } from '../../engine/core/policies/policy-rows.ts';

/** The words. */
export function ResultWords({ result }: { result: RowResult | undefined }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (!result) return <span className={styles.note}>…</span>;
  if ('problem' in result) return <span className={styles.note}>{say(result.problem)}</span>;
  const { outcome, rule, reason } = result.decision;
  return (
    <span>
      <strong className={styles.outcome}>{outcome}</strong>{' '}
      <span className={styles.note}>
        {rule === null ? t('policies.otherwise') : <code>{rule}</code>} {say(reason)}
      </span>
    </span>
  );
}
