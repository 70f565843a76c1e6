/** How a version stands: icon, word and colour. */
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  HistoryOutlined,
  PauseCircleFilled,
  RollbackOutlined,
  StopOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionState } from '../../engine/core/version.ts';
import { Mark, type Tone } from '../app/mark.tsx';

const marks: Record<VersionState, { tone: Tone; icon: ReactNode }> = {
  filed: { tone: 'attention', icon: <ClockCircleOutlined aria-hidden /> },
  published: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  suspended: { tone: 'refused', icon: <PauseCircleFilled aria-hidden /> },
  retired: { tone: 'quiet', icon: <StopOutlined aria-hidden /> },
  superseded: { tone: 'quiet', icon: <HistoryOutlined aria-hidden /> },
  returned: { tone: 'attention', icon: <RollbackOutlined aria-hidden /> },
  withdrawn: { tone: 'quiet', icon: <UndoOutlined aria-hidden /> },
};

/** The state. */
export function VersionStateMark({ state }: { state: VersionState }) {
  const { t } = useTranslation();
  return <Mark {...marks[state]} word={t(`versions.state.${state}`)} />;
}
