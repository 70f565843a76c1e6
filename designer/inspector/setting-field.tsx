/** One setting: what it is called, its widget, its help, and what is wrong with it. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import { isSingle, useFieldGround } from './field-ground.ts';
import { FindingNotes } from './finding-notes.tsx';
import type { Field } from './form-model.ts';
import { below, isRecord } from './form-values.ts';
import styles from './inspector.module.css';

/** The setting; `value` is of the field itself. */
export function SettingField({ field, value, pointer }: { field: Field; value: unknown; pointer: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { Input, findingsAt } = useFieldGround();
  const id = useId();
  const findings = findingsAt(pointer, field.form);
  const label = say(field.label);
  const words = (
    <>
      {label}
      {!field.required && field.preset === undefined && (
        <span className={styles.optional}>{t('inspector.optional')}</span>
      )}
    </>
  );
  const input = (
    <Input
      {...{
        form: field.form,
        name: field.name,
        value,
        preset: field.preset,
        required: field.required,
        pointer,
        id,
        label,
      }}
    />
  );
  const rest = (
    <>
      {field.help && say(field.help) !== label && <p className={styles.help}>{say(field.help)}</p>}
      <FindingNotes findings={findings} />
    </>
  );
  const isWrong = findings.some(({ severity }) => severity === 'error');
  if (isSingle(field))
    return (
      <div className={styles.field} data-wrong={isWrong || undefined}>
        <label htmlFor={id}>{words}</label>
        {input}
        {rest}
      </div>
    );
  return (
    <fieldset className={styles.field} data-wrong={isWrong || undefined}>
      <legend>{words}</legend>
      {input}
      {rest}
    </fieldset>
  );
}

/** The settings of a record, in their order. */
export function SettingFields({
  fields,
  value,
  pointer,
}: {
  fields: readonly Field[];
  value: unknown;
  pointer: string;
}) {
  return fields.map((field) => (
    <SettingField
      key={field.name}
      field={field}
      value={isRecord(value) ? value[field.name] : undefined}
      pointer={below(pointer, field.name)}
    />
  ));
}
