/** Values by name, such as the fields that are sent to another system. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorState } from '../../editor/use-editor.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { FindingNotes } from '../finding-notes.tsx';
import { emptyValue, type Form } from '../form-model.ts';
import { below, isRecord, renamed } from '../form-values.ts';
import styles from '../inspector.module.css';

interface NameProps {
  name: string;
  label: string;
  /** Id of a list of names to choose from. */
  offers: string;
  disabled: boolean;
  /** Whether the new name could be given. */
  rename: (to: string) => boolean;
}

/** The name; it is changed once it is left, and goes back where the new one is taken. */
function NameInput({ name, label, offers, disabled, rename }: NameProps) {
  const [typed, setTyped] = useState(name);
  const settle = () => {
    if (typed === name || typed === '' || !rename(typed)) setTyped(name);
  };
  return (
    <Input
      aria-label={label}
      list={offers}
      className={styles.code ?? ''}
      disabled={disabled}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}

function freeName(record: Record<string, unknown>): string {
  for (let number = 1; ; number += 1) if (!Object.hasOwn(record, `field${number}`)) return `field${number}`;
}

/** The rows, and the way to one more. */
export function RecordInput({
  form,
  name: setting,
  value,
  preset,
  pointer,
  label,
}: InputProps<Form & { is: 'record' }>) {
  const { t } = useTranslation();
  const { Input: Widget, editable, write, findingsAt } = useFieldGround();
  const variables = useEditorState((state) => state.scenario.variables);
  const id = useId();
  const shown = value ?? preset;
  const record = isRecord(shown) ? shown : {};
  const names = form.names === 'variable' ? Object.keys(variables ?? {}) : [];
  const next = names.find((name) => !Object.hasOwn(record, name)) ?? freeName(record);
  return (
    <div className={styles.stack}>
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ul className={styles.items}>
        {Object.entries(record).map(([name, each]) => (
          <li key={name} className={styles.item}>
            <div className={styles.itemHead}>
              <NameInput
                {...{ name, offers: id, disabled: !editable, label: t('inspector.name-of', { name }) }}
                rename={(to) => {
                  const changed = renamed(record, name, to);
                  if (changed !== record) write(pointer, changed);
                  return changed !== record;
                }}
              />
              {editable && (
                <Button
                  size="small"
                  type="text"
                  danger
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('inspector.remove', { title: name })}
                  onClick={() => {
                    write(below(pointer, name), undefined);
                  }}
                />
              )}
            </div>
            <Widget
              form={form.of}
              name={setting}
              value={each}
              required
              pointer={below(pointer, name)}
              id={`${id}-${name}`}
              label={name}
            />
            <FindingNotes findings={findingsAt(below(pointer, name), form.of)} />
          </li>
        ))}
      </ul>
      {editable && (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            write(below(pointer, next), emptyValue(form.of));
          }}
        >
          {t('inspector.add', { label })}
        </Button>
      )}
    </div>
  );
}
