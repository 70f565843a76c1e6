/** The page for an address that leads nowhere. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import { useTitle } from './use-title.ts';

/** Says that there is no such page, and where to go. */
export function NotFoundPage({ detail }: { detail?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useTitle(t('not-found.title'));
  return (
    <EmptyState level={1} title={t('not-found.title')} text={detail ?? t('not-found.text')}>
      <Button type="primary" onClick={() => void navigate('/')}>
        {t('not-found.home')}
      </Button>
    </EmptyState>
  );
}
