/** How far a batch has come: a bar of its items by status, how many there are of each, how fast it goes, and what is left. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { batchItemStatuses, type BatchItemStatus, type BatchSummary } from '../../engine/core/procedures/batch-item.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import { overOf, paceOf } from './batch-pace.ts';
import styles from './batches.module.css';
import { ItemStatusMark } from './item-status-mark.tsx';

const order: readonly BatchItemStatus[] = ['granted', 'refused', 'skipped', 'running', 'waiting'];

/** The bar; what has no items has no width. */
function Bar({ summary }: { summary: BatchSummary }) {
  const { t } = useTranslation();
  const { total, byStatus } = summary;
  const over = overOf(summary);
  return (
    <div
      role="progressbar"
      aria-label={t('batch.progress')}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={over}
      aria-valuetext={t('batch.so-many', { over, total })}
      className={styles.bar}
    >
      {order.map(
        (status) =>
          byStatus[status] > 0 && <span key={status} data-status={status} style={{ flexGrow: byStatus[status] }} />,
      )}
    </div>
  );
}

/** What is said beside the bar. */
function Pace({ summary, at }: { summary: BatchSummary; at: number }) {
  const { t } = useTranslation();
  const { total, startedAt, endedAt } = summary;
  const pace = paceOf(summary, at);
  if (startedAt === null) return <>{t('batch.not-begun')}</>;
  if (endedAt !== null)
    return (
      <>
        {t('batch.ended')} <MomentOf at={endedAt} />
      </>
    );
  const so = t('batch.so-many', { over: overOf(summary), total });
  return <>{pace ? `${so} · ${t('batch.pace', { rate: pace.perMinute, minutes: pace.minutesLeft })}` : so}</>;
}

interface Props {
  summary: BatchSummary;
  /** When it was read, in milliseconds. */
  at: number;
  chosen: BatchItemStatus | '';
  choose: (status: BatchItemStatus | '') => void;
}

/** The bar with its counts, each of which filters the list. */
export function BatchProgress({ summary, at, chosen, choose }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { total, byStatus, institutions, codes } = summary;
  return (
    <>
      <p className={styles.soft}>
        {codes.length === 0
          ? t('batch.only-institutions', { institutions })
          : t('batch.of-what', { institutions, codes: codes.length, total })}
      </p>
      <Bar summary={summary} />
      <p role="status">
        <Pace summary={summary} at={at} />
      </p>
      <div role="group" aria-label={t('batch.by-status')} className={styles.counts}>
        <Button
          type={chosen === '' ? 'primary' : 'default'}
          aria-pressed={chosen === ''}
          onClick={() => {
            choose('');
          }}
        >
          {t('batch.all')} {total}
        </Button>
        {order.map((status) => (
          <Button
            key={status}
            type={chosen === status ? 'primary' : 'default'}
            ghost={chosen === status}
            aria-pressed={chosen === status}
            aria-label={`${say(batchItemStatuses[status])} ${byStatus[status]}`}
            disabled={byStatus[status] === 0 && chosen !== status}
            onClick={() => {
              choose(chosen === status ? '' : status);
            }}
          >
            <ItemStatusMark status={status} /> {byStatus[status]}
          </Button>
        ))}
      </div>
    </>
  );
}
