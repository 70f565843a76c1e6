/** A search that found nothing, and the way out of it. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { useSetInAddress } from './use-address.ts';

/** Says so, and clears the search. */
export function NothingFound({ search }: { search: string }) {
  const { t } = useTranslation();
  const set = useSetInAddress();
  return (
    <EmptyState title={t('list.nothing-found', { search })} text={t('list.nothing-found-text')}>
      <Button
        onClick={() => {
          set('q', '');
        }}
      >
        {t('list.clear')}
      </Button>
    </EmptyState>
  );
}
