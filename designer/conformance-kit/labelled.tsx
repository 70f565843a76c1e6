/** A field of the form of a run: its label, its help, what is wrong, and an input that says them aloud. */
import { Input } from 'antd';
import { useId } from 'react';
import form from '../procedures/form.module.css';

interface Props {
  label: string;
  help?: string;
  error: string | undefined;
  value: string;
  change: (value: string) => void;
  /** Of several lines. */
  lines?: boolean;
  inputMode?: 'numeric';
  placeholder?: string;
}

/** The field. */
export function Labelled({ label, help, error, value, change, lines = false, inputMode, placeholder }: Props) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    ...{ id, value },
    ...(placeholder !== undefined && { placeholder }),
    ...(error !== undefined && { status: 'error' as const, 'aria-invalid': true }),
    ...(described !== '' && { 'aria-describedby': described }),
    onChange: ({ target }: { target: { value: string } }) => {
      change(target.value);
    },
  };
  return (
    <div className={form.field}>
      <label htmlFor={id}>{label}</label>
      {lines ? (
        <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
      ) : (
        <Input {...shared} {...(inputMode && { inputMode })} spellCheck={false} />
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className={form.help}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={form.error}>
          {error}
        </p>
      )}
    </div>
  );
}
