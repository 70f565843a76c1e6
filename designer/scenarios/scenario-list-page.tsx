/** The list of scenarios: searched, walked and opened by keyboard. */
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../engine/core/api.ts';
import { fields } from '../../engine/core/scenario.ts';
import type { Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { useSearch } from '../app/search-field.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { BeginLink } from '../begin/begin-link.tsx';
import { StateNotice, useStateFilter, WaitingMark } from './scenario-states.tsx';
import { PublishedMark } from './published-mark.tsx';

function useColumns(): Column<ScenarioSummary>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    { key: 'name', title: t('scenario.name'), main: true, cell: ({ name }) => say(name) },
    { key: 'field', title: t('scenario.field'), cell: ({ field }) => say(fields[field]) },
    { key: 'service', title: t('scenario.service'), cell: ({ service }) => t(`service.${service}`) },
    { key: 'published', title: t('scenario.in-use'), cell: ({ published }) => <PublishedMark version={published} /> },
    { key: 'waiting', title: t('scenarios.review'), cell: (each) => <WaitingMark {...each} /> },
    { key: 'updated', title: t('scenario.updated'), cell: ({ updatedAt }) => <MomentOf at={updatedAt} /> },
  ];
}

/** The page. */
export function ScenarioListPage() {
  const { t } = useTranslation();
  const search = useSearch();
  const columns = useColumns();
  const { state, filter } = useStateFilter();
  const list = usePages<ScenarioSummary>('/api/scenarios', { q: search, state });
  return (
    <ListPage
      title={t('nav.scenarios')}
      lead={t('scenarios.lead')}
      search={t('scenarios.search')}
      actions={
        <>
          <BeginLink />
        </>
      }
    >
      <div className={page.chips}>{filter}</div>
      <StateNotice of="waiting" state={state} />
      <StateNotice of="returned" state={state} />
      <PagedTable
        list={list}
        caption={t('nav.scenarios')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => `/scenarios/${id}`}
        search={search}
        empty={
          <EmptyState
            title={t(`scenarios.${state === '' ? 'empty' : 'empty-state'}`)}
            text={t(`scenarios.${state === '' ? 'empty-text' : 'empty-state-text'}`)}
          >
            {state === '' && <BeginLink />}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
