/** The page of the application catalogue: what the card is used for by function and group, and every item to search and open. */
import { DownloadOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { cardFunctions, catalogueGroups } from '../../engine/core/catalogue/catalogue.ts';
import type { CatalogueMatrix, CatalogueSummary } from '../../engine/core/catalogue/catalogue-answers.ts';
import type { Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { SearchField, useSearch } from '../app/search-field.tsx';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { useTitle } from '../app/use-title.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { zoneAddress } from '../zone/zone-place.ts';
import { Filters } from './catalogue-filters.tsx';
import styles from './catalogue.module.css';
import { Counts } from './counts.tsx';
import { filtersOf } from './filters.ts';
import { ImportButton } from './import-button.tsx';
import { Matrix } from './matrix.tsx';
import { cataloguePath, useMatrix } from './use-catalogue.ts';

/** Where an item is opened: by name where it is one place. */
function Opened({ opened }: Pick<CatalogueSummary, 'opened'>) {
  const { t } = useTranslation();
  const { place } = useDivisionWords();
  if (opened.length === 0) return <span className={styles.faint}>{t('catalogue.states.unopened')}</span>;
  if (opened.length > 1) return t('catalogue.places', { count: opened.length });
  return opened.map(place).join(t('list.comma'));
}

function useColumns(): Column<CatalogueSummary>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const comma = t('list.comma');
  return [
    { key: 'name', title: t('catalogue.name'), main: true, cell: ({ name }) => say(name) },
    { key: 'group', title: t('catalogue.group'), cell: ({ group }) => say(catalogueGroups[group]) },
    {
      key: 'functions',
      title: t('catalogue.functions'),
      cell: ({ functions }) => functions.map((each) => say(cardFunctions[each])).join(comma),
    },
    { key: 'opened', title: t('catalogue.opened-in'), cell: (item) => <Opened {...item} /> },
    {
      key: 'scenarios',
      title: t('catalogue.served-by'),
      cell: ({ scenarios }) => scenarios.map(({ name }) => say(name)).join(comma) || <span aria-hidden>–</span>,
    },
    { key: 'code', title: t('catalogue.code'), cell: ({ code }) => <code>{code}</code> },
  ];
}

/** The list under the matrix. */
function List() {
  const { t } = useTranslation();
  const search = useSearch();
  const [params, setParams] = useSearchParams();
  const columns = useColumns();
  const list = usePages<CatalogueSummary>(cataloguePath, { q: search, ...filtersOf(params) });
  return (
    <PagedTable
      list={list}
      caption={t('nav.catalogue')}
      columns={columns}
      keyOf={({ code }) => code}
      linkOf={({ code }) => `/catalogue/${encodeURIComponent(code)}`}
      search={search}
      empty={
        <EmptyState title={t('catalogue.none')} text={t('catalogue.none-text')}>
          <Button
            onClick={() => {
              setParams({});
            }}
          >
            {t('catalogue.show-all')}
          </Button>
        </EmptyState>
      }
    />
  );
}

/** The way to the service zone, at the place of whoever is signed in. */
function AsCardholders() {
  const { t } = useTranslation();
  const region = useSession().data?.actor.region ?? null;
  return (
    <Button icon={<EyeOutlined aria-hidden />} href={zoneAddress('', region)}>
      {t('catalogue.as-cardholders')}
    </Button>
  );
}

function Catalogue({ matrix }: { matrix: CatalogueMatrix }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const own = matrix.rows.filter(({ field }) => field === 'human-resources');
  const others = matrix.rows.filter(({ field }) => field !== 'human-resources');
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('nav.catalogue')}</h1>
          <p className={page.lead}>{t('catalogue.lead')}</p>
        </div>
        <div className={page.chips}>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            href={`${cataloguePath}/export?${params.toString()}`}
            download="catalogue.csv"
          >
            {t('catalogue.export')}
          </Button>
          <AsCardholders />
          <ImportButton />
        </div>
      </div>
      <Counts matrix={matrix} />
      <div className={styles.matrices}>
        <div>
          <Matrix caption={t('catalogue.human-resources')} rows={own} />
          <div className={styles.legend}>
            <span>{t('catalogue.legend-of')}</span>
            <span>{t('catalogue.legend-tick')}</span>
          </div>
        </div>
        <Matrix caption={t('catalogue.other-fields')} rows={others} />
      </div>
      <h2 className={styles.listHead}>{t('catalogue.items')}</h2>
      <div className={styles.filters}>
        <Filters />
        <SearchField label={t('catalogue.search')} />
      </div>
      <List />
    </div>
  );
}

/** The page. */
export function CataloguePage() {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useMatrix();
  useTitle(t('nav.catalogue'));
  if (isError) return <ProblemNotice error={error} retry={() => void refetch()} />;
  return data ? <Catalogue matrix={data} /> : <PageSkeleton />;
}
