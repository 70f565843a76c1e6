/** A field for a few words, with its label above it, what it is for, and what is wrong with it. */
import { Input } from 'antd';
import { useId, type ReactNode } from 'react';
import styles from './begin.module.css';

interface Props {
  label: string;
  help?: string | undefined;
  error?: ReactNode;
  value: string;
  lang?: string;
  suffix?: ReactNode;
  inputMode?: 'decimal';
  change: (value: string) => void;
}

/** The field. */
export function TextField({ label, help, error, value, change, ...rest }: Props) {
  const id = useId();
  const isWrong = error !== undefined && error !== null && error !== false;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p id={`${id}-help`} className={styles.small}>
          {help}
        </p>
      )}
      <Input
        {...rest}
        id={id}
        value={value}
        autoComplete="off"
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong || undefined}
        aria-describedby={[help !== undefined && `${id}-help`, isWrong && `${id}-error`].filter(Boolean).join(' ')}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      {isWrong && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
