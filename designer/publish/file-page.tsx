/** The page where a draft is filed (备案): what it is judged by, step by step on one page, and the filing at its end. */
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Draft, VersionSummary } from '../../engine/core/api.ts';
import { EmptyState } from '../app/empty-state.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { CheckPanel } from '../scenarios/check-panel.tsx';
import { useDraft } from '../scenarios/use-scenario.ts';
import { CameBack } from '../versions/came-back.tsx';
import { useVersions } from '../versions/use-versions.ts';
import { AttachmentsSection } from './attachments-section.tsx';
import { Comparison } from './comparison.tsx';
import { ConformanceStatement } from './conformance-statement.tsx';
import { FileForm } from './file-form.tsx';
import { filingSteps, hindrancesOf, stepStates, type FilingStep, type StepState } from './filing-steps.ts';
import { ImpactSection } from './impact-section.tsx';
import styles from './publish.module.css';
import { StepMark, StepSection } from './step-section.tsx';
import { TestsSection } from './tests-section.tsx';
import { useFilingFacts } from './use-filing-facts.ts';

/** The steps at a glance, each a way to its section. */
function Steps({ states }: { states: Record<FilingStep, StepState> }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('publish.steps')}>
      <ol className={styles.steps}>
        {filingSteps.map((step, index) => (
          <li key={step}>
            <a href={`#${step}`}>
              {t('publish.step-number', { number: index + 1, name: t(`publish.step.${step}`) })}
              <StepMark state={states[step]} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Problems({ of }: { of: readonly { isError: boolean; error: Error | null; refetch: () => unknown }[] }) {
  return of
    .filter(({ isError }) => isError)
    .map(({ error, refetch }, index) => (
      <ProblemAlert
        key={index}
        error={error}
        retry={() => {
          refetch();
        }}
      />
    ));
}

/** The steps of one draft. */
function Filing({ draft, versions }: { draft: Draft; versions: readonly VersionSummary[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { scenario, revision } = draft;
  const read = useFilingFacts(draft, versions);
  const { facts, base, filing, checks, suite, run, before, differences, impact, policies, conformance } = read;
  const states = stepStates(facts);
  const section = (step: FilingStep) => ({ step, state: states[step] });
  const isCompared = base === null || (before.data && differences.data);
  return (
    <>
      <Steps states={states} />
      <StepSection {...section('checks')}>
        <Problems of={[checks]} />
        {checks.data && (
          <div className={styles.checks}>
            <CheckPanel
              checks={checks.data}
              scenario={scenario}
              select={(node) => void navigate(`/scenarios/${scenario.id}/edit?node=${node}`)}
            />
          </div>
        )}
      </StepSection>
      <StepSection {...section('tests')}>
        <Problems of={[suite]} />
        {suite.data && (
          <TestsSection
            id={scenario.id}
            saved={suite.data}
            demanded={facts.demanded}
            runnable={checks.data?.errors === 0}
            run={run}
          />
        )}
      </StepSection>
      <StepSection {...section('comparison')}>
        <Problems of={[before, differences]} />
        {isCompared && (
          <Comparison
            before={
              before.data
                ? {
                    title: t('publish.compare.in-use', { version: before.data.version }),
                    scenario: before.data.content.scenario,
                  }
                : null
            }
            after={{ title: t('publish.compare.draft', { revision }), scenario }}
            differences={differences.data ?? []}
            drawn={`${base ?? 0} ${revision}`}
          />
        )}
      </StepSection>
      <StepSection {...section('conformance')}>
        {conformance && policies && (
          <ConformanceStatement scenario={scenario} policies={policies} conformance={conformance} />
        )}
      </StepSection>
      <StepSection {...section('attachments')}>
        <Problems of={[filing.unfiled]} />
        <AttachmentsSection scenario={scenario.id} versions={versions} reason={read.reason} filing={filing} />
      </StepSection>
      <StepSection {...section('impact')}>
        <Problems of={[impact]} />
        {impact.data && <ImpactSection impact={impact.data} />}
      </StepSection>
      <FileForm
        draft={draft}
        hindrances={hindrancesOf(facts)}
        warnings={checks.data?.warnings ?? 0}
        attachments={filing.named}
        missing={facts.missing ?? []}
      />
    </>
  );
}

/** The page. */
export function FilePage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const { id = '' } = useParams();
  const draft = useDraft(id);
  const versions = useVersions(id);
  useTitle(draft.data ? t('publish.title', { name: say(draft.data.scenario.name) }) : '');
  const failed = [draft, versions].find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!draft.data || !versions.data) return <PageSkeleton />;
  const { scenario, revision } = draft.data;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/scenarios">{t('nav.scenarios')}</Link> ▸ <Link to={`/scenarios/${id}`}>{say(scenario.name)}</Link>
      </nav>
      <h1>{t('publish.title', { name: say(scenario.name) })}</h1>
      <p className={page.lead}>{t('publish.lead', { revision })}</p>
      <CameBack id={id} />
      {may('scenario.file') ? (
        <Filing draft={draft.data} versions={versions.data.items} />
      ) : (
        <EmptyState title={t('publish.may-not')} text={t('publish.may-not-text')}>
          <Link to={`/scenarios/${id}`}>{t('publish.back')}</Link>
        </EmptyState>
      )}
    </div>
  );
}
