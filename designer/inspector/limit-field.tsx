/** A limit in time that may be there or not. */
import { Switch } from 'antd';
import { useId } from 'react';
import type { Limit } from '../../engine/core/scenario.ts';
import { LimitOf } from './fields/limit-input.tsx';
import styles from './inspector.module.css';

interface Props {
  label: string;
  help: string;
  value: Limit | undefined;
  disabled: boolean;
  change: (limit: Limit | undefined) => void;
}

/** The switch, and the limit once it is on. */
export function LimitField({ label, help, value, disabled, change }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.row}>
        <Switch
          id={id}
          disabled={disabled}
          checked={value !== undefined}
          onChange={(isOn) => {
            change(isOn ? { within: 'P3D' } : undefined);
          }}
        />
        <span className={styles.help}>{help}</span>
      </span>
      {value && <LimitOf value={value} label={label} id={`${id}-limit`} disabled={disabled} change={change} />}
    </div>
  );
}
