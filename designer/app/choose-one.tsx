/** A choice among a few: the platform's own select, which a phone, a keyboard and a screen reader all know. */
import type { ComponentProps } from 'react';
import styles from './choose-one.module.css';

interface Props extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'size'> {
  value: string;
  options: readonly { value: string; label: string }[];
  /** What is said while nothing is chosen; without it, nothing cannot be chosen. */
  none?: string;
  change: (value: string) => void;
}

/** The choice. */
export function ChooseOne({ value, options, none, change, ...rest }: Props) {
  return (
    <select
      {...rest}
      className={styles.choose}
      value={value}
      onChange={(event) => {
        change(event.target.value);
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
