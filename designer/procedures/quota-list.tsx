/** What all together may use a day, what others have taken of it, and that the rest does not hold what a case asks for. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QuotaView } from '../../engine/core/procedures/total-quota.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { FactList } from '../app/fact-list.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import explanation from '../cases/explanation-panel.module.css';
import styles from './case.module.css';

/** The takers that one may see anyway. */
function Takers({ takers }: Pick<QuotaView, 'takers'>) {
  const { t } = useTranslation();
  if (takers.length === 0) return null;
  return (
    <details>
      <summary>{t('procedures.quota-takers', { count: takers.length })}</summary>
      <ul className={explanation.next}>
        {takers.map(({ id, name, daily }) => (
          <li key={id}>
            <Link to={`/registrations/${id}`} className={styles.inText}>
              {name}
            </Link>{' '}
            {t('procedures.quota-daily', { daily: daily.toLocaleString() })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** By which rule the total is set. */
function Rule({ by: { policy, rule, reason, clauses } }: Pick<QuotaView, 'by'>) {
  const { say } = useLanguage();
  const readsPolicies = useMay()('policy.read');
  return (
    <>
      {say(reason)} <ClauseTags clauses={clauses} />{' '}
      {rule !== null && readsPolicies && (
        <Link to={`/policies/${policy}`} className={styles.inText}>
          {policy} / {rule}
        </Link>
      )}
    </>
  );
}

function Quota({ quota }: { quota: QuotaView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { name, total, others, left, asks, fits } = quota;
  const uses = (daily: number) => t('procedures.quota-daily', { daily: daily.toLocaleString() });
  return (
    <li>
      <strong>{say(name)}</strong>{' '}
      {fits ? t('procedures.quota-fits') : t('procedures.quota-lacks', { daily: (asks - left).toLocaleString() })}
      <FactList
        className={styles.quotaFacts}
        facts={[
          [t('procedures.quota-total'), uses(total)],
          [t('procedures.quota-others', { count: others.count }), uses(others.daily)],
          [t('procedures.quota-left'), uses(left)],
          [t('procedures.quota-asks'), uses(asks)],
        ]}
      />
      <FactList className={styles.whyFacts} facts={[[t('procedures.by-rule'), <Rule by={quota.by} />]]} />
      <Takers takers={quota.takers} />
    </li>
  );
}

/** The list; nothing where no total stands against the case. */
export function QuotaList({ quotas }: { quotas: readonly QuotaView[] }) {
  const { t } = useTranslation();
  if (quotas.length === 0) return null;
  return (
    <>
      <h3>{t('procedures.quotas')}</h3>
      <ul className={styles.marks}>
        {quotas.map((quota) => (
          <Quota key={quota.of} quota={quota} />
        ))}
      </ul>
    </>
  );
}
