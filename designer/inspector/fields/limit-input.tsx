/** A limit in time: a length of time, or days on which offices work. */
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Limit } from '../../../engine/core/scenario.ts';
import { ChooseOne } from '../../app/choose-one.tsx';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { isRecord } from '../form-values.ts';
import styles from '../inspector.module.css';
import { LengthOfTime } from './duration-input.tsx';

interface Props {
  value: { within?: unknown; workdays?: unknown };
  label: string;
  id: string;
  disabled: boolean;
  change: (value: Limit) => void;
}

/** The kind of limit, and the limit. */
export function LimitOf({ value, label, id, disabled, change }: Props) {
  const { t } = useTranslation();
  const by = value.workdays === undefined ? 'within' : 'workdays';
  return (
    <div className={styles.stack}>
      <ChooseOne
        aria-label={t('inspector.limit.by', { label })}
        disabled={disabled}
        value={by}
        options={(['within', 'workdays'] as const).map((each) => ({
          value: each,
          label: t(`inspector.limit.${each}`),
        }))}
        change={(next) => {
          change(next === 'within' ? { within: 'P3D' } : { workdays: 3 });
        }}
      />
      {by === 'within' ? (
        <LengthOfTime
          {...{ id, label, disabled }}
          value={typeof value.within === 'string' ? value.within : ''}
          change={(within) => {
            if (within !== undefined) change({ within });
          }}
        />
      ) : (
        <InputNumber
          {...{ id, disabled }}
          aria-label={label}
          min={1}
          max={250}
          precision={0}
          value={typeof value.workdays === 'number' ? value.workdays : null}
          suffix={t('inspector.workdays')}
          style={{ width: '100%' }}
          onChange={(workdays) => {
            if (workdays !== null) change({ workdays });
          }}
        />
      )}
    </div>
  );
}

/** The setting. */
export function LimitInput({ value, preset, pointer, id, label }: InputProps) {
  const { editable, write } = useFieldGround();
  const shown = value ?? preset;
  return (
    <LimitOf
      {...{ id, label }}
      value={isRecord(shown) ? shown : {}}
      disabled={!editable}
      change={(next) => {
        write(pointer, next);
      }}
    />
  );
}
