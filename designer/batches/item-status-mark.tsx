/** How an item of a batch stands. */
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  MinusCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { batchItemStatuses, type BatchItemStatus } from '../../engine/core/procedures/batch-item.ts';
import { Mark } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';

const marks = {
  waiting: { tone: 'quiet', icon: <ClockCircleOutlined aria-hidden /> },
  running: { tone: 'running', icon: <SyncOutlined aria-hidden /> },
  granted: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  refused: { tone: 'refused', icon: <CloseCircleFilled aria-hidden /> },
  skipped: { tone: 'attention', icon: <MinusCircleOutlined aria-hidden /> },
} as const satisfies Record<BatchItemStatus, unknown>;

/** The mark. */
export function ItemStatusMark({ status }: { status: BatchItemStatus }) {
  const { say } = useLanguage();
  return <Mark {...marks[status]} word={say(batchItemStatuses[status])} />;
}
