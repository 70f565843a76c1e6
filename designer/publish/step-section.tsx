/** A step of a filing as a section of the page: its heading with how it stands, and what there is to read. */
import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, LoadingOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../app/mark.tsx';
import type { FilingStep, StepState } from './filing-steps.ts';
import styles from './publish.module.css';

const marks: Record<StepState, { tone: Tone; icon: ReactNode }> = {
  waiting: { tone: 'running', icon: <LoadingOutlined aria-hidden /> },
  clear: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  remark: { tone: 'attention', icon: <InfoCircleFilled aria-hidden /> },
  blocked: { tone: 'refused', icon: <CloseCircleFilled aria-hidden /> },
};

/** How a step stands. */
export function StepMark({ state }: { state: StepState }) {
  const { t } = useTranslation();
  return <Mark {...marks[state]} word={t(`publish.state.${state}`)} />;
}

/** The section. */
export function StepSection({ step, state, children }: { step: FilingStep; state: StepState; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section id={step} className={styles.section} aria-labelledby={`${step}-title`}>
      <h2 id={`${step}-title`}>
        {t(`publish.step.${step}`)}
        <StepMark state={state} />
      </h2>
      {children}
    </section>
  );
}
