/** What hangs on an entry: counts by register, then names, and the scenarios that nobody can use then. */
import { useTranslation } from 'react-i18next';
import { registers, type RegisterName } from '../../engine/core/registers/registration.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './registrations.module.css';
import { useRegistrationImpact } from './use-registrations.ts';

/** The list. */
export function ImpactList({ id }: { id: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data, isError, error } = useRegistrationImpact(id);
  if (isError) return <ProblemAlert error={error} />;
  if (!data) return <RowsSkeleton />;
  const { counts, entries, scenarios, hasMore } = data;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0 && scenarios.length === 0) return <p className={styles.impact}>{t('registrations.impact-none')}</p>;
  return (
    <div className={styles.impact}>
      <strong>{t('registrations.impact')}</strong>
      <p>
        {(Object.keys(counts) as RegisterName[])
          .map((register) =>
            t('registrations.impact-count', { what: say(registers[register]), count: counts[register] ?? 0 }),
          )
          .concat(scenarios.length > 0 ? [t('registrations.impact-scenarios', { count: scenarios.length })] : [])
          .join(t('registrations.and'))}
      </p>
      <ul>
        {entries.map((each) => (
          <li key={each.id}>
            {say(registers[each.register])} · {each.name}
          </li>
        ))}
        {scenarios.map((each) => (
          <li key={`scenario ${each.id}`}>
            {t('registrations.scenario')} · {say(each.name)}
          </li>
        ))}
        {hasMore && <li>{t('registrations.impact-more')}</li>}
      </ul>
    </div>
  );
}
