/** How a case stands, or how it ended: icon, word and colour. */
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  LoadingOutlined,
  StopOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../engine/core/case.ts';
import { Mark } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';

/** The status; of a completed case its outcome in the author's words. */
export function CaseStatusMark({ record }: { record: CaseRecord }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { status, outcome } = record;
  if (status === 'failed')
    return <Mark tone="refused" icon={<CloseCircleFilled aria-hidden />} word={t('status.failed')} />;
  if (status === 'cancelled')
    return <Mark tone="refused" icon={<StopOutlined aria-hidden />} word={t('status.cancelled')} />;
  if (status === 'held')
    return <Mark tone="attention" icon={<ExclamationCircleFilled aria-hidden />} word={t('status.held')} />;
  if (status === 'waiting' || status === 'paused')
    return <Mark tone="attention" icon={<ClockCircleOutlined aria-hidden />} word={t(`status.${status}`)} />;
  if (status !== 'completed')
    return <Mark tone="running" icon={<LoadingOutlined aria-hidden />} word={t(`status.${status}`)} />;
  if (!outcome) return <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('status.completed')} />;
  return outcome.success ? (
    <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={say(outcome.label)} />
  ) : (
    <Mark tone="refused" icon={<StopOutlined aria-hidden />} word={say(outcome.label)} />
  );
}
