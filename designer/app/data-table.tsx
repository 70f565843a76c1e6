/** A list of things as a table: rows are links, j and k walk them, enter opens; on a phone each row is a card. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './data-table.module.css';

/** A column: its heading, and a row's cell. */
export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Said to be so by the heading of each row; exactly one column links to the row's page. */
  main?: boolean;
}

interface Props<T> {
  caption: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  /** Where a row leads; null where it leads nowhere. */
  linkOf: (row: T) => string | null;
}

/** Whether a key was typed into a field. */
const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);

/** Moves the focus between the rows' links with j and k. */
function useRowKeys(body: React.RefObject<HTMLTableSectionElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('[data-row-link]') ?? [])];
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      const next = event.key === 'j' ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
      links[next]?.focus();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [body]);
}

/** The heading of a row: a link where it leads somewhere. */
function Heading<T>({ row, cell, to }: { row: T; cell: Column<T>['cell']; to: string | null }) {
  if (to === null) return cell(row);
  return (
    <Link to={to} data-row-link className={styles.link}>
      {cell(row)}
    </Link>
  );
}

/** The table. */
export function DataTable<T>({ caption, columns, rows, keyOf, linkOf }: Props<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body);
  return (
    <table className={styles.table}>
      <caption className="only-read-aloud">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ key, title, cell, main }) =>
              main ? (
                <th key={key} scope="row">
                  <Heading row={row} cell={cell} to={linkOf(row)} />
                </th>
              ) : (
                <td key={key} data-title={title}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
