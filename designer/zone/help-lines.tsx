/** Whom to ask: the counter, 12333 and 12345; on every page of the zone. */
import { PhoneOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './zone.module.css';

const numbers = ['12333', '12345'] as const;

/** The lines. */
export function HelpLines() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="help-title">
      <h2 id="help-title">{t('zone.help.title')}</h2>
      <p>{t('zone.help.counter')}</p>
      <ul className={styles.phones}>
        {numbers.map((number) => (
          <li key={number}>
            <a href={`tel:${number}`} className={styles.phone}>
              <PhoneOutlined aria-hidden /> <strong>{number}</strong>
              <span>{t(`zone.help.${number}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
