/** Whether a scenario is in use, and by which version. */
import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Mark } from '../app/mark.tsx';

/** "版本 3", or "未发布". */
export function PublishedMark({ version }: { version: number | null }) {
  const { t } = useTranslation();
  return version === null ? (
    <Mark tone="quiet" icon={<MinusCircleOutlined aria-hidden />} word={t('scenario.not-published')} />
  ) : (
    <Mark tone="done" icon={<CheckCircleOutlined aria-hidden />} word={t('scenario.version', { version })} />
  );
}
