/** What our registers and another side's view of them differ in, and looking again by hand. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { divergences } from '../../engine/core/registers/convergence-table.ts';
import type { DivergenceRecord } from '../../engine/core/registers/divergence.ts';
import { registers } from '../../engine/core/registers/registration.ts';
import type { Column } from '../app/data-table.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import styles from './registrations.module.css';
import { useConverge } from './use-registrations.ts';

/** The section. */
export function DivergenceSection() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const list = usePages<DivergenceRecord>('/api/divergences', { state: 'open' });
  const converge = useConverge();
  const columns: Column<DivergenceRecord>[] = [
    { key: 'name', title: t('registrations.name'), main: true, cell: ({ name }) => name },
    { key: 'side', title: t('divergences.side'), cell: ({ side }) => t(`divergences.with.${side}`) },
    { key: 'what', title: t('divergences.what'), cell: ({ divergence }) => say(divergences[divergence]) },
    { key: 'repair', title: t('divergences.repair'), cell: ({ repair }) => t(`divergences.by.${repair}`) },
    { key: 'register', title: t('registrations.register'), cell: ({ register }) => say(registers[register]) },
    { key: 'since', title: t('registrations.since'), cell: ({ since }) => <MomentOf at={since} /> },
  ];
  return (
    <section aria-labelledby="divergences" className={styles.section}>
      <div className={page.head}>
        <div>
          <h2 id="divergences">{t('divergences.title')}</h2>
          <p className={page.lead}>{t('divergences.lead')}</p>
        </div>
        {may('registration.converge') && (
          <Button
            loading={converge.isPending}
            onClick={() => {
              converge.mutate();
            }}
          >
            {t('divergences.check')}
          </Button>
        )}
      </div>
      <div role="status">{converge.data && <p>{t('divergences.checked', { ...converge.data })}</p>}</div>
      {converge.isError && <ProblemAlert error={converge.error} />}
      <PagedTable
        list={list}
        caption={t('divergences.title')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ entry, divergence }) =>
          divergence === 'unknown-here' ? '/registrations' : `/registrations/${encodeURIComponent(entry)}`
        }
        search=""
        empty={<p>{t('divergences.none')}</p>}
      />
    </section>
  );
}
