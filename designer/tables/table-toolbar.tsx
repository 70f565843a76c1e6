/** The tools of a table: back and forth, what can be done with the selected rows, columns, and files. */
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  DownloadOutlined,
  InsertRowBelowOutlined,
  PlusOutlined,
  RedoOutlined,
  UndoOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridCommand } from './grid-commands.ts';
import styles from './table-editor.module.css';
import type { TableEditing } from './use-table-editing.ts';

interface Props {
  editing: TableEditing;
  showsNotes: boolean;
  onNotes: () => void;
  onAddColumn: (kind: 'input' | 'output') => void;
  isBusy: boolean;
  onImport: () => void;
  onExport: () => void;
}

const rowTools: readonly [GridCommand, ReactNode, string][] = [
  ['insert-below', <InsertRowBelowOutlined key="insert" aria-hidden />, 'Shift+Insert'],
  ['duplicate', <CopyOutlined key="duplicate" aria-hidden />, 'Ctrl+Shift+D'],
  ['move-up', <ArrowUpOutlined key="up" aria-hidden />, 'Alt+↑'],
  ['move-down', <ArrowDownOutlined key="down" aria-hidden />, 'Alt+↓'],
  ['delete', <DeleteOutlined key="delete" aria-hidden />, 'Ctrl+Delete'],
];

function Tool({ name, keys, icon, ...props }: ToolProps) {
  return (
    <Tooltip title={`${name}  ${keys}`}>
      <Button aria-label={name} icon={icon} {...props} />
    </Tooltip>
  );
}

interface ToolProps {
  name: string;
  keys: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

/** The tools that change a table. */
function WritingTools({ editing, isBusy, onAddColumn, onImport }: Props) {
  const { t } = useTranslation();
  const { undoing, run } = editing;
  return (
    <>
      <span className={styles.tools}>
        <Tool
          {...{ name: t('tables.undo'), keys: 'Ctrl+Z', icon: <UndoOutlined aria-hidden /> }}
          disabled={!undoing.canUndo}
          onClick={undoing.undo}
        />
        <Tool
          {...{ name: t('tables.redo'), keys: 'Ctrl+Y', icon: <RedoOutlined aria-hidden /> }}
          disabled={!undoing.canRedo}
          onClick={undoing.redo}
        />
      </span>
      <span className={styles.tools}>
        {rowTools.map(([command, icon, keys]) => (
          <Tool
            key={command}
            {...{ name: t(`tables.command.${command as 'delete'}`), keys, icon }}
            onClick={() => {
              run(command);
            }}
          />
        ))}
      </span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (['input', 'output'] as const).map((key) => ({ key, label: t(`tables.add.${key}`) })),
          onClick: ({ key }) => {
            onAddColumn(key as 'input' | 'output');
          },
        }}
      >
        <Button icon={<PlusOutlined aria-hidden />}>{t('tables.add-column')}</Button>
      </Dropdown>
      <Button icon={<UploadOutlined aria-hidden />} loading={isBusy} onClick={onImport}>
        {t('tables.import')}
      </Button>
    </>
  );
}

/** All tools; of a table that is only read those that look and take away. */
export function TableToolbar(props: Props) {
  const { t } = useTranslation();
  const { editing, showsNotes, onNotes, onExport } = props;
  return (
    <div role="toolbar" aria-label={t('tables.tools')} className={styles.toolbar}>
      {!editing.readOnly && <WritingTools {...props} />}
      <Button icon={<DownloadOutlined aria-hidden />} onClick={onExport}>
        {t('tables.export')}
      </Button>
      <Button aria-pressed={showsNotes} type={showsNotes ? 'primary' : 'default'} ghost={showsNotes} onClick={onNotes}>
        {t('tables.notes')}
      </Button>
    </div>
  );
}
