/** How a version of a policy stands today: icon, word and colour, and the day from which or until which. */
import {
  CalendarOutlined,
  CheckCircleFilled,
  ClockCircleOutlined,
  ExperimentOutlined,
  HistoryOutlined,
  RollbackOutlined,
  StopOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicySummary } from '../../engine/core/api.ts';
import type { PolicyState } from '../../engine/core/policies/policy-release.ts';
import { Mark, type Tone } from '../app/mark.tsx';

const marks: Record<PolicyState, { tone: Tone; icon: ReactNode }> = {
  proposed: { tone: 'attention', icon: <ClockCircleOutlined aria-hidden /> },
  'in-force': { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  'on-trial': { tone: 'running', icon: <ExperimentOutlined aria-hidden /> },
  'taken-back': { tone: 'quiet', icon: <UndoOutlined aria-hidden /> },
  coming: { tone: 'running', icon: <CalendarOutlined aria-hidden /> },
  superseded: { tone: 'quiet', icon: <HistoryOutlined aria-hidden /> },
  ended: { tone: 'quiet', icon: <StopOutlined aria-hidden /> },
  returned: { tone: 'attention', icon: <RollbackOutlined aria-hidden /> },
  withdrawn: { tone: 'quiet', icon: <UndoOutlined aria-hidden /> },
};

/** The state. */
export function PolicyStateMark({ state, from, until }: Pick<PolicySummary, 'state' | 'from' | 'until'>) {
  const { t } = useTranslation();
  const word =
    state === 'coming' && from !== null
      ? t('policies.state.from', { day: from })
      : state === 'in-force' && until !== null
        ? t('policies.state.until', { day: until })
        : t(`policies.state.${state}`);
  return <Mark {...marks[state]} word={word} />;
}
