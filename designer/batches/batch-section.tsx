/** The items of a batch on the page of its case: how far it has come, what came of each row and why, and the way to each one's own case. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchItem } from '../../engine/core/procedures/batch-item.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { PagedTable } from '../app/paged-table.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { saveFrom } from '../app/save-from.ts';
import { SearchField, useSearch } from '../app/search-field.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { casePath, caseAt } from '../procedures/use-procedures.ts';
import { RegionName } from '../regions/region-name.tsx';
import { BatchProgress } from './batch-progress.tsx';
import styles from './batches.module.css';
import { ItemStatusMark } from './item-status-mark.tsx';
import { lookAgainMs, useBatchSummary, useItemStatus } from './use-batch.ts';

/** Why it was refused or skipped. */
function Findings({ item }: { item: BatchItem }) {
  const { say } = useLanguage();
  const said = item.findings.filter(({ severity }) => severity !== 'info');
  if (said.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {said.map(({ pointer, rule, message }) => (
        <li key={pointer + rule}>{say(message)}</li>
      ))}
    </ul>
  );
}

function useColumns(): Column<BatchItem>[] {
  const { t } = useTranslation();
  return [
    { key: 'row', title: t('batch.column.row'), cell: ({ row }) => row },
    {
      key: 'name',
      title: t('batch.column.name'),
      main: true,
      cell: ({ name, creditCode }) => (
        <>
          {name || t('batch.no-name')} <code className={styles.code}>{creditCode}</code>
        </>
      ),
    },
    {
      key: 'item',
      title: t('batch.column.item'),
      cell: ({ code }) => (
        <span className={styles.whole}>{code === null ? t('batch.institution') : <code>{code}</code>}</span>
      ),
    },
    { key: 'region', title: t('batch.column.region'), cell: ({ region }) => <RegionName code={region} /> },
    {
      key: 'status',
      title: t('batch.column.status'),
      cell: (item) => (
        <div>
          <ItemStatusMark status={item.status} />
          <Findings item={item} />
        </div>
      ),
    },
  ];
}

/** Saves what came of every item. */
function Export({ id }: { id: string }) {
  const { t } = useTranslation();
  const saving = useMutation({ mutationFn: () => saveFrom(`${caseAt(id)}/items.csv`, `batch-${id}.csv`) });
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={saving.isPending}
        onClick={() => {
          saving.mutate();
        }}
      >
        {t('batch.export')}
      </Button>
      {saving.isError && <ProblemAlert error={saving.error} />}
    </>
  );
}

/** The section; nothing before the list was checked. */
export function BatchSection({ view }: { view: ProcedureView }) {
  const { t } = useTranslation();
  const search = useSearch();
  const [status, choose] = useItemStatus();
  const summary = useBatchSummary(view);
  const again = lookAgainMs(view.phase, summary.data);
  const list = usePages<BatchItem>(
    `${caseAt(view.id)}/items`,
    { status, q: search },
    again === false ? {} : { refetchMs: again },
  );
  const columns = useColumns();
  // What happened last is read, too: nobody looks again after the end.
  const isEnded = summary.data !== undefined && summary.data.endedAt !== null;
  const { refetch } = list;
  useEffect(() => {
    if (isEnded) void refetch();
  }, [isEnded, refetch]);
  if (summary.isError && !summary.data)
    return <ProblemAlert error={summary.error} retry={() => void summary.refetch()} />;
  if (!summary.data) return <RowsSkeleton />;
  if (summary.data.total === 0) return null;
  return (
    <section aria-labelledby="items" className={styles.section}>
      <div className={styles.head}>
        <h2 id="items">{t('batch.items')}</h2>
        <Export id={view.id} />
      </div>
      <BatchProgress summary={summary.data} at={summary.dataUpdatedAt} chosen={status} choose={choose} />
      <SearchField label={t('batch.search')} />
      <PagedTable
        list={list}
        caption={t('batch.items')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ case: of }) => (of === null ? null : casePath(of))}
        search={search}
        empty={<EmptyState level={2} title={t('batch.none-so')} text={t('batch.none-so-text')} />}
      />
    </section>
  );
}
