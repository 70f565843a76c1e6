/** A list: its items, each with its widget, to add to, to take from and to put in another order. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { FindingNotes } from '../finding-notes.tsx';
import { emptyValue, type Form } from '../form-model.ts';
import { below, isRecord, moved } from '../form-values.ts';
import styles from '../inspector.module.css';
import { PathsInput } from './path-input.tsx';

type ListForm = Form & { is: 'list' };

function Item({ form, list, index, ...props }: InputProps<ListForm> & { list: readonly unknown[]; index: number }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { Input, editable, write, findingsAt } = useFieldGround();
  const { pointer, name, label, id } = props;
  const item = list[index];
  const called = isRecord(item) ? (isRecord(item['label']) ? item['label'][language] : item['name']) : undefined;
  const number = t('inspector.item', { label, number: index + 1 });
  const title = typeof called === 'string' && called !== '' ? `${number} · ${called}` : number;
  const here = below(pointer, index);
  const move = (by: number) => {
    write(pointer, moved(list, index, by));
  };
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span>{title}</span>
        {editable && (
          <>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={t('inspector.up', { title })}
              disabled={index === 0}
              onClick={() => {
                move(-1);
              }}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label={t('inspector.down', { title })}
              disabled={index === list.length - 1}
              onClick={() => {
                move(1);
              }}
            />
            <Button
              size="small"
              type="text"
              danger
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('inspector.remove', { title })}
              onClick={() => {
                const rest = list.filter((_item, at) => at !== index);
                const isNone = rest.length === 0 && !props.required && props.preset === undefined;
                write(pointer, isNone ? undefined : rest);
              }}
            />
          </>
        )}
      </div>
      <Input
        form={form.of}
        name={name}
        value={list[index]}
        required
        pointer={here}
        id={`${id}-${index}`}
        label={title}
      />
      <FindingNotes findings={findingsAt(here, form.of)} />
    </li>
  );
}

/** The items, and the way to one more. */
export function ListInput(props: InputProps<ListForm>) {
  const { form, value, preset, pointer } = props;
  const { t } = useTranslation();
  const { editable, write } = useFieldGround();
  if (form.of.is === 'path') return <PathsInput {...props} />;
  const shown = value ?? preset;
  const list: readonly unknown[] = Array.isArray(shown) ? shown : [];
  const isFull = form.most !== undefined && list.length >= form.most;
  return (
    <div className={styles.stack}>
      {list.length === 0 && <p className={styles.help}>{t('inspector.empty-list')}</p>}
      <ol className={styles.items}>
        {list.map((_item, index) => (
          <Item key={index} {...props} list={list} index={index} />
        ))}
      </ol>
      {editable && !isFull && (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            write(pointer, [...list, emptyValue(form.of)]);
          }}
        >
          {t('inspector.add', { label: props.label })}
        </Button>
      )}
    </div>
  );
}
