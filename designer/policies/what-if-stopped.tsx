/** That a comparison was stopped, and the way to begin it again. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The line. */
export function WhatIfStopped({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <p role="status">
      {t('policies.what-if.stopped')} <Button onClick={again}>{t('policies.what-if.again')}</Button>
    </p>
  );
}
