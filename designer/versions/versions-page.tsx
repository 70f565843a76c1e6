/** The page of a scenario's versions: what waits for a second person, every version with its history, and what may be done to it. */
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Page, ScenarioSummary, VersionSummary } from '../../engine/core/api.ts';
import { MoreRows } from '../app/more-rows.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { useImpact } from '../publish/use-filing.ts';
import { CameBack } from './came-back.tsx';
import { CompareForm, comparisonAt } from './compare-form.tsx';
import { useSummary, useVersions } from './use-versions.ts';
import { actsOn, baseFor, comparedWith, waitsFor, type VersionAct } from './version-acts.ts';
import { VersionCard } from './version-card.tsx';
import { VersionDialogue } from './version-dialogue.tsx';
import styles from './versions.module.css';

/** How many are shown at first, and more at a time. */
const aPage = 20;

interface Props {
  summary: ScenarioSummary;
  versions: Page<VersionSummary>;
}

/** The versions, with the dialogue of the act that was pressed. */
function VersionList({ summary: { id, region }, versions: { items, total } }: Props) {
  const [shown, setShown] = useState(aPage);
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const { data: session } = useSession();
  const impact = useImpact(id);
  const [acting, setActing] = useState<{ version: VersionSummary; act: Exclude<VersionAct, 'publish'> } | null>(null);
  const account = session?.actor.account ?? '';
  const withOpenCases = (impact.data?.open ?? []).filter(({ open }) => open > 0).map(({ version }) => version);
  const looker = { account, may, withOpenCases };
  const compareAt = (version: number) => comparisonAt(id, comparedWith(items, version), version);
  return (
    <>
      {items
        .filter((version) => waitsFor(version, looker))
        .map(({ version, filedBy }) => (
          <Alert
            key={version}
            type="warning"
            showIcon
            role="status"
            className={styles.waits ?? ''}
            title={t('versions.waits', { version, by: filedBy })}
            action={<Link to={compareAt(version)}>{t('versions.review')}</Link>}
          />
        ))}
      <CameBack id={id} />
      <CompareForm key={baseFor(items)} id={id} versions={items} from={baseFor(items)} to={null} />
      <ol className={styles.list}>
        {items.slice(0, shown).map((version) => (
          <VersionCard
            key={version.version}
            version={version}
            open={impact.data?.open.find((each) => each.version === version.version)?.open}
            acts={actsOn(version, looker)}
            compareAt={compareAt(version.version)}
            act={(act) => {
              if (act === 'publish') void navigate(compareAt(version.version));
              else setActing({ version, act });
            }}
          />
        ))}
      </ol>
      {total > aPage && (
        <MoreRows
          shown={Math.min(shown, total)}
          total={total}
          hasMore={shown < total}
          loading={false}
          more={() => {
            setShown(shown + aPage);
          }}
        />
      )}
      {acting && (
        <VersionDialogue
          {...acting}
          id={id}
          impact={impact.data}
          place={region}
          close={() => {
            setActing(null);
          }}
        />
      )}
    </>
  );
}

/** The page. */
export function VersionsPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const { id = '' } = useParams();
  const summary = useSummary(id);
  const versions = useVersions(id);
  useTitle(summary.data ? t('versions.title', { name: say(summary.data.name) }) : '');
  const failed = [summary, versions].find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!summary.data || !versions.data) return <PageSkeleton />;
  const name = say(summary.data.name);
  const file = may('scenario.file') && <Link to={`/scenarios/${id}/file`}>{t('versions.to-file')}</Link>;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/scenarios">{t('nav.scenarios')}</Link> ▸ <Link to={`/scenarios/${id}`}>{name}</Link>
      </nav>
      <div className={page.head}>
        <div>
          <h1>{t('versions.title', { name })}</h1>
          <p className={page.lead}>{t('versions.lead')}</p>
        </div>
        {file}
      </div>
      {versions.data.items.length === 0 ? (
        <EmptyState title={t('versions.empty')} text={t('versions.empty-text')}>
          {file}
        </EmptyState>
      ) : (
        <VersionList summary={summary.data} versions={versions.data} />
      )}
    </div>
  );
}
