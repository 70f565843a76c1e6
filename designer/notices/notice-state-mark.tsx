/** How a notice stands: icon, word and colour. */
import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { NoticeState } from '../../engine/core/notice.ts';
import { Mark } from '../app/mark.tsx';

/** The state; of one that is tried again, that it failed so far. */
export function NoticeStateMark({ state, tries }: { state: NoticeState; tries: number }) {
  const { t } = useTranslation();
  if (state === 'sent')
    return <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('notices.state.sent')} />;
  if (state === 'failed')
    return <Mark tone="refused" icon={<CloseCircleFilled aria-hidden />} word={t('notices.state.failed')} />;
  return tries > 0 ? (
    <Mark tone="attention" icon={<ExclamationCircleFilled aria-hidden />} word={t('notices.state.retrying')} />
  ) : (
    <Mark tone="quiet" icon={<ClockCircleOutlined aria-hidden />} word={t('notices.state.waiting')} />
  );
}
