/** A row of the grid: its number, and a cell for each column. */
import { memo, type ReactNode } from 'react';
import type { TableRow } from '../../engine/core/tables/table.ts';
import type { Language } from '../../engine/core/text.ts';
import type { RowMarks } from './shown-findings.ts';
import { cellText, type GridColumn } from './table-columns.ts';
import styles from './table-grid.module.css';

interface Props {
  index: number;
  row: TableRow;
  columns: readonly GridColumn[];
  language: Language;
  offset: number;
  /** The columns of the block that is selected, from and to; -1 where the row is not in it. */
  from: number;
  to: number;
  /** The column of the active cell; -1 where it is in another row. */
  active: number;
  marks: RowMarks | undefined;
  /** What the active cell shows while it is typed into. */
  input: ReactNode;
}

/** How a row looks as a whole: one that never decides is dim, one that meets another is marked. */
function rowClass(marks: RowMarks | undefined): string {
  const kinds = marks?.whole.map(({ kind }) => kind) ?? [];
  return [
    styles.row,
    kinds.includes('unreachable') && styles.unreachable,
    kinds.includes('overlap') && styles.overlap,
    kinds.includes('error') && styles.wrong,
  ]
    .filter(Boolean)
    .join(' ');
}

function GridRowPlain({ index, row, columns, language, offset, from, to, active, marks, input }: Props) {
  const said = marks?.whole.map(({ message }) => message[language]).join('\n');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={marks ? rowClass(marks) : styles.row}
      style={{ transform: `translateY(${offset}px)` }}
      data-row={index}
    >
      <div role="rowheader" aria-colindex={1} className={styles.number} title={said}>
        {index + 1}
        {said !== undefined && said !== '' && <span className="only-read-aloud">{said}</span>}
      </div>
      {columns.map((column, at) => {
        const finding = marks?.cells.get(at)?.[language];
        const isActive = at === active;
        const isSelected = at >= from && at <= to;
        const { kind } = column.place;
        return (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={isSelected}
            tabIndex={isActive ? 0 : -1}
            data-column={at}
            data-kind={kind}
            className={styles.cell}
            style={{ width: column.width }}
            {...(finding !== undefined && { 'aria-invalid': true, title: finding })}
          >
            {isActive && input ? input : cellText(row, column, language)}
          </div>
        );
      })}
    </div>
  );
}

/** The row; drawn anew only when something of it changed. */
export const GridRow = memo(GridRowPlain);
