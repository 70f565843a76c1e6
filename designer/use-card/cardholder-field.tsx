/** The choice of a virtual cardholder. */
import { useTranslation } from 'react-i18next';
import type { CardholderChoice } from '../../engine/core/api.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './use-card.module.css';

interface Props {
  choices: CardholderChoice[];
  value: string;
  change: (id: string) => void;
  error: string | undefined;
}

/** Radio buttons, each with what is special about the person. */
export function CardholderField({ choices, value, change, error }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <fieldset className={styles.people}>
      <legend>{t('use-card.cardholder')}</legend>
      {error !== undefined && (
        <p id="cardholder-error" className={styles.error}>
          {error}
        </p>
      )}
      {choices.map(({ id, name, note }, index) => (
        <label key={id} className={styles.person}>
          <input
            type="radio"
            name="card"
            value={id}
            checked={value === id}
            onChange={() => {
              change(id);
            }}
            {...(error !== undefined && {
              'aria-describedby': 'cardholder-error',
              ...(index === 0 && { 'aria-invalid': true }),
            })}
          />
          <span>
            <strong>{say(name)}</strong>
            <span>{say(note)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
