/** Why somebody does something: a text of 20 to 1,000 characters unless it is said otherwise, counted as it is written. */
import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonLength } from '../../engine/core/answer.ts';
import styles from './tasks.module.css';

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  error: string | undefined;
  /** How long it must be, and may be, in characters. */
  length?: Readonly<Record<'least' | 'most', number>>;
}

/** Label, field, count, error. */
export function ReasonField({ label, value, change, error, length = reasonLength }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const written = [...value.trim()].length;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {error !== undefined && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
      <Input.TextArea
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? `${id}-count` : `${id}-error ${id}-count`}
        {...(error !== undefined && { status: 'error' as const })}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={length.most}
        value={value}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      <span id={`${id}-count`} className={styles.count}>
        {t('reason.count', { ...length, length: written })}
      </span>
    </div>
  );
}
