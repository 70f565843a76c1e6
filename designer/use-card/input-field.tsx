/** One field that a person fills in: at the beginning of a scenario, or for a task. */
import { Button, Checkbox, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../engine/core/case.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './use-card.module.css';

interface Props {
  input: FormField;
  value: PlainValue | undefined;
  change: (value: PlainValue | undefined) => void;
  error: string | undefined;
}

/** What was typed, as the type that is asked for. */
const typed = (type: FormField['type'], value: string): PlainValue | undefined =>
  value === '' ? undefined : type === 'number' ? Number(value) : value;

/** Label, example, field, error. */
export function InputField({ input, value, change, error }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const label = say(input.label) + (input.required ? '' : t('use-card.optional'));
  const described = [input.example !== undefined && `${id}-example`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const common = { id, 'aria-invalid': error !== undefined, ...(described && { 'aria-describedby': described }) };
  if (input.type === 'boolean') {
    return (
      <Checkbox
        {...common}
        checked={value === true}
        onChange={(event) => {
          change(event.target.checked);
        }}
      >
        {label}
      </Checkbox>
    );
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {input.example !== undefined && (
        <span id={`${id}-example`} className={styles.example}>
          {t('use-card.example', { example: input.example })}
          <Button
            type="link"
            size="small"
            onClick={() => {
              change(typed(input.type, input.example ?? ''));
            }}
          >
            {t('use-card.take-example')}
          </Button>
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
      {input.type === 'choice' ? (
        <ChooseOne
          {...common}
          none={t('use-card.choose')}
          value={value === undefined ? '' : String(value)}
          options={(input.choices ?? []).map((choice) => ({ value: choice.id, label: say(choice.label) }))}
          change={(chosen) => {
            change(chosen || undefined);
          }}
        />
      ) : (
        <Input
          {...common}
          size="large"
          type={input.type === 'string' ? 'text' : input.type}
          autoComplete="off"
          {...(error !== undefined && { status: 'error' as const })}
          value={value === undefined ? '' : String(value)}
          onChange={(event) => {
            change(typed(input.type, event.target.value));
          }}
        />
      )}
    </div>
  );
}
