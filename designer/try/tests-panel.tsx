/** The panel of the saved tests: run in the browser, with what differed and what they do not reach. */
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSuite, TrialStage } from '../../engine/core/api.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useEditorView } from '../editor/editor-view.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { useExpectsWords } from './expects-words.ts';
import { CoverageList } from './coverage-list.tsx';
import { renamed, withoutTest } from './saved-tests.ts';
import { TestRow } from './test-row.tsx';
import { createTrialControls } from './trial-controls.ts';
import { TestsToolbar } from './tests-toolbar.tsx';
import styles from './try.module.css';
import { useSaveSuite, useStage, useSuite } from './use-tests.ts';
import { useTestsRun } from './use-tests-run.ts';

/** The panel. */
export function TestsPanel() {
  const id = useEditorState(({ scenario }) => scenario.id);
  const stage = useStage(id);
  const suite = useSuite(id);
  const failed = [stage, suite].find(({ isError }) => isError);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  if (!stage.data || !suite.data) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  return <SavedTests id={id} stage={stage.data} saved={suite.data} />;
}

function SavedTests({ id, stage, saved }: { id: string; stage: TrialStage; saved: SavedSuite }) {
  const { t } = useTranslation();
  const may = useMay();
  const expectsWords = useExpectsWords();
  const save = useSaveSuite(id);
  const run = useTestsRun(stage, saved.suite, save);
  const { editor, ground } = useEditor();
  const { showPanel } = useEditorView();
  const controls = useMemo(() => createTrialControls(editor, ground, stage), [editor, ground, stage]);
  const { tests } = saved.suite;
  const scenario = useEditorState((state) => state.scenario);
  const results = new Map(run.result?.results.map((result) => [result.name, result]));
  const failing = run.result?.results.filter(({ passed }) => !passed).length ?? 0;
  return (
    <div className={styles.panel}>
      <h2 className="only-read-aloud">{t('editor.panel.tests')}</h2>
      <TestsToolbar run={run} count={tests.length} mayEdit={may('scenario.edit')} />
      {run.isStale && <p className={styles.warning}>{t('try.tests.stale')}</p>}
      {run.result && (
        <p className={failing > 0 ? styles.error : styles.done} role="status">
          {failing > 0
            ? t('try.tests.failing', { failing, count: tests.length })
            : t('try.tests.passing', { count: tests.length })}
        </p>
      )}
      {run.found !== null && (
        <p role="status">
          {run.found === 0 ? t('try.tests.none-missing') : t('try.tests.added', { count: run.found })}
        </p>
      )}
      {run.error !== null && <ProblemAlert error={run.error} />}
      {save.isError && <ProblemAlert error={save.error} />}
      {tests.length === 0 ? (
        <EmptyState title={t('try.tests.empty')} text={t('try.tests.empty-text')} />
      ) : (
        <ul className={styles.tests}>
          {tests.map((test) => (
            <TestRow
              key={test.name}
              test={test}
              expects={expectsWords(scenario, test.expect)}
              result={results.get(test.name)}
              mayEdit={may('scenario.edit') && !save.isPending}
              reproduce={() => {
                void controls.reproduce(test).then(() => {
                  showPanel('try');
                });
              }}
              rename={(to) => {
                save.mutate((suite) => renamed(suite, test.name, to));
              }}
              remove={() => {
                save.mutate((suite) => withoutTest(suite, test.name));
              }}
            />
          ))}
        </ul>
      )}
      {run.result && <CoverageList coverage={run.result.coverage} content={run.content} />}
    </div>
  );
}
