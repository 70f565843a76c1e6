/** The shape of a table that is on its way. */
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './rows-skeleton.module.css';

/** Eight rows, in grey. */
export function RowsSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.rows} aria-busy="true">
      <span className="only-read-aloud" role="status">
        {t('state.loading')}
      </span>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row}>
          <Skeleton.Node active style={{ width: `${30 + ((row * 17) % 30)}%`, height: 16 }} />
          <Skeleton.Node active style={{ width: 96, height: 16 }} />
        </div>
      ))}
    </div>
  );
}
