/** What there is to do at the stage where a case stands: the wizard, the paper to hand in, or the form to be read and marked. */
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { ActBar } from './act-bar.tsx';
import { ApplicationWizard } from './application-wizard.tsx';
import styles from './case.module.css';
import { marksOf, useKeptMarks } from './kept-marks.ts';
import { PaperForm } from './paper-forms.tsx';
import { SubmittedForm } from './submitted-form.tsx';
import { useAct } from './use-procedures.ts';
import { useApplication, type Application } from './use-application.ts';

interface Props {
  view: ProcedureView;
  procedure: Procedure;
  application: Application;
}

/** What is handed in at the stage. */
function Paper({ view, application, paper }: Omit<Props, 'procedure'> & { paper: string }) {
  const { t } = useTranslation();
  const act = useAct(view);
  const action = view.actions.find((each) => each.paper === paper);
  const stage = view.stages.find(({ state }) => state === 'now');
  if (!action || action.refusal !== null) return null;
  return (
    <section aria-labelledby="paper" className={styles.paper}>
      <h2 id="paper">{t('procedures.your-turn')}</h2>
      {act.isError && <ProblemAlert error={act.error} />}
      <PaperForm
        key={stage?.result?.at ?? ''}
        paper={paper}
        view={view}
        application={application}
        isBusy={act.isPending}
        handIn={(content) => {
          act.mutate({ action: action.id, paper: content });
        }}
      />
    </section>
  );
}

function Work({ view, procedure, application }: Props) {
  const { marks, mark } = useKeptMarks(view.id, view.visit);
  const own = view.actions.filter(({ side }) => side === view.yours);
  const isFilling = own.some(({ id, refusal }) => id === 'submit' && refusal === null);
  const paper = own.find((each) => each.paper !== null)?.paper ?? null;
  const mayMark = own.some(({ takesMarks, refusal }) => takesMarks && refusal === null);
  return (
    <>
      {isFilling && <ApplicationWizard {...{ view, procedure, application }} />}
      {paper !== null && <Paper {...{ view, application, paper }} />}
      {!isFilling && (
        <SubmittedForm {...{ view, procedure, application }} marking={mayMark ? { marks, mark } : undefined} />
      )}
      <ActBar view={view} procedure={procedure} marks={marksOf(marks)} />
    </>
  );
}

/** The work. */
export function CaseWork({ view, procedure }: Omit<Props, 'application'>) {
  const application = useApplication(view.id, view.stamps.length);
  if (application.isError && !application.data)
    return <ProblemAlert error={application.error} retry={() => void application.refetch()} />;
  if (!application.data) return <RowsSkeleton />;
  return <Work {...{ view, procedure }} application={application.data} />;
}
