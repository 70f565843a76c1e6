/** A list of the platform on a page: loading, an error, nothing yet, nothing found, or the rows with their true count. */
import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '../../engine/core/api.ts';
import { DataTable, type Column } from './data-table.tsx';
import { MoreOf } from './more-rows.tsx';
import { NothingFound } from './nothing-found.tsx';
import { ProblemAlert } from './problem-notice.tsx';
import { RowsSkeleton } from './rows-skeleton.tsx';

interface Props<T> {
  list: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  caption: string;
  columns: Column<T>[];
  keyOf: (row: T) => string;
  linkOf: (row: T) => string | null;
  /** What was looked for. */
  search: string;
  /** Shown where there is nothing yet. */
  empty: ReactNode;
}

/** The list. */
export function PagedTable<T>({ list, caption, columns, keyOf, linkOf, search, empty }: Props<T>) {
  if (list.isPending) return <RowsSkeleton />;
  if (list.isError) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  const { pages } = list.data;
  const rows = pages.flatMap(({ items }) => items);
  if (rows.length === 0) return search ? <NothingFound search={search} /> : empty;
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={rows} keyOf={keyOf} linkOf={linkOf} />
      <MoreOf list={list} />
    </>
  );
}
