/** The cases of procedures that were about an entry, the latest first. */
import { useTranslation } from 'react-i18next';
import type { ProcedureSummary } from '../../engine/core/procedures/procedure-case.ts';
import { procedureActs, procedureKinds, procedureOutcomes } from '../../engine/core/procedures/procedure.ts';
import type { Column } from '../app/data-table.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { PagedTable } from '../app/paged-table.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import styles from './registrations.module.css';

/** The section. */
export function CaseHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const list = usePages<ProcedureSummary>('/api/procedures/cases', { registration: id });
  const columns: Column<ProcedureSummary>[] = [
    {
      key: 'procedure',
      title: t('registrations.case'),
      main: true,
      cell: ({ procedure }) => say(procedureKinds[procedure]),
    },
    { key: 'act', title: t('registrations.matter'), cell: ({ act }) => say(procedureActs[act]) },
    {
      key: 'stage',
      title: t('registrations.case-standing'),
      cell: ({ outcome, stage }) => say(outcome === null ? stage.name : procedureOutcomes[outcome]),
    },
    { key: 'opened', title: t('case.opened'), cell: ({ openedAt }) => <MomentOf at={openedAt} /> },
  ];
  return (
    <section aria-labelledby="registration-cases" className={styles.section}>
      <h2 id="registration-cases">{t('registrations.cases')}</h2>
      <PagedTable
        list={list}
        caption={t('registrations.cases')}
        columns={columns}
        keyOf={(each) => each.id}
        linkOf={(each) => `/cases/${encodeURIComponent(each.id)}`}
        search=""
        empty={<p>{t('registrations.no-cases')}</p>}
      />
    </section>
  );
}
