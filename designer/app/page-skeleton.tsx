/** The shape of a page that is on its way. */
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

/** A heading and rows, in grey. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.page} aria-busy="true">
      <span className="only-read-aloud" role="status">
        {t('state.loading')}
      </span>
      <div aria-hidden>
        <Skeleton active title={{ width: 200 }} paragraph={{ rows: 6 }} />
      </div>
    </div>
  );
}
