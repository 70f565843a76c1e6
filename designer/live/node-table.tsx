/** The figures of the nodes as a table: the same as on the drawing, sorted as one likes, read aloud and on a phone. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveView } from '../../engine/core/live.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { span } from '../app/dates.ts';
import table from '../app/data-table.module.css';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { nodeName } from '../canvas/node-words.ts';
import { rowsOf, sortedBy, sortKeys, type FiguresRow, type SortKey } from './heat.ts';
import styles from './live.module.css';

interface Props {
  scenario: Scenario;
  live: LiveView;
  selected: string | null;
  select: (node: string) => void;
}

const nothing = '—';

/** A figure of each column, in words. */
function useCells(at: string): Record<Exclude<SortKey, 'order'>, (row: FiguresRow) => string> {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const stay = (ms: number | null): string => (ms === null ? nothing : span(ms, language));
  return {
    open: ({ open }) => String(open),
    held: ({ held }) => String(held),
    oldest: ({ oldest }) =>
      oldest === null ? nothing : span(Math.max(0, Date.parse(at) - Date.parse(oldest)), language),
    median: ({ medianMs }) => stay(medianMs),
    p90: ({ p90Ms }) => stay(p90Ms),
    failures: ({ failures, visits }) =>
      failures + visits === 0 ? nothing : t('live.failures-of', { failures, visits }),
  };
}

/** The table, with its choice of order. */
export function NodeTable({ scenario, live, selected, select }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [key, setKey] = useState<SortKey>('order');
  const cells = useCells(live.at);
  const columns = sortKeys.filter((each) => each !== 'order');
  const rows = sortedBy(
    rowsOf(
      scenario.nodes.map(({ id }) => id),
      live.nodes,
    ),
    key,
  );
  return (
    <section aria-labelledby="live-nodes">
      <div className={styles.sectionHead}>
        <h2 id="live-nodes">{t('live.nodes')}</h2>
        <ChooseOne
          className={styles.sortChoice}
          aria-label={t('live.sort')}
          value={key}
          options={sortKeys.map((each) => ({ value: each, label: t(`live.sort-by.${each}`) }))}
          change={(next) => {
            setKey(sortKeys.find((each) => each === next) ?? 'order');
          }}
        />
      </div>
      <table className={`${table.table ?? ''} ${styles.nodes ?? ''}`}>
        <caption className="only-read-aloud">{t('live.nodes')}</caption>
        <thead>
          <tr>
            <SortHead name="order" now={key} sort={setKey} />
            {columns.map((each) => (
              <SortHead key={each} name={each} now={key} sort={setKey} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const node = scenario.nodes.find(({ id }) => id === row.node);
            return (
              <tr key={row.node} data-alarm={row.held > 0}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.node}
                    aria-pressed={selected === row.node}
                    onClick={() => {
                      select(row.node);
                    }}
                  >
                    {node && <NodeIcon kind={node.kind} />} {node ? nodeName(node, language) : row.node}
                  </button>
                </th>
                {columns.map((each) => (
                  <td
                    key={each}
                    data-title={t(`live.column.${each}`)}
                    data-none={cells[each](row) === '0' || cells[each](row) === nothing}
                  >
                    {cells[each](row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A heading that sorts by its column. */
function SortHead({ name, now, sort }: { name: SortKey; now: SortKey; sort: (key: SortKey) => void }) {
  const { t } = useTranslation();
  return (
    <th scope="col" aria-sort={now === name ? (name === 'order' ? 'ascending' : 'descending') : 'none'}>
      <Button
        type="text"
        size="small"
        onClick={() => {
          sort(name);
        }}
      >
        {t(`live.column.${name}`)}
        <span aria-hidden>{now === name ? ' ▾' : ''}</span>
      </Button>
    </th>
  );
}
