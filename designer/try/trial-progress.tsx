/** A trial at the moment that is looked at: where it stands, what is asked, what people see, its variables and its record. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../engine/core/acts.ts';
import { clockOf, rests, stepsOf, type Trial } from '../../engine/core/trial.ts';
import { dateAndTime } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import { CaseTimeline } from '../cases/case-timeline.tsx';
import { DevicePreview } from '../use-card/device-preview.tsx';
import { ReproducedNotice } from './reproduced-notice.tsx';
import { SaveTrial } from './save-trial.tsx';
import type { TrialState } from './trial-store.ts';
import { standingOf, variablesOf } from './trial-view.ts';
import { TrialAsk } from './trial-ask.tsx';
import styles from './try.module.css';
import { VariableTable } from './variable-table.tsx';

interface Props {
  trial: Trial;
  busy: boolean;
  /** Whether the draft has changed since the trial began. */
  isStale: boolean;
  /** The saved test that is shown. */
  reproduced: TrialState['reproduced'];
  act: (act: Act) => void;
}

/** The parts, what is next to do first. */
export function TrialProgress({ trial, busy, isStale, reproduced, act }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const steps = useMemo(() => stepsOf(trial), [trial]);
  const rows = useMemo(() => variablesOf(trial), [trial]);
  const standing = useMemo(() => standingOf(trial, language), [trial, language]);
  const at = clockOf(trial);
  const { content } = trial.ground;
  return (
    <>
      {reproduced && <ReproducedNotice trial={trial} {...reproduced} />}
      {isStale && <p className={styles.warning}>{t('try.stale')}</p>}
      <div className={styles.standing} data-standing={standing.standing} role="status">
        <strong>
          {standing.standing === 'ended'
            ? t('try.standing.ended', { outcome: say(standing.outcome.label) })
            : standing.standing === 'broken'
              ? say(standing.problem)
              : t(`try.standing.${standing.standing}`, { node: standing.nodes.join(t('list.comma')) })}
        </strong>
        <span className={styles.faint}>
          {t('try.standing.count', { count: steps.length })}
          {at !== undefined && ` · ${dateAndTime(at, language)}`}
        </span>
      </div>
      <TrialAsk trial={trial} busy={busy} act={act} />
      <DevicePreview
        scenario={content.scenario}
        prompts={steps.flatMap(({ prompts }) => prompts)}
        waiting={!rests(trial)}
      />
      <details className={styles.part} open>
        <summary>{t('try.variables.title')}</summary>
        <VariableTable rows={rows} />
      </details>
      <details className={styles.part} open>
        <summary>{t('try.record')}</summary>
        <CaseTimeline record={{ trace: steps }} content={content} />
      </details>
      {rests(trial) && <SaveTrial trial={trial} />}
    </>
  );
}
