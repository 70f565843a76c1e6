/** A length of time: a number and a unit, with how it is written. */
import { Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChooseOne } from '../../app/choose-one.tsx';
import { durationOf, durationUnits, lengthOf, type DurationUnit } from '../durations.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import styles from '../inspector.module.css';

interface Props {
  value: string;
  label: string;
  id: string;
  disabled: boolean;
  change: (value: string | undefined) => void;
}

/** The number and the unit; a length made of several units is edited as it is written. */
export function LengthOfTime({ value, label, id, disabled, change }: Props) {
  const { t } = useTranslation();
  const length = lengthOf(value);
  if (value !== '' && !length)
    return (
      <Input
        {...{ id, disabled, value }}
        aria-label={label}
        className={styles.code ?? ''}
        onChange={({ target }) => {
          change(target.value === '' ? undefined : target.value);
        }}
      />
    );
  const unit = length?.unit ?? 'days';
  const set = (count: number | null, of: DurationUnit) => {
    const next = count === null ? undefined : durationOf({ count, unit: of });
    if (next !== null) change(next);
  };
  return (
    <span className={styles.row}>
      <InputNumber
        {...{ id, disabled }}
        aria-label={label}
        min={1}
        precision={0}
        value={length?.count ?? null}
        onChange={(count) => {
          set(count, unit);
        }}
      />
      <ChooseOne
        aria-label={t('inspector.unit')}
        disabled={disabled}
        value={unit}
        options={durationUnits.map((each) => ({ value: each, label: t(`inspector.units.${each}`) }))}
        change={(next) => {
          set(length?.count ?? 1, next as DurationUnit);
        }}
      />
      {value !== '' && <code className={styles.faint}>{value}</code>}
    </span>
  );
}

/** The setting. */
export function DurationInput({ value, preset, pointer, id, label }: InputProps) {
  const { editable, write } = useFieldGround();
  const shown = value ?? preset;
  return (
    <LengthOfTime
      {...{ id, label }}
      value={typeof shown === 'string' ? shown : ''}
      disabled={!editable}
      change={(next) => {
        write(pointer, next);
      }}
    />
  );
}
