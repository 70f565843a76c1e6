/** The head of the grid: what each column is of, whether it asks or gives, and the door to its settings. */
import { EditOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './table-grid.module.css';
import type { TableEditing } from './use-table-editing.ts';

interface Props {
  editing: TableEditing;
  width: number;
  onColumn: (column: number) => void;
}

/** The head. */
export function GridHead({ editing, width, onColumn }: Props) {
  const { t } = useTranslation();
  const { columns, language, readOnly } = editing;
  return (
    <div role="rowgroup" className={styles.head} style={{ width }}>
      <div role="row" aria-rowindex={1} className={styles['head-row']}>
        <div role="columnheader" aria-colindex={1} className={styles.number}>
          <span className="only-read-aloud">{t('tables.row-number')}</span>
        </div>
        {columns.map((column, index) => {
          const { place, title } = column;
          const name = title[language];
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 2}
              className={styles['head-cell']}
              data-kind={place.kind}
              style={{ width: column.width }}
            >
              <span className={styles['head-kind']}>{t(`tables.kind.${place.kind}`)}</span>
              <span className={styles['head-title']} title={name}>
                {name}
              </span>
              {place.kind !== 'note' && !readOnly && (
                <button
                  type="button"
                  className={styles['head-button']}
                  aria-label={t('tables.column-settings', { column: name })}
                  onClick={() => {
                    onColumn(index);
                  }}
                >
                  <EditOutlined aria-hidden />
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
