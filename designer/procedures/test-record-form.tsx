/** The record of a test as a form: who tested which version when, and what came of each item. */
import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordErrors, testItems, TestRecord } from '../../engine/core/procedures/test-record.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { useLanguage } from '../app/use-language.ts';
import { fieldId } from './form-field.tsx';
import styles from './form.module.css';
import { useKeptEntry } from './kept-entry.ts';
import type { PaperFormProps } from './paper-form.ts';
import wizard from './wizard.module.css';

const names = ['laboratory', 'number', 'version', 'testedOn'] as const;
type Name = (typeof names)[number];
type Entry = Record<Name, string> & { results: Record<string, string> };
type Result = 'passed' | 'failed';

/** What is wrong with it: what its shape asks for, and what the stage does. */
function errorsOf(stage: string, entry: Entry, version: string): FieldError[] {
  const parsed = TestRecord.safeParse(entry);
  return parsed.success ? recordErrors(stage, parsed.data, version, new Date()) : fieldErrorsOf(parsed.error);
}

interface LineProps {
  name: Name;
  entry: Entry;
  help: string | undefined;
  error: string | undefined;
  change: (value: string) => void;
}

function Line({ name, entry, help, error, change }: LineProps) {
  const { t } = useTranslation();
  const id = fieldId(`/${name}`);
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`test-record.${name}`)}</label>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <Input
        id={id}
        type={name === 'testedOn' ? 'date' : 'text'}
        autoComplete="off"
        aria-invalid={error !== undefined}
        {...(described && { 'aria-describedby': described })}
        {...(error !== undefined && { status: 'error' as const })}
        value={entry[name]}
        onChange={({ target }) => {
          change(target.value);
        }}
      />
    </div>
  );
}

interface ItemProps {
  name: string;
  value: string | undefined;
  error: string | undefined;
  change: (result: Result) => void;
}

function Item({ name, value, error, change }: ItemProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.item} role="radiogroup" aria-labelledby={id}>
      <span id={id}>{name}</span>
      <Radio.Group
        name={id}
        value={value ?? null}
        onChange={({ target }) => {
          change(target.value as Result);
        }}
      >
        <Radio value="passed">{t('test-record.passed')}</Radio>
        <Radio value="failed">{t('test-record.failed')}</Radio>
      </Radio.Group>
      {error && <p className={styles.error}>{error}</p>}
    </div>
  );
}

/** The form. What does not fit is said before it is handed in; the platform judges it again. */
export function TestRecordForm({ view, application: { form }, isBusy, handIn }: PaperFormProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [tried, setTried] = useState(false);
  const said = form['build'] ?? form['version'];
  const version = typeof said === 'string' ? said : '';
  const stage = view.stage.id;
  const [entry, keep] = useKeptEntry<Entry>(view.id, stage, {
    ...{ laboratory: '', number: '', version, testedOn: '', results: {} },
  });
  const errors = tried ? errorsOf(stage, entry, version) : [];
  const errorAt = (pointer: string) => {
    const found = errors.find((each) => each.pointer === pointer);
    const isEmpty = entry[pointer.slice(1) as Name] === '' || found?.rule === 'required';
    return found && (isEmpty ? t('procedures.missing') : say(found.message));
  };
  return (
    <form
      className={wizard.paper}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (errorsOf(stage, entry, version).length === 0) handIn(entry);
      }}
    >
      <p className={styles.help}>{t('test-record.lead')}</p>
      {names.map((name) => (
        <Line
          key={name}
          name={name}
          entry={entry}
          help={name === 'version' && version ? t('test-record.version-help', { version }) : undefined}
          error={errorAt(`/${name}`)}
          change={(value) => {
            keep({ ...entry, [name]: value });
          }}
        />
      ))}
      <fieldset className={styles.field}>
        <legend>{t('test-record.results')}</legend>
        {Object.entries(testItems[stage] ?? {}).map(([id, name]) => (
          <Item
            key={id}
            name={say(name)}
            value={entry.results[id]}
            error={errorAt(`/results/${id}`)}
            change={(result) => {
              keep({ ...entry, results: { ...entry.results, [id]: result } });
            }}
          />
        ))}
      </fieldset>
      {errors.length > 0 && (
        <p role="alert" className={styles.error}>
          {t('procedures.wrong', { count: errors.length })}
        </p>
      )}
      <div className={wizard.buttons}>
        <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
          {t('procedures.hand-in')}
        </Button>
      </div>
    </form>
  );
}
