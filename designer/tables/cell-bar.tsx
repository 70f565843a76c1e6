/** The line above the grid that says what the active cell is: its column, what may be written there, and what is wrong. */
import { WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Text } from '../../engine/core/text.ts';
import { cellText, findingOf, type GridColumn } from './table-columns.ts';
import styles from './table-editor.module.css';
import type { TableEditing } from './use-table-editing.ts';

/** Which words of advice fit a column. */
function adviceOf({ place, values }: GridColumn): 'number' | 'values' | 'boolean' | 'text' | 'output' | 'note' {
  if (place.kind !== 'input') return place.kind;
  if (values.values) return 'values';
  return values.type === 'number' || values.type === 'boolean' ? values.type : 'text';
}

/** The line; what is wrong with what is being typed is said at once. */
export function CellBar({ editing, marked }: { editing: TableEditing; marked: Text | undefined }) {
  const { t } = useTranslation();
  const { table, columns, language, selection, typed, readOnly } = editing;
  const { row: index, column: at } = selection.active;
  const [row, column] = [table.rows[index], columns[at]];
  if (!row || !column) return null;
  const text = typed ?? cellText(row, column, language);
  const finding = typed === null ? marked : findingOf(column, typed, row);
  return (
    <div className={styles.bar}>
      <span className={styles.where}>{t('tables.cell-of', { column: column.title[language], row: index + 1 })}</span>
      <span className={styles.what}>{text === '-' ? t('tables.anything') : text}</span>
      {finding ? (
        <span className={styles.finding} role={typed === null ? undefined : 'status'}>
          <WarningFilled aria-hidden /> {finding[language]}
        </span>
      ) : (
        !readOnly && <span className={styles.advice}>{t(`tables.advice.${adviceOf(column)}`)}</span>
      )}
    </div>
  );
}
