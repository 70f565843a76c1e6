/** The page of a procedure's case, the same for all sides: why it waits, what there is to do, the way it goes, and every stamp. */
import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import { procedures } from '../../engine/core/procedures/index.ts';
import { procedureActs, procedureKinds } from '../../engine/core/procedures/procedure.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import trail from '../cases/case-page.module.css';
import { BatchSection } from '../batches/batch-section.tsx';
import { PlaceName } from '../institutions/place-name.tsx';
import styles from './case.module.css';
import { CaseStatus } from './case-status.tsx';
import { CaseWork } from './case-work.tsx';
import { NoticeList } from './notice-list.tsx';
import { PersonName } from './person-name.tsx';
import { StageList } from './stage-list.tsx';
import { StampList } from './stamp-list.tsx';
import { casePath, useProcedureCase, useProcedureExplanation } from './use-procedures.ts';
import { WhyPanel } from './why-panel.tsx';

function Head({ view }: { view: ProcedureView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const kind = say(procedureKinds[view.procedure]);
  const heading = useRef<HTMLHeadingElement>(null);
  const visit = useRef(view.visit);
  // What one was doing is gone from the page once the case has moved: the focus begins again at its head.
  useEffect(() => {
    if (visit.current !== view.visit) heading.current?.focus();
    visit.current = view.visit;
  }, [view.visit]);
  return (
    <>
      <nav aria-label={t('nav.where')} className={trail.trail}>
        <Link to="/procedures">{t('nav.procedures')}</Link> ▸ {kind} · {say(procedureActs[view.act])}
      </nav>
      <div className={trail.head}>
        <h1 ref={heading} tabIndex={-1}>
          {view.name || kind}
        </h1>
        <span role="status">
          <CaseStatus summary={view} mine={view.holder.side === view.yours} />
        </span>
      </div>
    </>
  );
}

function CaseFacts({ view }: { view: ProcedureView }) {
  const { t } = useTranslation();
  return (
    <FactList
      className={styles.facts}
      facts={[
        [t('procedures.number'), <code>{view.id}</code>],
        [t('procedures.applicant'), <PlaceName region={view.region} institution={view.institution} />],
        ...(view.batch === null ? [] : [[t('batch.of'), <Link to={casePath(view.batch)}>{t('batch.to')}</Link>]]),
        [t('procedures.opened-by'), <PersonName account={view.openedBy} people={view.people} />],
        [t('procedures.opened'), <MomentOf at={view.openedAt} />],
        ...(view.endedAt === null ? [] : [[t('procedures.ended'), <MomentOf at={view.endedAt} />]]),
      ]}
    />
  );
}

/** The page. */
export function ProcedureCasePage() {
  const { id = '' } = useParams();
  const { say } = useLanguage();
  const { data: view, isError, error, refetch } = useProcedureCase(id);
  const explanation = useProcedureExplanation(view);
  useTitle(view ? view.name || say(procedureKinds[view.procedure]) : '');
  if (isError && !view) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!view) return <PageSkeleton />;
  const procedure = procedures[view.procedure];
  // Whoever fills in sees the form first: what is to be corrected stands above it.
  const isFilling = view.actions.some(({ id, refusal }) => id === 'submit' && refusal === null);
  const why = (
    <Fragment key="why">
      {explanation.isError && <ProblemAlert error={explanation.error} retry={() => void explanation.refetch()} />}
      {explanation.data && <WhyPanel told={explanation.data} procedure={procedure} />}
    </Fragment>
  );
  const work = procedure && <CaseWork key={view.id} view={view} procedure={procedure} />;
  return (
    <div className={page.page}>
      <Head view={view} />
      <div className={styles.layout}>
        <div className={styles.main}>
          {view.procedure === 'batch-access' && view.submitted !== null && <BatchSection view={view} />}
          {isFilling ? [work, why] : [why, work]}
        </div>
        <div className={styles.side}>
          <StageList view={view} />
          <CaseFacts view={view} />
          <StampList view={view} procedure={procedure} />
          <NoticeList view={view} />
        </div>
      </div>
    </div>
  );
}
