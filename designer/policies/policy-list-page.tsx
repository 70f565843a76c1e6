/** The list of policies: searched, walked and opened by keyboard. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { PolicySummary } from '../../engine/core/api.ts';
import type { Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { SearchField, useSearch } from '../app/search-field.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { useTitle } from '../app/use-title.ts';
import { ImportButton } from './import-button.tsx';

function useColumns(): Column<PolicySummary>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    { key: 'title', title: t('policies.name'), main: true, cell: ({ title }) => say(title) },
    { key: 'code', title: t('policies.code'), cell: ({ name }) => <code>{name}</code> },
    { key: 'level', title: t('policies.level'), cell: ({ level }) => t(`level.${level}`) },
    { key: 'kind', title: t('policies.decides-by'), cell: ({ kind }) => t(`policies.kind.${kind}`) },
    { key: 'version', title: t('policies.in-force'), cell: ({ version }) => t('scenario.version', { version }) },
    { key: 'updated', title: t('scenario.updated'), cell: ({ updatedAt }) => <MomentOf at={updatedAt} /> },
  ];
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
  const list = usePages<PolicySummary>('/api/policies', { q: search });
  useTitle(t('nav.policies'));
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('nav.policies')}</h1>
          <p className={page.lead}>{t('policies.lead')}</p>
        </div>
        <div className={page.chips}>
          <SearchField label={t('policies.search')} />
          <Link to="/policies/facts">{t('facts.title')}</Link>
          <ImportButton />
          <NewPolicyLink />
        </div>
      </div>
      <PagedTable
        list={list}
        caption={t('nav.policies')}
        columns={columns}
        keyOf={({ name }) => name}
        linkOf={({ name }) => `/policies/${name}`}
        search={search}
        empty={
          <EmptyState title={t('policies.empty')} text={t('policies.empty-text')}>
            <NewPolicyLink />
          </EmptyState>
        }
      />
    </div>
  );
}
