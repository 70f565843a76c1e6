/** The list of cases, the latest first. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { CaseRecord } from '../../engine/core/case.ts';
import { DataTable, type Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { MoreRows } from '../app/more-rows.tsx';
import page from '../app/page.module.css';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { NothingFound } from '../app/nothing-found.tsx';
import { SearchField, useSearch } from '../app/search-field.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { useTitle } from '../app/use-title.ts';
import { CaseStatusMark } from './case-status-mark.tsx';

function useColumns(): Column<CaseRecord>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    { key: 'scenario', title: t('case.scenario'), main: true, cell: ({ scenario }) => say(scenario.name) },
    { key: 'outcome', title: t('case.outcome'), cell: (record) => <CaseStatusMark record={record} /> },
    { key: 'holder', title: t('case.holder'), cell: ({ holder }) => holder?.name ?? t('case.no-holder') },
    { key: 'version', title: t('case.version'), cell: ({ scenario }) => scenario.version },
    { key: 'opened-by', title: t('case.opened-by'), cell: ({ openedBy }) => <code>{openedBy}</code> },
    { key: 'opened', title: t('case.opened'), cell: ({ openedAt }) => <MomentOf at={openedAt} /> },
  ];
}

/** The filter by scenario, as a chip that can be taken off. */
function ScenarioChip({ scenario }: { scenario: string }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  return (
    <div className={page.chips}>
      <Button
        size="small"
        onClick={() => {
          setParams({});
        }}
      >
        {t('cases.of-scenario', { scenario })} ✕
      </Button>
    </div>
  );
}

/** The page. */
export function CaseListPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const scenario = params.get('scenario') ?? '';
  const search = useSearch();
  const columns = useColumns();
  const list = usePages<CaseRecord>('/api/cases', { scenario, q: search });
  useTitle(t('nav.cases'));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('nav.cases')}</h1>
          <p className={page.lead}>{t('cases.lead')}</p>
        </div>
        <SearchField label={t('cases.search')} />
      </div>
      {scenario && <ScenarioChip scenario={scenario} />}
      {list.isPending && <RowsSkeleton />}
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && search && <NothingFound search={search} />}
      {list.isSuccess && rows.length === 0 && !search && (
        <EmptyState title={t('cases.empty')} text={t('cases.empty-text')}>
          <Link to="/scenarios">{t('cases.to-scenarios')}</Link>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            caption={t('nav.cases')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            linkOf={({ id }) => `/cases/${id}`}
          />
          <MoreRows
            shown={rows.length}
            total={list.data?.pages.at(-1)?.total ?? rows.length}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            more={() => void list.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}
