/** A number within its bounds; what lies outside stays visible, and the checks say so. */
import { InputNumber } from 'antd';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import type { Form } from '../form-model.ts';

/** The input. */
export function NumberInput({ form, value, preset, pointer, id, label }: InputProps<Form & { is: 'number' }>) {
  const { editable, write } = useFieldGround();
  const shown = value ?? preset;
  return (
    <InputNumber
      id={id}
      aria-label={label}
      disabled={!editable}
      value={typeof shown === 'number' ? shown : null}
      placeholder={form.most === undefined ? '' : `${form.least ?? 0}–${form.most}`}
      style={{ width: '100%' }}
      onChange={(next) => {
        write(pointer, next ?? undefined);
      }}
    />
  );
}
