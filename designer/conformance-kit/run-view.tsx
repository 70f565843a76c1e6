/** One run of the kit: how far it has come, what came of it, and what can be done with its report. */
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { KitRun } from '../../engine/core/conformance-kit/kit-run.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { saveFile } from '../app/save-file.ts';
import { casePath, useAct, useProcedureCase } from '../procedures/use-procedures.ts';
import styles from './kit.module.css';
import { ResultList } from './result-list.tsx';

/** Hands the report in, while its case asks for one. */
function HandIn({ run: { case: id, report } }: { run: KitRun }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: view } = useProcedureCase(id);
  const act = useAct({ id, visit: view?.visit ?? 0 });
  const asked = view?.actions.find((each) => each.paper === 'conformance-report' && each.side === view.yours);
  if (!asked || asked.refusal !== null || !report) return null;
  return (
    <>
      {act.isError && <ProblemAlert error={act.error} />}
      <Button
        type="primary"
        loading={act.isPending}
        onClick={() => {
          act.mutate({ action: asked.id, paper: { report } }, { onSuccess: () => void navigate(casePath(id)) });
        }}
      >
        {t('kit.hand-in')}
      </Button>
    </>
  );
}

function Report({ run }: { run: KitRun }) {
  const { t } = useTranslation();
  const { report, of } = run;
  if (!report) return null;
  return (
    <div className={styles.buttons}>
      {run.passed === true && <HandIn run={run} />}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => {
          const file = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
          saveFile(file, `conformance-report-${of.system}-${of.build}.json`);
        }}
      >
        {t('kit.download-report')}
      </Button>
    </div>
  );
}

/** What is said of the run as a whole. */
function useVerdict({ state, passed, counts, total, results }: KitRun) {
  const { t } = useTranslation();
  if (state === 'broken') return { type: 'warning', title: t('kit.broken') } as const;
  if (state === 'running') return { type: 'info', title: t('kit.under-way', { done: results.length, total }) } as const;
  if (passed !== true) return { type: 'error', title: t('kit.not-passed', { count: counts.failed }) } as const;
  return { type: 'success', title: t('kit.passed', { count: counts.passed }) } as const;
}

/** The run. */
export function RunView({ run }: { run: KitRun }) {
  const { t } = useTranslation();
  const [onlyWrong, setOnlyWrong] = useState(false);
  const { type, title } = useVerdict(run);
  const { results, total, state, counts } = run;
  return (
    <section className={styles.run} aria-labelledby="run">
      <h3 id="run">
        {t('kit.run-of', { build: run.of.build })} · <MomentOf at={run.startedAt} />
      </h3>
      <Alert
        role="status"
        type={type}
        showIcon
        title={title}
        description={state === 'done' && t(`kit.next.${run.passed ? 'passed' : 'failed'}`)}
      />
      {state === 'running' && (
        <Progress
          aria-label={t('kit.progress')}
          percent={Math.round((results.length / total) * 100)}
          format={() => t('kit.so-many', { done: results.length, total })}
        />
      )}
      <Report run={run} />
      {counts.failed > 0 && state !== 'running' && (
        <Checkbox
          checked={onlyWrong}
          onChange={({ target }) => {
            setOnlyWrong(target.checked);
          }}
        >
          {t('kit.only-wrong')}
        </Checkbox>
      )}
      <ResultList run={run} onlyWrong={onlyWrong} />
    </section>
  );
}
