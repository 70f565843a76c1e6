/** The live page of a scenario: its running cases on the drawing and in a table, what is held, and who stands where. */
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { VersionSummary } from '../../engine/core/api.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { useVersion } from '../scenarios/use-scenario.ts';
import { useSummary, useVersions } from '../versions/use-versions.ts';
import { Incidents } from './incidents.tsx';
import { LiveDrawing } from './live-drawing.tsx';
import styles from './live.module.css';
import { LiveTotals } from './live-totals.tsx';
import { NodeCases } from './node-cases.tsx';
import { NodeTable } from './node-table.tsx';
import { useLive } from './use-live.ts';

/** The versions that cases may run on: those that were ever published. */
const ranOn = (versions: readonly VersionSummary[]) => versions.filter(({ publishedAt }) => publishedAt !== null);

/** The choices that are kept in the address. */
function useAddress() {
  const [params] = useSearchParams();
  const set = useSetInAddress({ replace: true });
  return {
    get: (name: string) => params.get(name),
    set,
  };
}

/** Which version is looked at. */
function VersionChoice({
  versions,
  version,
  change,
}: {
  versions: readonly VersionSummary[];
  version: number;
  change: (version: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <ChooseOne
      aria-label={t('live.version')}
      value={String(version)}
      options={versions.map((each) => ({
        value: String(each.version),
        label: `${t('scenario.version', { version: each.version })} · ${t(`versions.state.${each.state}`)}`,
      }))}
      change={change}
    />
  );
}

/** The figures of one version. */
function OneVersion({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation();
  const may = useMay();
  const address = useAddress();
  const live = useLive(id, version);
  const content = useVersion(id, version);
  const failed = [live, content].find(({ isError, data }) => isError && !data);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  if (!live.data || !content.data) return <PageSkeleton />;
  const { scenario } = content.data.content;
  const node = scenario.nodes.find((each) => each.id === address.get('node')) ?? null;
  const select = (next: string | null) => {
    address.set('node', next ?? '');
  };
  if (live.data.window.cases === 0)
    return (
      <EmptyState title={t('live.empty')} text={t('live.empty-text')}>
        {may('case.open') && <Link to={`/scenarios/${id}`}>{t('live.to-scenario')}</Link>}
      </EmptyState>
    );
  return (
    <>
      {live.isError && <ProblemAlert error={live.error} retry={() => void live.refetch()} />}
      <LiveTotals live={live.data} stale={live.isError} />
      <LiveDrawing
        key={content.data.digest}
        scenario={scenario}
        live={live.data}
        by={address.get('by')}
        show={(by) => {
          address.set('by', by);
        }}
        selected={node?.id ?? null}
        select={select}
      />
      {node && (
        <NodeCases
          key={node.id}
          id={id}
          version={version}
          node={node}
          close={() => {
            select(null);
          }}
        />
      )}
      <Incidents id={id} live={live.data} content={content.data.content} />
      <NodeTable scenario={scenario} live={live.data} selected={node?.id ?? null} select={select} />
    </>
  );
}

/** The page. */
export function LivePage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const address = useAddress();
  const summary = useSummary(id);
  const versions = useVersions(id);
  useTitle(summary.data ? t('live.page-title', { scenario: say(summary.data.name) }) : '');
  const failed = [summary, versions].find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!summary.data || !versions.data) return <PageSkeleton />;
  const published = ranOn(versions.data.items);
  const wanted = Number(address.get('version') ?? summary.data.published);
  const version = published.find((each) => each.version === wanted) ?? published[0];
  return (
    <div className={`${page.page ?? ''} ${styles.page ?? ''}`}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/scenarios">{t('nav.scenarios')}</Link> ▸{' '}
        <Link to={`/scenarios/${id}`}>{say(summary.data.name)}</Link>
      </nav>
      <div className={page.head}>
        <div>
          <h1>{t('live.page-title', { scenario: say(summary.data.name) })}</h1>
          <p className={page.lead}>{t('live.lead')}</p>
        </div>
        {version && (
          <VersionChoice
            versions={published}
            version={version.version}
            change={(next) => {
              address.set('version', next);
            }}
          />
        )}
      </div>
      {version ? (
        <OneVersion key={version.version} id={id} version={version.version} />
      ) : (
        <EmptyState title={t('live.unpublished')} text={t('live.unpublished-text')}>
          <Link to={`/scenarios/${id}/versions`}>{t('versions.link')}</Link>
        </EmptyState>
      )}
    </div>
  );
}
