/** One field of a procedure's form: label, help, example, what a reviewer noted, what is wrong, and the way to fill it in. */
import { DeleteOutlined, ExclamationCircleFilled, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import { Mark } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import { FieldInput } from './field-input.tsx';
import { elementOf, fieldKind, fieldsOf, mayBeLeftOut, type FieldKind } from './field-kind.ts';
import { withField, type Form } from './form-steps.ts';
import styles from './form.module.css';

/** What a field is given besides its value. */
export interface FieldGround {
  /** What is wrong, by pointer, of the fields that were left. */
  errorAt: (pointer: string) => string | undefined;
  /** What a reviewer noted, by pointer. */
  noteAt: (pointer: string) => string | undefined;
  left: (pointer: string) => void;
}

interface Props extends FieldGround {
  pointer: string;
  type: z.ZodType;
  value: unknown;
  change: (value: unknown) => void;
}

/** The id of the element in which what a pointer names is filled in. */
export const fieldId = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;

/** What a reviewer noted of a field. */
export function Correction({ id, note }: { id: string; note: string }) {
  const { t } = useTranslation();
  return (
    <p id={id} className={styles.correction}>
      <Mark tone="attention" icon={<ExclamationCircleFilled aria-hidden />} word={t('procedures.to-correct')} /> {note}
    </p>
  );
}

/** What is said around a field. */
interface Around {
  label: ReactNode;
  help: ReactNode;
  correction: ReactNode;
  wrong: ReactNode;
  describedBy: string | undefined;
  isWrong: boolean;
}

function useAround({ pointer, type, errorAt, noteAt }: Props): Around {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = fieldId(pointer);
  const { label, help, example } = wordsOf(type);
  const [error, note] = [errorAt(pointer), noteAt(pointer)];
  const said = help !== undefined || example !== undefined;
  const parts = [
    [said, `${id}-help`],
    [note !== undefined, `${id}-note`],
    [error !== undefined, `${id}-error`],
  ] as const;
  const described = parts.flatMap(([is, part]) => (is ? [part] : []));
  return {
    label: (
      <>
        {say(label)}
        {mayBeLeftOut(type) && <span className={styles.optional}>{t('procedures.may-be-left-out')}</span>}
      </>
    ),
    help: said && (
      <p id={`${id}-help`} className={styles.help}>
        {help && say(help)}
        {help && example !== undefined && ' · '}
        {example !== undefined && <span>{t('procedures.example', { example })}</span>}
      </p>
    ),
    correction: note !== undefined && <Correction id={`${id}-note`} note={note} />,
    wrong: error !== undefined && (
      <p id={`${id}-error`} className={styles.error}>
        {error}
      </p>
    ),
    describedBy: described.length > 0 ? described.join(' ') : undefined,
    isWrong: error !== undefined,
  };
}

interface RowsProps extends FieldGround {
  pointer: string;
  type: z.ZodType;
  kind: 'rows' | 'group';
  value: unknown;
  change: (value: unknown) => void;
}

interface MembersProps extends Omit<RowsProps, 'kind'> {
  of: z.ZodType;
}

/** The fields of one thing. */
function Members({ of, pointer, value, change, ...ground }: MembersProps) {
  const form = (value ?? {}) as Form;
  return Object.entries(fieldsOf(of)).map(([name, type]) => (
    <FormField
      key={name}
      {...ground}
      pointer={`${pointer}/${name}`}
      type={type}
      value={form[name]}
      change={(to) => {
        change(withField(form, name, to));
      }}
    />
  ));
}

/** One thing, or a list of them that grows and shrinks. */
function RowsField({ kind, ...props }: RowsProps) {
  const { t } = useTranslation();
  const { pointer, type, value, change } = props;
  if (kind === 'group') return <Members {...props} of={type} />;
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    <>
      {rows.map((row, index) => (
        <div key={index} role="group" aria-label={t('procedures.row', { number: index + 1 })} className={styles.row}>
          <div className={styles.rowHead}>
            <strong>{t('procedures.row', { number: index + 1 })}</strong>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('procedures.remove-row', { number: index + 1 })}
              onClick={() => {
                change(rows.filter((_, at) => at !== index));
              }}
            />
          </div>
          <Members
            {...props}
            of={elementOf(type)}
            pointer={`${pointer}/${index}`}
            value={row}
            change={(to) => {
              change(rows.map((each, at) => (at === index ? to : each)));
            }}
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined aria-hidden />}
        onClick={() => {
          change([...rows, {}]);
        }}
      >
        {t('procedures.add-row')}
      </Button>
    </>
  );
}

/** What is filled in by more than one thing, and so is a group with a legend. */
const grouped: readonly FieldKind[] = ['rows', 'group', 'several', 'tick', 'yes-no'];

/** The field. */
export function FormField(props: Props) {
  const { pointer, type, value, change, left } = props;
  const around = useAround(props);
  const kind = fieldKind(type);
  const id = fieldId(pointer);
  const marked = around.correction === false ? undefined : true;
  const input = {
    ...{ id, type, kind, value, change, describedBy: around.describedBy, isWrong: around.isWrong },
    left: () => {
      left(pointer);
    },
  };
  if (grouped.includes(kind)) {
    return (
      <fieldset
        id={id}
        tabIndex={-1}
        className={styles.field}
        data-marked={marked}
        aria-describedby={around.describedBy}
      >
        <legend>{around.label}</legend>
        {kind !== 'tick' && around.help}
        {around.correction}
        {around.wrong}
        {kind === 'rows' || kind === 'group' ? <RowsField {...props} kind={kind} /> : <FieldInput {...input} />}
      </fieldset>
    );
  }
  return (
    <div className={styles.field} data-marked={marked}>
      <label htmlFor={id}>{around.label}</label>
      {around.help}
      {around.correction}
      {around.wrong}
      <FieldInput {...input} />
    </div>
  );
}
