/** The settings of a column, or of one to be added: of which fact, or what it gives; its name, its place, and its end. */
import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTypeOfList } from '../../engine/core/facts/fact-types.ts';
import type { Table } from '../../engine/core/tables/table.ts';
import { useLanguage } from '../app/use-language.ts';
import {
  columnDraft,
  savedColumn,
  movedColumn,
  removedColumn,
  type ColumnDraft,
  type ColumnTarget,
} from './column-draft.ts';
import type { Facts } from './table-columns.ts';
import styles from './table-editor.module.css';

interface Props {
  table: Table;
  target: ColumnTarget;
  facts: Facts;
  onChange: (table: Table) => void;
  onClose: () => void;
}

/** What a column of conditions is of. */
function InputFields({ draft, facts, onDraft }: FieldProps & { facts: Facts }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const options = Object.entries(facts)
    .filter(([, { type }]) => !isTypeOfList(type))
    .map(([value, fact]) => ({ value, label: say(fact.label) }));
  const isKnown = draft.name === '' || Object.hasOwn(facts, draft.name);
  return (
    <>
      <label className={styles.field}>
        {t('tables.fact')}
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.name || null}
          options={isKnown ? options : [...options, { value: draft.name, label: draft.name }]}
          onChange={(name: string) => {
            onDraft({ ...draft, name });
          }}
        />
      </label>
      {facts[draft.name]?.type === 'number' && (
        <Checkbox
          checked={draft.whole}
          onChange={({ target }) => {
            onDraft({ ...draft, whole: target.checked });
          }}
        >
          {t('tables.whole')}
        </Checkbox>
      )}
    </>
  );
}

interface FieldProps {
  draft: ColumnDraft;
  onDraft: (draft: ColumnDraft) => void;
}

/** What a column of results gives. */
function OutputFields({ draft, onDraft, isOutcome }: FieldProps & { isOutcome: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <label className={styles.field}>
        {t('tables.output-name')}
        <Input
          value={draft.name}
          disabled={isOutcome}
          placeholder="percent"
          onChange={({ target }) => {
            onDraft({ ...draft, name: target.value.trim() });
          }}
        />
      </label>
      <label className={styles.field}>
        {t('tables.output-type')}
        <Select
          value={draft.type}
          disabled={isOutcome}
          options={(['string', 'number', 'boolean'] as const).map((value) => ({
            value,
            label: t(`tables.type.${value}`),
          }))}
          onChange={(type) => {
            onDraft({ ...draft, type });
          }}
        />
      </label>
      <label className={styles.field}>
        {t('tables.output-values')}
        <Input
          value={draft.values}
          placeholder={t('tables.output-values-hint')}
          onChange={({ target }) => {
            onDraft({ ...draft, values: target.value });
          }}
        />
      </label>
    </>
  );
}

/** What a column is called. */
function NameFields({ draft, onDraft }: FieldProps) {
  const { t } = useTranslation();
  return (['zh', 'en'] as const).map((key) => (
    <label key={key} className={styles.field}>
      {t(`tables.label.${key}`)}
      <Input
        value={draft[key]}
        maxLength={80}
        onChange={({ target }) => {
          onDraft({ ...draft, [key]: target.value });
        }}
      />
    </label>
  ));
}

/** Moves the column, or takes it away. */
function PlaceButtons({ table, target, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const doing = (next: Table) => () => {
    onChange(next);
    onClose();
  };
  const [left, right] = [movedColumn(table, target, -1), movedColumn(table, target, 1)];
  const removed = removedColumn(table, target);
  return (
    <div className={styles.tools}>
      <Button disabled={left === table} onClick={doing(left)}>
        {t('tables.column-left')}
      </Button>
      <Button disabled={right === table} onClick={doing(right)}>
        {t('tables.column-right')}
      </Button>
      <Button danger disabled={removed === table} onClick={doing(removed)}>
        {t('tables.column-remove')}
      </Button>
    </div>
  );
}

/** The dialog. */
export function ColumnDialog(props: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { table, target, facts, onChange, onClose } = props;
  const [draft, setDraft] = useState(() => columnDraft(table, target));
  const saved = savedColumn(table, target, draft);
  const isOutcome = target.kind === 'output' && table.outputs[target.index ?? -1]?.name === 'outcome';
  const save = () => {
    if (!('table' in saved)) return;
    onChange(saved.table);
    onClose();
  };
  const fields = { draft, onDraft: setDraft };
  return (
    <Modal
      open
      title={target.index === undefined ? t(`tables.add.${target.kind}`) : t('tables.column')}
      okText={target.index === undefined ? t('tables.add-column') : t('tables.save')}
      cancelText={t('tables.cancel')}
      okButtonProps={{ disabled: !('table' in saved) }}
      onOk={save}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {target.kind === 'input' ? (
          <InputFields {...fields} facts={facts} />
        ) : (
          <OutputFields {...fields} isOutcome={isOutcome} />
        )}
        <NameFields {...fields} />
        {'finding' in saved && draft.name !== '' && (
          <p className={styles.finding} role="status">
            {say(saved.finding)}
          </p>
        )}
        {target.index !== undefined && <PlaceButtons {...props} />}
      </div>
    </Modal>
  );
}
