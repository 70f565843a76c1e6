/** The type of a value: what it is, and of a list or a record what lies within. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { personalClasses, typeName, ValueType, type PersonalClass } from '../../../engine/core/value-type.ts';
import { ChooseOne } from '../../app/choose-one.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { renamed } from '../form-values.ts';
import styles from '../inspector.module.css';

type Kind = ValueType['type'];
const kinds: readonly Kind[] = [
  ...([
    'string',
    'integer',
    'number',
    'boolean',
    'date',
    'time',
    'money',
    'duration',
    'list',
    'record',
    'any',
  ] as const),
];

/** A type of another kind that keeps the words and the class of personal data. */
function typeOf(kind: Kind, { label, personal, optional }: ValueType): ValueType {
  const common = { ...(label && { label }), ...(personal && { personal }), ...(optional && { optional }) };
  if (kind === 'list') return { ...common, type: kind, of: { type: 'string' } };
  if (kind === 'record') return { ...common, type: kind, fields: { field1: { type: 'string' } } };
  return { ...common, type: kind };
}

interface Props {
  type: ValueType;
  label: string;
  disabled: boolean;
  change: (type: ValueType) => void;
}

function RecordFields({ type, label, disabled, change }: Props & { type: ValueType & { type: 'record' } }) {
  const { t } = useTranslation();
  const entries = Object.entries(type.fields);
  const put = (fields: Record<string, ValueType>) => {
    const next = { ...type, fields };
    if (ValueType.safeParse(next).success) change(next);
  };
  const free = `field${Array.from({ length: entries.length + 1 }, (_, index) => index + 1).find((number) => !Object.hasOwn(type.fields, `field${number}`)) ?? 1}`;
  return (
    <ul className={styles.items}>
      {entries.map(([name, field], index) => (
        <li key={index} className={styles.item}>
          <div className={styles.itemHead}>
            <Input
              aria-label={t('inspector.name-of', { name })}
              className={styles.code ?? ''}
              disabled={disabled}
              defaultValue={name}
              onBlur={({ target }) => {
                put(renamed(type.fields, name, target.value) as Record<string, ValueType>);
              }}
            />
            {!disabled && (
              <Button
                size="small"
                type="text"
                danger
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('inspector.remove', { title: name })}
                onClick={() => {
                  put(Object.fromEntries(entries.filter(([each]) => each !== name)));
                }}
              />
            )}
          </div>
          <TypeInput
            type={field}
            label={`${label}.${name}`}
            disabled={disabled}
            change={(next) => {
              put({ ...type.fields, [name]: next });
            }}
          />
        </li>
      ))}
      {!disabled && (
        <li>
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              put({ ...type.fields, [free]: { type: 'string' } });
            }}
          >
            {t('inspector.type.add-field')}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** The type, with its class of personal data; of a list its items, of a record its fields. */
export function TypeInput({ type, label, disabled, change }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <div className={styles.stack}>
      <span className={styles.row}>
        <ChooseOne
          aria-label={t('inspector.type.of', { label })}
          disabled={disabled}
          value={type.type}
          options={kinds.map((kind) => ({ value: kind, label: typeName(typeOf(kind, { type: 'any' }), language) }))}
          change={(kind) => {
            change(typeOf(kind as Kind, type));
          }}
        />
        <ChooseOne
          aria-label={t('inspector.type.personal', { label })}
          disabled={disabled}
          value={type.personal ?? ''}
          none={t('inspector.type.not-personal')}
          options={Object.entries(personalClasses).map(([each, words]) => ({ value: each, label: words[language] }))}
          change={(personal) => {
            const { personal: _, ...rest } = type;
            change(personal === '' ? rest : { ...rest, personal: personal as PersonalClass });
          }}
        />
      </span>
      {type.type === 'list' && (
        <TypeInput
          type={type.of}
          label={t('inspector.type.item', { label })}
          disabled={disabled}
          change={(of) => {
            const next = { ...type, of };
            if (ValueType.safeParse(next).success) change(next);
          }}
        />
      )}
      {type.type === 'record' && <RecordFields {...{ type, label, disabled, change }} />}
    </div>
  );
}

/** The setting; what is not a type is begun anew as a text. */
export function TypeSetting({ value, pointer, label }: InputProps) {
  const { editable, write } = useFieldGround();
  const parsed = ValueType.safeParse(value);
  return (
    <TypeInput
      type={parsed.success ? parsed.data : { type: 'string' }}
      label={label}
      disabled={!editable}
      change={(next) => {
        write(pointer, next);
      }}
    />
  );
}
