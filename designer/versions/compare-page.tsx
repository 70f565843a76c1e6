/** The page that compares two versions, or a version with the draft; where the later waits for a second person, it is decided here. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ScenarioSummary, VersionSummary, VersionView } from '../../engine/core/api.ts';
import { checkScenario } from '../../engine/core/checks/index.ts';
import { conformanceOf } from '../../engine/core/conformance.ts';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { CommentCounts } from '../comments/comment-counts.tsx';
import { ReviewComments } from '../comments/review-comments.tsx';
import { VersionAttachments } from '../publish/attachment-list.tsx';
import { Comparison } from '../publish/comparison.tsx';
import { ConformanceStatement } from '../publish/conformance-statement.tsx';
import { DecisionForm } from '../publish/decision-form.tsx';
import { DecisionRecord } from '../publish/decision-record.tsx';
import { ImpactSection } from '../publish/impact-section.tsx';
import publish from '../publish/publish.module.css';
import { useDifferences, useImpact } from '../publish/use-filing.ts';
import { useDraft, useVersion } from '../scenarios/use-scenario.ts';
import { CompareForm } from './compare-form.tsx';
import { SuiteMark } from './suite-mark.tsx';
import { useSummary, useVersions } from './use-versions.ts';
import { waitsFor } from './version-acts.ts';
import { VersionStateMark } from './version-state-mark.tsx';

/** The number of a version in an address; null where there is none. */
const numberIn = (value: string | null): number | null =>
  value && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;

/** The conformance of a version on what it pins. */
function VersionConformance({ version }: { version: VersionView }) {
  const { t } = useTranslation();
  const { scenario, policies: pinned, prompts, subs = {} } = version.content;
  const policies = useMemo(
    () => Object.fromEntries(Object.entries(pinned).map(([name, { policy }]) => [name, policy])),
    [pinned],
  );
  const conformance = useMemo(() => {
    const scenarios = Object.fromEntries(Object.entries(subs).map(([id, sub]) => [id, sub.scenario]));
    return conformanceOf(scenario, { policies }, checkScenario(scenario, { policies, prompts, scenarios }));
  }, [scenario, policies, prompts, subs]);
  return (
    <section id="conformance" className={publish.section} aria-labelledby="conformance-title">
      <h2 id="conformance-title">{t('publish.step.conformance')}</h2>
      <ConformanceStatement scenario={scenario} policies={policies} conformance={conformance} />
    </section>
  );
}

/** Whom it concerns once it is published. */
function Concerned({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useImpact(id);
  if (!data) return null;
  return (
    <section className={publish.section} aria-labelledby="impact-title">
      <h2 id="impact-title">{t('publish.step.impact')}</h2>
      <ImpactSection impact={data} />
    </section>
  );
}

interface Props {
  summary: ScenarioSummary;
  versions: readonly VersionSummary[];
  from: number | null;
  to: number | null;
}

/** What is compared, once both are read. */
function useCompared({ id }: ScenarioSummary, from: number | null, to: number | null) {
  const draft = useDraft(id);
  const before = useVersion(id, from);
  const later = useVersion(id, to);
  const revision = draft.data?.revision ?? 0;
  const differences = useDifferences(id, draft.data ? from : null, to ?? { revision });
  const parts = [
    draft,
    ...(from === null ? [] : [before, ...(from === to ? [] : [differences])]),
    ...(to === null ? [] : [later]),
  ];
  const failed = parts.find(({ isError }) => isError);
  const isRead = parts.every(({ data }) => data !== undefined);
  return {
    draft: draft.data,
    before: before.data,
    later: later.data,
    differences: differences.data ?? [],
    failed,
    isRead,
  };
}

/** The comparison and, where the later version waits for whoever looks, the decision. */
function Compared({ summary, versions, from, to }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  const { draft, before, later, differences, failed, isRead } = useCompared(summary, from, to);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!isRead || !draft) return <PageSkeleton />;
  const title = (version: VersionView) => t('scenario.version', { version: version.version });
  const release = versions.find(({ version }) => version === to);
  const account = session?.actor.account ?? '';
  return (
    <>
      <section className={publish.section} aria-labelledby="comparison-title">
        <h2 id="comparison-title">
          {t('versions.compare.changes')}
          {release && <VersionStateMark state={release.state} />}
          {release && <SuiteMark suite={release.suite} />}
          {release && waitsFor(release, { account, may }) && <a href="#decision-title">{t('publish.decision.to')}</a>}
        </h2>
        <CommentCounts scenario={summary.id}>
          <Comparison
            before={before ? { title: title(before), scenario: before.content.scenario } : null}
            after={
              later
                ? { title: title(later), scenario: later.content.scenario }
                : { title: t('publish.compare.draft', { revision: draft.revision }), scenario: draft.scenario }
            }
            differences={differences}
            drawn={`${from ?? 0} ${to ?? `draft ${draft.revision}`}`}
          />
        </CommentCounts>
      </section>
      {later && <VersionConformance version={later} />}
      {release && <VersionAttachments version={release} />}
      {release?.state === 'filed' && <Concerned id={summary.id} />}
      {may('comment.read') && <ReviewComments scenario={later?.content.scenario ?? draft.scenario} version={to} />}
      {release?.state === 'filed' && release.filedBy === account && <p role="status">{t('versions.second-person')}</p>}
      {release && <DecisionRecord release={release} />}
      {release && <Decision release={release} account={account} may={may} summary={summary} />}
    </>
  );
}

/** The form of whoever the version waits for; it stays after it was used, to say so. */
function Decision({
  release,
  account,
  may,
  summary,
}: {
  release: VersionSummary;
  account: string;
  may: ReturnType<typeof useMay>;
  summary: ScenarioSummary;
}) {
  const [waited] = useState(waitsFor(release, { account, may }));
  if (!waited) return null;
  const waits = release.state === 'filed';
  return <DecisionForm id={summary.id} version={release.version} place={summary.region} waits={waits} />;
}

/** The page. */
export function ComparePage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const summary = useSummary(id);
  const versions = useVersions(id);
  const [from, to] = [numberIn(params.get('from')), numberIn(params.get('to'))];
  useTitle(summary.data ? t('versions.compare.title', { name: say(summary.data.name) }) : '');
  const failed = [summary, versions].find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!summary.data || !versions.data) return <PageSkeleton />;
  const { items } = versions.data;
  const name = say(summary.data.name);
  const pair = `${from ?? ''} ${to ?? ''}`;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/scenarios">{t('nav.scenarios')}</Link> ▸ <Link to={`/scenarios/${id}`}>{name}</Link> ▸{' '}
        <Link to={`/scenarios/${id}/versions`}>{t('versions.link')}</Link>
      </nav>
      <div className={page.head}>
        <h1>{t('versions.compare.title', { name })}</h1>
      </div>
      {items.length > 0 && <CompareForm key={pair} id={id} versions={items} from={from} to={to} />}
      <Compared key={`compared ${pair}`} summary={summary.data} versions={items} from={from} to={to} />
    </div>
  );
}
