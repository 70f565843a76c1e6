/** The grid: a head that stays, rows drawn as they come into sight, one active cell that has the keyboard. */
import { useLayoutEffect, useRef, type FocusEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CellInput } from './cell-input.tsx';
import { GridHead } from './grid-head.tsx';
import { blockOf, wholeRows } from './grid-moves.ts';
import { GridRow } from './grid-row.tsx';
import type { RowMarks } from './shown-findings.ts';
import { cellText } from './table-columns.ts';
import styles from './table-grid.module.css';
import { useGridKeys } from './use-grid-keys.ts';
import { rowHeight, useRowWindow } from './use-row-window.ts';
import type { TableEditing } from './use-table-editing.ts';

const numberWidth = 56;

interface Props {
  label: string;
  editing: TableEditing;
  marks: ReadonlyMap<number, RowMarks>;
  onColumn: (column: number) => void;
}

/** The row and column under the mouse; -1 for the number of a row. */
function spotOf({ target }: MouseEvent | FocusEvent): { row: number; column: number } | null {
  if (!(target instanceof HTMLElement)) return null;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  if (row === undefined) return null;
  return { row: Number(row), column: Number(target.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? -1) };
}

/** What the mouse does: a click activates, with shift it reaches further, as dragging does; a double click edits. */
function useGridMouse(editing: TableEditing) {
  const { table, columns, selection, typed, language } = editing;
  const reach = (event: MouseEvent, isFurther: boolean) => {
    const spot = spotOf(event);
    if (!spot || (typed !== null && spot.row === selection.active.row && spot.column === selection.active.column))
      return;
    const size = { rows: table.rows.length, columns: columns.length, page: 1 };
    if (spot.column < 0) editing.select(wholeRows(isFurther ? selection.anchor.row : spot.row, spot.row, size));
    else editing.select({ active: spot, anchor: isFurther ? selection.anchor : spot });
  };
  return {
    onMouseDown(event: MouseEvent) {
      if (event.button === 0) reach(event, event.shiftKey);
    },
    onMouseOver(event: MouseEvent) {
      if (event.buttons === 1 && typed === null) reach(event, true);
    },
    /** Whatever brings the keyboard to a cell makes it the active one. */
    onFocus(event: FocusEvent) {
      const spot = spotOf(event);
      const { row, column } = selection.active;
      if (spot && spot.column >= 0 && (spot.row !== row || spot.column !== column))
        editing.select({ active: spot, anchor: spot });
    },
    onDoubleClick(event: MouseEvent) {
      const spot = spotOf(event);
      const [row, column] = [table.rows[spot?.row ?? -1], columns[spot?.column ?? -1]];
      if (row && column && typed === null) editing.type(cellText(row, column, language));
    },
  };
}

/** The grid. */
export function TableGrid({ label, editing, marks, onColumn }: Props) {
  const { t } = useTranslation();
  const { table, columns, language, selection, typed } = editing;
  const { active } = selection;
  const grid = useRef<HTMLDivElement>(null);
  const rows = useRowWindow(grid, table.rows.length, active.row);
  const page = Math.max(Math.floor((rows.scrollRect?.height ?? 320) / rowHeight) - 3, 1);
  const keys = useGridKeys(editing, page);
  const mouse = useGridMouse(editing);
  const block = blockOf(selection);
  const width = columns.reduce((sum, column) => sum + column.width, numberWidth);
  useFollow(grid, rows.scrollToIndex, editing);
  const title = columns[active.column]?.title[language] ?? '';
  const input = typed !== null && columns[active.column] && (
    <CellInput
      column={columns[active.column]!}
      language={language}
      label={t('tables.cell-of', { column: title, row: active.row + 1 })}
      text={typed}
      onText={editing.type}
      onLeave={() => {
        editing.commit();
      }}
    />
  );
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={table.rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={editing.readOnly}
      className={styles.grid}
      {...keys}
      {...mouse}
    >
      <GridHead editing={editing} width={width} onColumn={onColumn} />
      <div role="rowgroup" className={styles.body} style={{ height: table.rows.length * rowHeight, width }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const row = table.rows[index];
          const isIn = index >= block.top && index <= block.bottom;
          return (
            row && (
              <GridRow
                key={index}
                {...{ index, row, columns, language }}
                offset={start - rows.options.scrollMargin}
                from={isIn ? block.left : -1}
                to={isIn ? block.right : -1}
                active={index === active.row ? active.column : -1}
                marks={marks.get(index)}
                input={index === active.row ? input : null}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Gives the active cell the keyboard where the grid has it, and brings it into sight. */
function useFollow(
  grid: React.RefObject<HTMLDivElement | null>,
  scrollToIndex: (index: number) => void,
  { selection: { active }, typed, grabs }: TableEditing,
): void {
  const last = useRef<{ typed: string | null; grabs: number } | null>(null);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { typed, grabs };
    if (!before) return;
    const cellNow = () =>
      grid.current?.querySelector<HTMLElement>(`[data-row="${active.row}"] [data-column="${active.column}"]`);
    // Before anything is scrolled: a row that goes out of sight takes the keyboard with it.
    const hasIt = grid.current?.contains(document.activeElement) ?? false;
    const hadIt = before.typed !== null && document.activeElement === document.body;
    if (typed === null && (hasIt || hadIt || before.grabs !== grabs)) cellNow()?.focus({ preventScroll: true });
    scrollToIndex(active.row);
    const frame = requestAnimationFrame(() => {
      cellNow()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [grid, scrollToIndex, active.row, active.column, typed, grabs]);
}
