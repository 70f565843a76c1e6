/** Why a case waits: for whom, since when, until when, what comes next and who may do it. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { CaseWait, Explanation } from '../../engine/core/explain.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import { RegionName } from '../regions/region-name.tsx';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { DueDate } from '../tasks/due-date.tsx';
import { CaseOrders } from './case-orders.tsx';
import styles from './explanation-panel.module.css';

function Wait({ wait }: { wait: CaseWait }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <li data-kind={wait.kind}>
      <p>
        <strong>{say(wait.name)}</strong> — {say(wait.words)}
        {wait.task !== null && (
          <>
            {' '}
            <Link to={`/tasks/${encodeURIComponent(wait.task)}`}>{t('explain.to-task')}</Link>
          </>
        )}
      </p>
      <dl>
        {wait.whom && (
          <div>
            <dt>{t('explain.whom')}</dt>
            <dd>
              {say(wait.whom)}
              {wait.region !== null && (
                <>
                  {' '}
                  · <RegionName code={wait.region} />
                </>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('explain.since')}</dt>
          <dd>
            <MomentOf at={wait.since} />
          </dd>
        </div>
        {wait.until !== null && (
          <div>
            <dt>{t('explain.until')}</dt>
            <dd>
              <DueDate at={wait.until} open />
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** The panel. */
export function ExplanationPanel({ record, explanation }: { record: CaseRecord; explanation: Explanation }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { place } = useDivisionWords();
  const { waits, next, live, overdue } = explanation;
  return (
    <section className={styles.panel} aria-labelledby="why-waiting" data-status={explanation.status}>
      <h2 id="why-waiting">{t('explain.title')}</h2>
      <p className={styles.summary}>{say(explanation.summary)}</p>
      {overdue && <p className={styles.late}>{t('explain.overdue')}</p>}
      {!live && record.status !== 'starting' && <p className={styles.faint}>{t('explain.not-live')}</p>}
      {waits.length > 0 && (
        <ul className={styles.waits}>
          {waits.map((wait) => (
            <Wait key={`${wait.node} ${wait.task ?? wait.token ?? wait.kind}`} wait={wait} />
          ))}
        </ul>
      )}
      {next.length > 0 && (
        <>
          <h3>{t('explain.next')}</h3>
          <ul className={styles.next}>
            {next.map((step) => (
              <li key={say(step.words)}>
                {say(step.words)}{' '}
                <span className={styles.faint}>
                  {t('explain.by', {
                    who:
                      step.region === null
                        ? say(step.by)
                        : t('task.role-at', { role: say(step.by), region: place(step.region) }),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <CaseOrders record={record} explanation={explanation} />
    </section>
  );
}
