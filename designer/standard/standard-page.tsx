/** The page of the standard: how the platform stands to each clause, to search, print and keep, and what another edition would concern. */
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { StandardConformance } from '../../engine/core/api.ts';
import { EmptyState } from '../app/empty-state.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { SearchField, useSearch } from '../app/search-field.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { ClauseTable } from './clause-table.tsx';
import { useEditionImpact } from './edition-impact.tsx';
import styles from './standard.module.css';
import { chaptersShown, countOf, standingFilters, standingOf, type StandingFilter } from './statement.ts';

/** The filter by standing, which the address keeps. */
function StandingChoice({ sum, standing }: Pick<StandardConformance, 'sum'> & { standing: StandingFilter }) {
  const { t } = useTranslation();
  const set = useSetInAddress();
  return (
    <Segmented
      aria-label={t('standard.column.standing')}
      name="standing"
      value={standing}
      options={standingFilters
        .filter((each) => each !== 'uncovered' || sum.uncovered > 0)
        .map((each) => ({
          value: each,
          label: `${t(`standard.standing.${each === '' ? 'all' : each}`)} ${countOf(sum, each)}`,
        }))}
      onChange={(chosen: StandingFilter) => {
        set('standing', chosen);
      }}
    />
  );
}

function Statement({ statement }: { statement: StandardConformance }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const search = useSearch();
  const standing = standingOf(params.get('standing'));
  const { button, result } = useEditionImpact();
  const chapters = chaptersShown(statement, standing, search);
  const { edition, sum, sources } = statement;
  return (
    <>
      <div className={page.head}>
        <div>
          <h1>{t('standard.title')}</h1>
          <p className={page.lead}>{say(edition.name)}</p>
        </div>
        <div className={`${page.chips ?? ''} ${styles.tools ?? ''}`}>
          {button}
          <Button icon={<DownloadOutlined aria-hidden />} href="/api/standard/conformance" download="conformance.json">
            {t('standard.download')}
          </Button>
          <Button
            icon={<PrinterOutlined aria-hidden />}
            onClick={() => {
              window.print();
            }}
          >
            {t('standard.print')}
          </Button>
        </div>
      </div>
      {edition.note && <p className={styles.note}>{say(edition.note)}</p>}
      {result}
      <div className={`${page.chips ?? ''} ${styles.tools ?? ''}`}>
        <StandingChoice sum={sum} standing={standing} />
        <SearchField label={t('standard.search')} />
      </div>
      {chapters.length === 0 && (
        <EmptyState title={t('standard.none')} text={t('standard.none-text')}>
          <Button
            onClick={() => {
              setParams({});
            }}
          >
            {t('standard.show-all')}
          </Button>
        </EmptyState>
      )}
      {chapters.map((chapter) => (
        <ClauseTable key={chapter.id} chapter={chapter} sources={sources} />
      ))}
    </>
  );
}

/** The page. */
export function StandardPage() {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['standard'],
    queryFn: ({ signal }) => request<StandardConformance>('GET', '/api/standard/conformance', { signal }),
  });
  useTitle(t('standard.title'));
  if (isError) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={page.page}>
      <Statement statement={data} />
    </div>
  );
}
