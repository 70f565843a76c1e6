/** The editor of a decision table: a grid whose cells one types, with what is wrong in them, shown where it is. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facts as catalogue } from '../../engine/core/facts/facts.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import type { Table } from '../../engine/core/tables/table.ts';
import { Announcer, useAnnouncer } from './announcements.tsx';
import { CellBar } from './cell-bar.tsx';
import { ColumnDialog } from './column-dialog.tsx';
import type { ColumnTarget } from './column-draft.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { HitPolicyField } from './hit-policy-field.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { useWorkbooks } from './use-workbooks.ts';
import { columnsOf, noteNames, type Facts } from './table-columns.ts';
import styles from './table-editor.module.css';
import { TableGrid } from './table-grid.tsx';
import type { Beside } from './table-sheets.ts';
import { TableToolbar } from './table-toolbar.tsx';
import { headHeight, rowHeight } from './use-row-window.ts';
import { useFindings } from './use-findings.ts';
import { useTableEditing } from './use-table-editing.ts';
import type { Undoing } from './use-table-history.ts';
import { useLanguage } from '../app/use-language.ts';

/** What the host of the editor gives it. */
export interface TableEditorProps {
  /** What the table is called, for who hears it. */
  label: string;
  table: Table;
  outcomes: readonly string[];
  /** The outcome where no row holds: a row added for a gap gives it. */
  otherwise?: string;
  /** What the platform found besides what the editor finds itself; pointers as of the policy. */
  findings?: readonly FieldError[];
  onChange: (table: Table) => void;
  /** What its policy says beside the table, which goes into workbooks. */
  beside?: Beside;
  /** Takes a table with what a workbook says beside it. */
  onTake?: (table: Table, beside: Beside) => void;
  readOnly?: boolean;
  /** The host's own undoing, where it has one for more than the table. */
  undoing?: Undoing;
  /** The facts that columns may be of; the catalogue's where none are given. */
  facts?: Facts;
}

const noFindings: readonly FieldError[] = [];
const shortNotes = ['reason-zh', 'reason-en'] as const;

/** The editor. */
export function TableEditor(props: TableEditorProps) {
  const { label, table, outcomes, onChange, readOnly = false, facts = catalogue, findings = noFindings } = props;
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [showsNotes, setShowsNotes] = useState(false);
  const [target, setTarget] = useState<ColumnTarget | null>(null);
  const columns = useMemo(
    () => columnsOf(table, outcomes, facts, showsNotes ? noteNames : shortNotes),
    [table, outcomes, facts, showsNotes],
  );
  const { said, announce } = useAnnouncer();
  const editing = useTableEditing({
    ...{ table, columns, language, readOnly, onChange, undoing: props.undoing },
    onPasted: ({ cells, unread, rowsLeft }) => {
      announce(t('tables.pasted', { cells, unread: unread.length, left: rowsLeft }));
    },
    onUnread: (finding) => {
      announce(finding[language]);
    },
  });
  const found = useFindings({ editing, outcomes, more: findings, otherwise: props.otherwise, announce });
  const workbooks = useWorkbooks();
  const { active } = editing.selection;
  return (
    <div className={styles.editor} onKeyDown={found.onKeyDown}>
      <HitPolicyField table={table} readOnly={readOnly} onChange={editing.change} />
      <TableToolbar
        editing={editing}
        showsNotes={showsNotes}
        onNotes={() => {
          setShowsNotes(!showsNotes);
        }}
        onAddColumn={(kind) => {
          setTarget({ kind });
        }}
        isBusy={workbooks.isBusy}
        onImport={workbooks.choose}
        onExport={() => {
          workbooks.save(table, { name: label, outcomes, language, beside: props.beside });
        }}
      />
      <FindingsPanel
        {...{ columns, findings: found.findings, live: found.live, at: found.at, readOnly }}
        onGo={found.go}
        onFill={found.fill}
      />
      <CellBar editing={editing} marked={found.marks.get(active.row)?.cells.get(active.column)} />
      <div className={styles.frame} style={{ maxHeight: headHeight + table.rows.length * rowHeight + 18 }}>
        <TableGrid
          {...{ label, editing, marks: found.marks }}
          onColumn={(index) => {
            const place = columns[index]?.place;
            if (place && place.kind !== 'note') setTarget(place);
          }}
        />
      </div>
      <p className={styles.foot}>
        {t('tables.rows', { count: table.rows.length })}
        {!readOnly && <span className={styles.keys}>{t('tables.keys')}</span>}
      </p>
      {target && (
        <ColumnDialog
          {...{ table, target, facts, onChange: editing.change }}
          onClose={() => {
            setTarget(null);
          }}
        />
      )}
      {workbooks.read && (
        <ImportDialog
          {...{ table, read: workbooks.read, outcomes, facts, onClose: workbooks.leave }}
          onTake={(next, beside) => {
            if (beside && props.onTake) props.onTake(next, beside);
            else editing.change(next);
            workbooks.leave();
          }}
        />
      )}
      <Announcer said={said} />
    </div>
  );
}
