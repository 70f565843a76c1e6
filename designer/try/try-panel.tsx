/** The panel in which a draft is tried before it is published: step by step, in the browser, with made-up people. */
import { Skeleton } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialStage } from '../../engine/core/api.ts';
import { checkInputs } from '../../engine/core/nodes/start.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { askersOf } from './node-operations.ts';
import { createTrialControls } from './trial-controls.ts';
import { TrialForm } from './trial-form.tsx';
import { TrialProgress } from './trial-progress.tsx';
import { isRegion } from './place-field.tsx';
import { contentOfDraft } from './trial-content.ts';
import { firstSetup, fitted, startSettings } from './trial-setup.ts';
import { changeTrial, holdTrialOf, useTrialState } from './trial-store.ts';
import { TrialToolbar } from './trial-toolbar.tsx';
import styles from './try.module.css';
import { useFollowing } from './use-following.ts';
import { useStage } from './use-tests.ts';
import { useTrialKeys } from './use-trial-keys.ts';

/** The panel; what a trial stands on is read once, the rest happens in the browser. */
export function TryPanel() {
  const id = useEditorState(({ scenario }) => scenario.id);
  const stage = useStage(id);
  if (stage.isError) return <ProblemAlert error={stage.error} retry={() => void stage.refetch()} />;
  if (!stage.data) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  return <TryDraft stage={stage.data} />;
}

function TryDraft({ stage }: { stage: TrialStage }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { editor, ground, findings } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const selection = useEditorState((state) => state.selection);
  const selected = selection.length === 1 ? (selection[0] ?? null) : null;
  const state = useTrialState();
  useEffect(() => {
    holdTrialOf(editor, firstSetup(editor.getState().scenario, stage));
    changeTrial({ shown: true });
    return () => {
      changeTrial({ shown: false });
    };
  }, [editor, stage]);
  const controls = useMemo(() => createTrialControls(editor, ground, stage), [editor, ground, stage]);
  const { setup, trial, reproduced } = state.editor === editor ? state : { setup: null, trial: null, reproduced: null };
  const askers = useMemo(() => askersOf(contentOfDraft(scenario, ground)), [scenario, ground]);
  const wrong = setup && startSettings(scenario) ? checkInputs(scenario, setup.inputs) : [];
  const blocked = !startSettings(scenario) || wrong.length > 0 || (setup !== null && !isRegion(setup.region));
  useTrialKeys(controls, selected, setup !== null && (trial !== null || !blocked));
  useFollowing(trial ? (state.view?.current ?? null) : null);
  if (!setup) return null;
  const stops = scenario.nodes.filter(({ id }) => state.breakpoints.has(id));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <div className={styles.panel}>
      <h2 className="only-read-aloud">{t('editor.panel.try')}</h2>
      {!trial && <p className={styles.faint}>{t('try.intro')}</p>}
      {!trial && errors > 0 && <p className={styles.warning}>{t('try.has-errors', { count: errors })}</p>}
      <TrialToolbar
        state={state}
        controls={controls}
        selected={selected}
        start={() => void controls.start()}
        blocked={blocked}
      />
      {stops.length > 0 && (
        <p className={styles.faint}>
          {t('try.breakpoints', {
            nodes: stops.map(({ id }) => nodeNamed(scenario, id, language)).join(t('list.comma')),
          })}
        </p>
      )}
      {trial ? (
        <TrialProgress
          trial={trial}
          busy={state.busy}
          isStale={state.tried !== scenario}
          reproduced={reproduced}
          act={(next) => void controls.act(next)}
        />
      ) : (
        <TrialForm
          scenario={scenario}
          stage={stage}
          setup={fitted(setup, scenario)}
          askers={askers}
          errors={Object.fromEntries(wrong.map(({ pointer, message }) => [pointer, say(message)]))}
          change={(next) => {
            changeTrial({ setup: next });
          }}
        />
      )}
    </div>
  );
}
