/** The front page of access: for an applicant what can be applied for and what waits; for everybody the cases that they may see. */
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ProcedureSummary } from '../../engine/core/procedures/procedure-case.ts';
import { procedureActs, procedureKinds, sides } from '../../engine/core/procedures/procedure.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import type { Column } from '../app/data-table.tsx';
import { EmptyList, ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { PagedTable } from '../app/paged-table.tsx';
import page from '../app/page.module.css';
import { useSearch } from '../app/search-field.tsx';
import { useMay } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { InstitutionName } from '../institutions/institution-name.tsx';
import { DueDate } from '../tasks/due-date.tsx';
import { CaseStatus } from './case-status.tsx';
import { ExportCases } from './export-cases.tsx';
import styles from './list.module.css';
import { ProcedureCards } from './procedure-cards.tsx';
import { casePath } from './use-procedures.ts';
import { WaitsForMe } from './waits-for-me.tsx';

const names = ['procedure', 'status', 'side', 'overdue'] as const;
type Filter = (typeof names)[number];

function useFilters() {
  const [params] = useSearchParams();
  const change: (name: Filter, value: string) => void = useSetInAddress();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<Filter, string>;
  return { values, change, isFiltered: names.some((name) => values[name] !== '') };
}

function useColumns(): Column<ProcedureSummary>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    {
      key: 'name',
      title: t('procedures.about'),
      main: true,
      cell: ({ name, procedure, institution }) =>
        name || (institution === null ? say(procedureKinds[procedure]) : <InstitutionName id={institution} />),
    },
    {
      key: 'procedure',
      title: t('procedures.procedure'),
      cell: ({ procedure, act }) => `${say(procedureKinds[procedure])} · ${say(procedureActs[act])}`,
    },
    { key: 'status', title: t('procedures.status'), cell: (row) => <CaseStatus summary={row} /> },
    {
      key: 'due',
      title: t('procedures.due'),
      cell: ({ dueAt, outcome }) => <DueDate at={dueAt} open={outcome === null} />,
    },
    { key: 'opened', title: t('procedures.opened'), cell: ({ openedAt }) => <MomentOf at={openedAt} /> },
  ];
}

function Filters({ values, change }: Pick<ReturnType<typeof useFilters>, 'values' | 'change'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const worded = (words: Record<string, { 'zh-CN': string; en: string }>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: say(word) }));
  return (
    <div className={page.chips} role="group" aria-label={t('procedures.filters')}>
      <ChooseOne
        aria-label={t('procedures.procedure')}
        none={t('procedures.all-procedures')}
        value={values.procedure}
        options={worded(procedureKinds)}
        change={(value) => {
          change('procedure', value);
        }}
      />
      <ChooseOne
        aria-label={t('procedures.status')}
        none={t('procedures.all-statuses')}
        value={values.status}
        options={[
          { value: 'open', label: t('procedures.is-open') },
          { value: 'over', label: t('procedures.is-over') },
        ]}
        change={(value) => {
          change('status', value);
        }}
      />
      <ChooseOne
        aria-label={t('procedures.held-by')}
        none={t('procedures.held-by-any')}
        value={values.side}
        options={worded(sides)}
        change={(value) => {
          change('side', value);
        }}
      />
      <Checkbox
        className={page.beside ?? ''}
        checked={values.overdue === 'true'}
        onChange={({ target }) => {
          change('overdue', target.checked ? 'true' : '');
        }}
      >
        {t('procedures.only-overdue')}
      </Checkbox>
    </div>
  );
}

/** The page. */
export function ProcedureListPage() {
  const { t } = useTranslation();
  const may = useMay();
  const isApplicant = may('procedure.open');
  const search = useSearch();
  const { values, change, isFiltered } = useFilters();
  const columns = useColumns();
  const list = usePages<ProcedureSummary>('/api/procedures/cases', { ...values, q: search }, { refetchMs: 30_000 });
  return (
    <ListPage
      title={t('nav.procedures')}
      lead={t(isApplicant ? 'procedures.lead-applicant' : 'procedures.lead')}
      search={t('procedures.search')}
      aside={<Link to="/conformance-kit">{t('kit.title')}</Link>}
    >
      {may('task.answer') && <WaitsForMe />}
      {isApplicant && <ProcedureCards />}
      <div className={styles.casesHead}>
        <h2>{t(isApplicant ? 'procedures.own-cases' : 'procedures.all-cases')}</h2>
        <ExportCases filters={{ ...values, q: search }} total={list.data?.pages[0]?.total ?? 0} />
      </div>
      <Filters values={values} change={change} />
      <PagedTable
        list={list}
        caption={t('procedures.all-cases')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => casePath(id)}
        search={search}
        empty={
          <EmptyList
            of="procedures"
            isFiltered={isFiltered}
            text={t(isApplicant ? 'procedures.empty-applicant' : 'procedures.empty-text')}
          />
        }
      />
    </ListPage>
  );
}
