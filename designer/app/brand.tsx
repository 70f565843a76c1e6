/** The mark and the name of the product. */
import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

/** Mark and name. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <span className={styles.brand}>
      <img src="/icon.svg" alt="" width={28} height={28} />
      <span className={styles.name}>{t('product.name')}</span>
      <span className={styles.place}>{t('product.place')}</span>
    </span>
  );
}
