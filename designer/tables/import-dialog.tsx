/** Takes a workbook into the table: our own as it is, another's column by column, with what is taken and what is not said beforehand. */
import { Alert, Modal, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../engine/core/tables/table.ts';
import { useLanguage } from '../app/use-language.ts';
import { ImportNotices } from './import-notices.tsx';
import { guessedGoals, headingsOf, importSheet, type Goal } from './sheet-import.ts';
import { columnsOf, type Facts, type GridColumn } from './table-columns.ts';
import styles from './table-editor.module.css';
import { tableInSheets, type Beside } from './table-sheets.ts';
import type { ReadSheet, ReadWorkbook } from './xlsx-read.ts';
import { columnLetters } from './xlsx-write.ts';

interface Props {
  table: Table;
  read: ReadWorkbook;
  outcomes: readonly string[];
  facts: Facts;
  onTake: (table: Table, beside?: Beside) => void;
  onClose: () => void;
}

/** What stands between brackets when nothing is taken. */
const nowhere = '';
const keyOf = (goal: Goal | undefined): string =>
  !goal ? nowhere : 'column' in goal ? goal.column : `fact ${goal.fact}`;
const goalOf = (key: string): Goal =>
  key === nowhere ? null : key.startsWith('fact ') ? { fact: key.slice(5) } : { column: key };

interface MappingProps {
  sheet: ReadSheet;
  goals: readonly Goal[];
  columns: readonly GridColumn[];
  facts: Facts;
  onGoals: (goals: Goal[]) => void;
}

/** Where each column of the sheet goes. */
function Mapping({ sheet, goals, columns, facts, onGoals }: MappingProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const fresh = Object.entries(facts).filter(([fact]) => !columns.some(({ key }) => key.startsWith(`input ${fact} `)));
  const options = [
    { value: nowhere, label: t('tables.import-nowhere') },
    {
      label: t('tables.import-columns'),
      options: columns.map(({ key, title }) => ({ value: key, label: say(title) })),
    },
    {
      label: t('tables.import-new'),
      options: fresh.map(([fact, { label }]) => ({ value: `fact ${fact}`, label: say(label) })),
    },
  ];
  return (
    <ol className={styles.mapping}>
      {headingsOf(sheet).map((heading, index) => (
        <li key={index}>
          <label htmlFor={`import-${index}`}>
            <span className={styles.letters}>{columnLetters(index)}</span> {heading}
          </label>
          <Select
            id={`import-${index}`}
            value={keyOf(goals[index])}
            options={options}
            onChange={(key) => {
              onGoals(goals.map((goal, at) => (at === index ? goalOf(key) : keyOf(goal) === key ? null : goal)));
            }}
          />
        </li>
      ))}
    </ol>
  );
}

const noSheet: ReadSheet = { name: '', rows: [], notices: [] };

/** A workbook of another's making. */
function ForeignImport({ table, sheets, outcomes, facts, onTake, onClose }: Props & { sheets: readonly ReadSheet[] }) {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(table, outcomes, facts), [table, outcomes, facts]);
  const [at, setAt] = useState(0);
  const sheet = sheets[at] ?? noSheet;
  const [goals, setGoals] = useState(() => guessedGoals(sheet, columns, facts));
  const [replaces, setReplaces] = useState(true);
  const taken = useMemo(
    () => importSheet(table, sheet, goals, { outcomes, facts, replaces }),
    [table, sheet, goals, outcomes, facts, replaces],
  );
  return (
    <Modal
      open
      width={640}
      title={t('tables.import')}
      okText={t('tables.import-take', { count: taken.rowsTaken })}
      cancelText={t('tables.cancel')}
      okButtonProps={{ disabled: taken.rowsTaken === 0 || goals.every((goal) => goal === null) }}
      onOk={() => {
        onTake(taken.table);
      }}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <label className={styles.field}>
          {t('tables.import-sheet')}
          <Select
            value={at}
            options={sheets.map(({ name, rows }, value) => ({ value, label: `${name} (${rows.length})` }))}
            onChange={(next) => {
              setAt(next);
              setGoals(guessedGoals(sheets[next] ?? sheet, columns, facts));
            }}
          />
        </label>
        {headingsOf(sheet).length === 0 ? (
          <Alert type="warning" showIcon title={t('tables.import-empty')} />
        ) : (
          <Mapping {...{ sheet, goals, columns, facts, onGoals: setGoals }} />
        )}
        <Radio.Group
          value={replaces}
          options={[
            { value: true, label: t('tables.import-replace') },
            { value: false, label: t('tables.import-append') },
          ]}
          onChange={({ target }) => {
            setReplaces(Boolean(target.value));
          }}
        />
        <ImportNotices written={taken} notices={taken.notices} />
      </div>
    </Modal>
  );
}

/** The dialog. */
export function ImportDialog(props: Props) {
  const { t } = useTranslation();
  const { read, outcomes, facts, onTake, onClose } = props;
  const own = useMemo(
    () => ('sheets' in read ? tableInSheets(read.sheets, outcomes, facts) : undefined),
    [read, outcomes, facts],
  );
  if ('sheets' in read && !own && read.sheets.length > 0) return <ForeignImport {...props} sheets={read.sheets} />;
  return (
    <Modal
      open
      title={t('tables.import')}
      okText={t('tables.import-take', { count: own?.table.rows.length ?? 0 })}
      cancelText={t('tables.cancel')}
      okButtonProps={{ disabled: !own }}
      onOk={() => {
        if (own) onTake(own.table, own.beside);
      }}
      onCancel={onClose}
    >
      {own ? (
        <div className={styles.form}>
          <p>{t('tables.import-own')}</p>
          <ImportNotices
            written={own}
            notices={'sheets' in read ? read.sheets.flatMap(({ notices }) => notices) : []}
          />
        </div>
      ) : (
        <Alert
          type="error"
          showIcon
          title={t(`tables.import-problem.${'problem' in read ? read.problem : 'not-a-workbook'}`)}
        />
      )}
    </Modal>
  );
}
