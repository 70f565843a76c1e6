/** A search that found nothing, and the way out of it. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from './empty-state.tsx';

/** Says so, and clears the search. */
export function NothingFound({ search }: { search: string }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  return (
    <EmptyState title={t('list.nothing-found', { search })} text={t('list.nothing-found-text')}>
      <Button
        onClick={() => {
          setParams((now) => {
            now.delete('q');
            return now;
          });
        }}
      >
        {t('list.clear')}
      </Button>
    </EmptyState>
  );
}
