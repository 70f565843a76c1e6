/** The kit run by the platform on the system of a case: what would be tested, the form, the run that is looked at, and the last ones. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { KitRuns } from '../../engine/core/conformance-kit/kit-run.ts';
import type { ProcedureSummary } from '../../engine/core/procedures/procedure-case.ts';
import { procedureActs } from '../../engine/core/procedures/procedure.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { FactList } from '../app/fact-list.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { casePath } from '../procedures/use-procedures.ts';
import { emptyText, textOf } from './declared-text.ts';
import styles from './kit.module.css';
import { RunForm } from './run-form.tsx';
import { RunList } from './run-list.tsx';
import { RunView } from './run-view.tsx';
import { useKitRun, useKitRuns, useStartRun, useSystemCases } from './use-kit-runs.ts';

/** What would be tested. */
function Target({ caseId, target }: { caseId: string; target: KitRuns['target'] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { of, endpoint, refusal } = target;
  if (refusal)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('kit.not-yet', { reason: say(refusal) })}
        action={<Link to={casePath(caseId)}>{t('kit.to-case')}</Link>}
      />
    );
  return (
    <FactList
      className={styles.target}
      facts={[
        [t('kit.endpoint'), <code>{`${endpoint.replace(/\/$/, '')}/messages`}</code>],
        [t('kit.system'), <code>{of?.system}</code>],
        [t('kit.versions'), t('kit.versions-of', { build: of?.build, version: of?.interfaceVersion })],
        [t('kit.case'), <Link to={casePath(caseId)}>{t('kit.to-case')}</Link>],
      ]}
    />
  );
}

/** The form of a run, begun with what was declared the last time. */
function Declare({ caseId, known, begun }: { caseId: string; known: KitRuns; begun: (run: string) => void }) {
  const start = useStartRun(caseId);
  const latest = useKitRun(caseId, known.items[0]?.id);
  if (latest.isLoading) return <RowsSkeleton />;
  const declared = latest.data?.declared;
  return (
    <>
      {start.isError && <ProblemAlert error={start.error} />}
      <RunForm
        initial={declared ? textOf(declared) : emptyText(known.target.perSecond)}
        isBusy={start.isPending || latest.data?.state === 'running'}
        run={(asked) => {
          start.mutate(asked, {
            onSuccess: ({ id }) => {
              begun(id);
            },
          });
        }}
      />
    </>
  );
}

/** The tests of one case. */
function OfCase({ caseId, chosen, choose }: { caseId: string; chosen: string | null; choose: (run: string) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const known = useKitRuns(caseId);
  const run = useKitRun(caseId, chosen ?? known.data?.items[0]?.id);
  if (known.isError && !known.data) return <ProblemAlert error={known.error} retry={() => void known.refetch()} />;
  if (!known.data) return <RowsSkeleton />;
  const mayRun = may('procedure.open') && known.data.target.refusal === null;
  return (
    <>
      <Target caseId={caseId} target={known.data.target} />
      {mayRun && <Declare key={caseId} caseId={caseId} known={known.data} begun={choose} />}
      {run.isError && !run.data && <ProblemAlert error={run.error} />}
      {run.data && <RunView key={run.data.id} run={run.data} />}
      {known.data.items.length > 0 ? (
        <section aria-labelledby="runs">
          <h3 id="runs">{t('kit.runs')}</h3>
          <RunList runs={known.data.items} />
        </section>
      ) : (
        !mayRun && <p className={styles.soft}>{t('kit.no-runs')}</p>
      )}
    </>
  );
}

function useCaseWords(): (summary: ProcedureSummary) => string {
  const { say } = useLanguage();
  return ({ name, id, act, stage }) => `${name || id} · ${say(procedureActs[act])} · ${say(stage.name)}`;
}

/** The section. */
export function OnlineRun() {
  const { t } = useTranslation();
  const may = useMay();
  const wordsOf = useCaseWords();
  const [params, setParams] = useSearchParams();
  const cases = useSystemCases();
  const caseId = params.get('case') ?? cases.data?.[0]?.id ?? '';
  return (
    <section aria-labelledby="online" className={styles.section}>
      <h2 id="online">{t('kit.online')}</h2>
      <p className={styles.soft}>{t('kit.online-lead')}</p>
      {cases.isPending && <RowsSkeleton />}
      {cases.isError && <ProblemAlert error={cases.error} retry={() => void cases.refetch()} />}
      {cases.data?.length === 0 && caseId === '' && (
        <Alert
          type="warning"
          showIcon
          title={t(may('procedure.open') ? 'kit.no-case' : 'kit.no-case-to-read')}
          action={may('procedure.open') && <Link to="/procedures">{t('kit.apply')}</Link>}
        />
      )}
      {cases.data && cases.data.length > 0 && (
        <label className={styles.choose}>
          <span>{t('kit.which')}</span>
          <ChooseOne
            value={caseId}
            options={cases.data.map((each) => ({ value: each.id, label: wordsOf(each) }))}
            change={(id) => {
              setParams({ case: id });
            }}
          />
        </label>
      )}
      {caseId !== '' && (
        <OfCase
          caseId={caseId}
          chosen={params.get('run')}
          choose={(run) => {
            setParams({ case: caseId, run });
          }}
        />
      )}
    </section>
  );
}
