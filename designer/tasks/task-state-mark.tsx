/** How a task stands: icon, word and colour. */
import { CheckCircleFilled, ClockCircleOutlined, FieldTimeOutlined, StopOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { TaskRecord } from '../../engine/core/task.ts';
import { Mark, type Tone } from '../app/mark.tsx';

const marks = {
  open: { tone: 'attention', Icon: ClockCircleOutlined },
  answered: { tone: 'done', Icon: CheckCircleFilled },
  expired: { tone: 'refused', Icon: FieldTimeOutlined },
  withdrawn: { tone: 'quiet', Icon: StopOutlined },
} as const satisfies Record<TaskRecord['state'], { tone: Tone; Icon: typeof StopOutlined }>;

/** The state. */
export function TaskStateMark({ state }: { state: TaskRecord['state'] }) {
  const { t } = useTranslation();
  const { tone, Icon } = marks[state];
  return <Mark tone={tone} icon={<Icon aria-hidden />} word={t(`task-state.${state}`)} />;
}
