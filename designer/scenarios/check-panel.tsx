/** What the design-time checks found; each finding leads to its node. */
import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Checks } from '../../engine/core/api.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import styles from './check-panel.module.css';

interface Props {
  checks: Checks;
  scenario: Scenario;
  select: (node: string) => void;
}

/** The findings, errors first. */
export function CheckPanel({ checks, scenario, select }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  return (
    <div>
      <h2>{t('checks.title')}</h2>
      <p role="status" className={styles.sum}>
        {checks.findings.length === 0 ? (
          <>
            <CheckCircleFilled aria-hidden className={styles.good ?? ''} /> {t('checks.none')}
          </>
        ) : (
          t('checks.sum', { errors: checks.errors, warnings: checks.warnings })
        )}
      </p>
      <ul className={styles.list}>
        {checks.findings.map((finding) => (
          <li key={finding.check + finding.pointer} data-severity={finding.severity}>
            <span className={styles.severity}>
              {finding.severity === 'error' ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}{' '}
              {t(`checks.${finding.severity}`)}
            </span>
            <p>{say(finding.message)}</p>
            {finding.node !== undefined && (
              <button
                type="button"
                onClick={() => {
                  if (finding.node !== undefined) select(finding.node);
                }}
              >
                {nodeNamed(scenario, finding.node, language)}
              </button>
            )}
            <ClauseTags clauses={finding.clauses} />
          </li>
        ))}
      </ul>
    </div>
  );
}
