/** The foot of a list: how many are shown of how many there are, and the button for more. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { usePages } from './use-pages.ts';
import styles from './more-rows.module.css';

interface Props {
  shown: number;
  total: number;
  hasMore: boolean;
  loading: boolean;
  more: () => void;
}

/** Count and "show more". */
export function MoreRows({ shown, total, hasMore, loading, more }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.foot}>
      <span role="status">{t('list.shown', { shown, total })}</span>
      {hasMore && (
        <Button onClick={more} loading={loading}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}

/** The same of a list that is read page after page. */
export function MoreOf<T>({ list }: { list: ReturnType<typeof usePages<T>> }) {
  const pages = list.data?.pages ?? [];
  const shown = pages.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <MoreRows
      shown={shown}
      total={pages.at(-1)?.total ?? shown}
      hasMore={list.hasNextPage}
      loading={list.isFetchingNextPage}
      more={() => void list.fetchNextPage()}
    />
  );
}
