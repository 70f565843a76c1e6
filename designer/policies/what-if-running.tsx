/** How far a comparison is, with the way to stop it. */
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';

/** The progress; `stop` is left out where it is over in a moment. */
export function WhatIfRunning({ done, total, stop }: { done: number; total: number; stop?: () => void }) {
  const { t } = useTranslation();
  const percent = total > 0 ? Math.round((100 * done) / total) : 0;
  return (
    <>
      <p role="status">{t('policies.what-if.running')}</p>
      <Progress percent={percent} aria-label={t('policies.what-if.running')} />
      {stop && (
        <>
          <p>{total > 0 && t('policies.what-if.progress', { done, total })}</p>
          <Button onClick={stop}>{t('policies.what-if.stop')}</Button>
        </>
      )}
    </>
  );
}
