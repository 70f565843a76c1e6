/** The list of cases, the latest first. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { caseStatuses, type CaseRecord } from '../../engine/core/case.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import type { Column } from '../app/data-table.tsx';
import { EmptyList, ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { useSearch } from '../app/search-field.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
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

/** The filters in the address as chips that can be taken off, and the choice of a status. */
function Filters({ scenario, status }: { scenario: string; status: string }) {
  const { t } = useTranslation();
  const change = useSetInAddress();
  return (
    <div className={page.chips}>
      <ChooseOne
        aria-label={t('cases.status')}
        none={t('cases.all-statuses')}
        value={status}
        options={caseStatuses.map((each) => ({ value: each, label: t(`status.${each}`) }))}
        change={(value) => {
          change('status', value);
        }}
      />
      {scenario && (
        <Button
          size="small"
          onClick={() => {
            change('scenario', '');
          }}
        >
          {t('cases.of-scenario', { scenario })} ✕
        </Button>
      )}
    </div>
  );
}

/** The page. */
export function CaseListPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const scenario = params.get('scenario') ?? '';
  const wanted = params.get('status') ?? '';
  const status = caseStatuses.find((each) => each === wanted) ?? '';
  const search = useSearch();
  const columns = useColumns();
  const list = usePages<CaseRecord>('/api/cases', { scenario, status, q: search });
  return (
    <ListPage title={t('nav.cases')} lead={t('cases.lead')} search={t('cases.search')}>
      <Filters scenario={scenario} status={status} />
      <PagedTable
        list={list}
        caption={t('nav.cases')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => `/cases/${id}`}
        search={search}
        empty={
          <EmptyList of="cases" isFiltered={status !== ''}>
            <Link to="/scenarios">{t('cases.to-scenarios')}</Link>
          </EmptyList>
        }
      />
    </ListPage>
  );
}
