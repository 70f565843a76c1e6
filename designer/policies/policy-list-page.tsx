/** The list of policies: searched, walked and opened by keyboard. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { PolicySummary } from '../../engine/core/api.ts';
import type { Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { useSearch } from '../app/search-field.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { ImportButton } from './import-button.tsx';
import { PolicyStateMark } from './policy-state-mark.tsx';
import { useWaitingFilter, WaitingMark, WaitingNotice } from './policy-waiting-list.tsx';

function useColumns(): Column<PolicySummary>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    { key: 'title', title: t('policies.name'), main: true, cell: ({ title }) => say(title) },
    { key: 'code', title: t('policies.code'), cell: ({ name }) => <code>{name}</code> },
    { key: 'level', title: t('policies.level'), cell: (each) => <LevelOf {...each} /> },
    { key: 'kind', title: t('policies.decides-by'), cell: ({ kind }) => t(`policies.kind.${kind}`) },
    { key: 'version', title: t('policies.state.title'), cell: (each) => <PolicyStateMark {...each} /> },
    { key: 'waiting', title: t('policies.release.review'), cell: ({ waiting }) => <WaitingMark version={waiting} /> },
    { key: 'updated', title: t('scenario.updated'), cell: ({ updatedAt }) => <MomentOf at={updatedAt} /> },
  ];
}

/** The level, and of a layer what it refines. */
function LevelOf({ level, refines }: Pick<PolicySummary, 'level' | 'refines'>) {
  const { t } = useTranslation();
  if (refines === null) return t(`level.${level}`);
  return (
    <span>
      {t(`level.${level}`)} · {t('policies.layers.refines-short')} <code>{refines}</code>
    </span>
  );
}

function NewPolicyLink() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('policy.edit')) return null;
  return (
    <Button
      type="primary"
      href="/policies/new"
      icon={<PlusOutlined aria-hidden />}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate('/policies/new');
      }}
    >
      {t('policies.new')}
    </Button>
  );
}

/** The page. */
export function PolicyListPage() {
  const { t } = useTranslation();
  const search = useSearch();
  const columns = useColumns();
  const { waiting, filter } = useWaitingFilter();
  const list = usePages<PolicySummary>('/api/policies', { q: search, waiting: waiting ? 'true' : '' });
  return (
    <ListPage
      title={t('nav.policies')}
      lead={t('policies.lead')}
      search={t('policies.search')}
      actions={
        <>
          <Link to="/prompts" className={page.beside}>
            {t('prompts.link')}
          </Link>
          <Link to="/policies/facts" className={page.beside}>
            {t('facts.title')}
          </Link>
          <ImportButton />
          <NewPolicyLink />
        </>
      }
    >
      <div className={page.chips}>{filter}</div>
      {!waiting && <WaitingNotice />}
      <PagedTable
        list={list}
        caption={t('nav.policies')}
        columns={columns}
        keyOf={({ name }) => name}
        linkOf={({ name }) => `/policies/${name}`}
        search={search}
        empty={
          waiting ? (
            <EmptyState title={t('policies.release.none')} text={t('policies.release.none-text')} />
          ) : (
            <EmptyState title={t('policies.empty')} text={t('policies.empty-text')}>
              <NewPolicyLink />
            </EmptyState>
          )
        }
      />
    </ListPage>
  );
}
