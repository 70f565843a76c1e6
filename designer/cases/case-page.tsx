/** The page of a case: how it ended and why, step by step, over the version it ran on. */
import { Alert } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isOver, type CaseRecord } from '../../engine/core/case.ts';
import { span } from '../app/dates.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { runViewOf } from '../canvas/run-view.ts';
import { PlaceName } from '../institutions/place-name.tsx';
import { useVersion } from '../scenarios/use-scenario.ts';
import { useLiveCase } from '../use-card/use-live-case.ts';
import styles from './case-page.module.css';
import { CaseStatusMark } from './case-status-mark.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';
import { useExplanation } from './use-explanation.ts';

const ScenarioCanvas = lazy(() =>
  import('../canvas/scenario-canvas.tsx').then((canvas) => ({ default: canvas.ScenarioCanvas })),
);

/** Who, where, when, and on which version. */
function CaseFacts({ record }: { record: CaseRecord }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { holder, scenario } = record;
  const facts: [string, React.ReactNode][] = [
    [t('case.holder'), holder ? `${holder.name}  ${holder.socialSecurityNumber}` : t('case.no-holder')],
    [t('case.scenario'), <Link to={`/scenarios/${scenario.id}`}>{say(scenario.name)}</Link>],
    [t('case.version'), t('scenario.version', { version: scenario.version })],
    [t('case.digest'), <code title={scenario.digest}>{scenario.digest.slice(0, 16)}…</code>],
    [t('scenario.service'), t(`service.${record.service}`)],
    [t('case.place'), <PlaceName region={record.region} institution={record.institution} />],
    [t('case.opened-by'), <code>{record.openedBy}</code>],
    [t('case.opened'), <MomentOf at={record.openedAt} />],
    ...(record.endedAt
      ? ([[t('case.took'), span(Date.parse(record.endedAt) - Date.parse(record.openedAt), language)]] as [
          string,
          string,
        ][])
      : []),
  ];
  return <FactList className={styles.facts} facts={facts} />;
}

/** The page. */
export function CasePage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const live = useLiveCase(id);
  const record = live.data;
  const version = useVersion(record?.scenario.id ?? '', record?.scenario.version);
  const explanation = useExplanation(record).data;
  const held = explanation?.waits.find(({ kind }) => kind === 'held')?.node;
  useTitle(record ? t('case.title', { scenario: say(record.scenario.name) }) : '');
  if (live.isError && !record) return <ProblemNotice error={live.error} retry={() => void live.refetch()} />;
  if (!record) return <PageSkeleton />;
  const content = version.data?.content;
  const scenario = content?.scenario;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={styles.trail}>
        <Link to="/cases">{t('nav.cases')}</Link> ▸ <code>{record.id}</code>
      </nav>
      <div className={styles.head}>
        <h1>{say(record.scenario.name)}</h1>
        <CaseStatusMark record={record} />
      </div>
      {explanation && !isOver(record) && <ExplanationPanel record={record} explanation={explanation} />}
      {record.problem && isOver(record) && (
        <Alert
          type="error"
          showIcon
          title={say(record.problem.title)}
          description={
            <details>
              <summary>{t('problem.details')}</summary>
              <code>{record.problem.slug}</code>
            </details>
          }
        />
      )}
      <CaseFacts record={record} />
      {version.isError && <ProblemAlert error={version.error} retry={() => void version.refetch()} />}
      {content && scenario && (
        <>
          <h2>{t('case.path')}</h2>
          <div className={styles.canvas}>
            <Suspense fallback={<PageSkeleton />}>
              <ScenarioCanvas
                key={record.scenario.digest}
                compact
                scenario={scenario}
                run={runViewOf(scenario, record, record.trace.length, held)}
              />
            </Suspense>
          </div>
          <h2>{t('case.timeline')}</h2>
          <CaseTimeline record={record} content={content} />
        </>
      )}
    </div>
  );
}
